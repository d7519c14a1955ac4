package dev.boathouse.registry.internal.overview;

import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Page;
import dev.boathouse.core.page.Section;
import dev.boathouse.registry.audit.RegistryEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything about one model. */
public final class ModelPage {

    /** How many versions are shown, besides those that are live. */
    public static final int MOST_VERSIONS = 200;

    /** Among how many events those of the model are looked for. */
    public static final int EVENTS = 500;

    private static final int MOST_MOVES = 50;

    private ModelPage() {}

    /**
     * The page.
     *
     * @param facts what pages begin with, with the last events
     * @param model the model
     * @param neighbours versions of other models that are drawn with its own
     * @param readings the events behind all of them
     * @return the page
     */
    public static Page of(RegistryFacts facts, ModelFacts model, List<ModelFacts> neighbours, Readings readings) {
        List<Section> sections = new ArrayList<>();
        List<Block> about = new ArrayList<>(Warnings.of(facts, readings));
        about.addAll(about(model));
        sections.add(new Section("About", about));
        sections.add(new Section("Live", LiveTable.of(model)));
        sections.add(new Section("Versions", VersionTable.of(model, readings)));
        List<Block> plots = MetricPlot.of(model, readings);
        if (!plots.isEmpty()) {
            sections.add(new Section("Metric over versions", plots));
        }
        sections.add(new Section("What was live when", LiveTimes.of(model, last(facts, model), MOST_MOVES)));
        List<ModelFacts> pictured = new ArrayList<>(neighbours);
        pictured.add(0, model);
        sections.add(Section.of(
                "Lineage",
                Block.paragraph(
                        "Versions of this model, and of other models the newest ones that it learnt from or that learnt"
                                + " from it."),
                LivePicture.of(pictured, readings, version -> true)));
        sections.add(LastEvents.of(facts, Optional.of(model.name())));
        return new Page(model.name(), lead(facts, model), sections);
    }

    private static String lead(RegistryFacts facts, ModelFacts model) {
        String live = String.join(
                ", ",
                model.aliases().stream()
                        .filter(alias -> alias.live().isPresent())
                        .map(alias ->
                                alias.name() + " is version " + alias.live().getAsInt())
                        .toList());
        return count(model.registered(), "version") + " in the registry at " + facts.location() + "; "
                + (live.isEmpty() ? "nothing is live" : live) + ".";
    }

    static String count(long count, String what) {
        return Cell.count(count).text() + " " + what + (count == 1 ? "" : "s");
    }

    /** The description, lines kept where it has several, and tags. */
    private static List<Block> about(ModelFacts model) {
        List<Block> blocks = new ArrayList<>();
        model.description()
                .filter(text -> !text.isBlank())
                .ifPresentOrElse(
                        text -> blocks.add(text.strip().lines().count() > 1 ? Block.code(text) : Block.paragraph(text)),
                        () -> blocks.add(Block.paragraph("Nobody has described this model.")));
        Block.Facts facts = Block.facts()
                .with("Versions", Cell.count(model.registered()))
                .with("Deleted", Cell.count(model.deleted()));
        for (var tag : model.tags().entrySet()) {
            facts = facts.with("Tag " + tag.getKey(), VersionTable.opening(tag.getValue()));
        }
        blocks.add(facts);
        return blocks;
    }

    /** The page knows no time but that of events. */
    static Instant last(RegistryFacts facts, ModelFacts model) {
        List<RegistryEvent> events = facts.events();
        return events.isEmpty()
                ? model.changed()
                : events.get(events.size() - 1).at();
    }
}
