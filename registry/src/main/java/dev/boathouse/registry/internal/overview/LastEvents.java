package dev.boathouse.registry.internal.overview;

import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Section;
import dev.boathouse.core.page.Status;
import dev.boathouse.core.page.Table;
import dev.boathouse.core.page.Table.Column;
import dev.boathouse.registry.audit.RegistryEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Who did what last. */
final class LastEvents {

    private static final int MOST = 20;

    private LastEvents() {}

    /** The last events of all, or of one model among the last of all. */
    static Section of(RegistryFacts facts, Optional<String> model) {
        List<RegistryEvent> chosen = new ArrayList<>(facts.events());
        chosen.removeIf(event -> model.isPresent() && !event.model().equals(model));
        Collections.reverse(chosen);
        List<Block> blocks = new ArrayList<>();
        if (facts.events().size() < facts.askedFor()) {
            blocks.add(Block.notice(
                    Status.FAIL,
                    "Of the last " + facts.askedFor() + " events "
                            + (facts.askedFor() - facts.events().size())
                            + " are missing or were altered. Checking the whole registry tells more."));
        }
        blocks.add(Table.of(
                        "",
                        Column.number("event"),
                        Column.text("at"),
                        Column.text("who"),
                        Column.text("what"),
                        Column.text("about"),
                        Column.text("reason"))
                .withRows(chosen.stream().limit(MOST).map(LastEvents::row).toList()));
        blocks.add(Block.paragraph(
                scope(facts, model, Math.min(MOST, chosen.size())) + " This page does not check the chain of hashes."));
        return new Section("Last events", blocks);
    }

    private static String scope(RegistryFacts facts, Optional<String> model, int shown) {
        String all = Cell.count(facts.lastSequence()).text();
        return model.isPresent()
                ? "The last " + shown + " about this model among the last "
                        + Cell.count(facts.askedFor()).text() + " of " + all + " events."
                : "The last " + shown + " of " + all + " events.";
    }

    private static List<Cell> row(RegistryEvent event) {
        String roles = event.roles().isEmpty() ? "" : " (" + String.join(", ", event.roles()) + ")";
        List<String> about = new ArrayList<>();
        event.model().ifPresent(about::add);
        event.version().ifPresent(number -> about.add("version " + number));
        event.alias().ifPresent(alias -> about.add("as " + alias));
        return List.of(
                Cell.count(event.sequence()),
                Cell.of(event.at()),
                Cell.of(event.actor() + roles),
                Cell.of(event.type().replace('-', ' ')),
                Cell.of(String.join(" ", about)),
                Cell.of(event.reason().orElse("")));
    }
}
