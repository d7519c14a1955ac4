package dev.boathouse.registry.internal.overview;

import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Status;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a registry, as far as it shows without checking all of it. */
final class Warnings {

    private Warnings() {}

    static List<Block> of(RegistryFacts facts, Readings readings) {
        List<Block> blocks = new ArrayList<>();
        if (!facts.problems().isEmpty()) {
            blocks.add(Block.notice(
                    Status.FAIL,
                    ModelPage.count(facts.problems().size(), "event") + " of this registry broke its rules and changed"
                            + " nothing. The first: " + facts.problems().get(0)));
        }
        facts.unknown()
                .ifPresent(type -> blocks.add(Block.notice(
                        Status.WARN,
                        "A newer release has written events of the type " + type + ", which this page leaves out.")));
        if (readings.missing() > 0) {
            blocks.add(Block.notice(
                    Status.FAIL,
                    ModelPage.count(readings.missing(), "event")
                            + " behind this page cannot be read: missing, altered, or"
                            + " not what their type wants. What stands in them is left out. Checking the whole registry"
                            + " tells more."));
        }
        return blocks;
    }
}
