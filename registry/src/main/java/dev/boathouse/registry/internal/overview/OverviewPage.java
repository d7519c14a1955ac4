package dev.boathouse.registry.internal.overview;

import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Page;
import dev.boathouse.core.page.Section;
import dev.boathouse.core.page.Status;
import dev.boathouse.core.page.Table;
import dev.boathouse.core.page.Table.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All models of a registry, those that changed last with their versions. */
public final class OverviewPage {

    /** How many versions of a model are shown, besides those that are live. */
    public static final int VERSIONS_OF_MODEL = 10;

    /** How many of the last events are shown. */
    public static final int EVENTS = 20;

    private static final int MOST_FOLDS = 20;
    private static final int MOST_MODELS = 200;
    private static final int MOST_MOVES = 10;

    private OverviewPage() {}

    /**
     * Those of which the page shows more than a row: the ones that changed last.
     *
     * @param models all models, by name
     * @return some of them, by name
     */
    public static List<ModelFacts> inDetail(List<ModelFacts> models) {
        return newest(models, MOST_FOLDS);
    }

    private static List<ModelFacts> newest(List<ModelFacts> models, int most) {
        return models.stream()
                .sorted(Comparator.comparing(ModelFacts::changed).reversed())
                .limit(most)
                .sorted(Comparator.comparing(ModelFacts::name))
                .toList();
    }

    /**
     * The page.
     *
     * @param facts what pages begin with, with the last events
     * @param models all models, by name
     * @param readings the events behind those in detail
     * @return the page
     */
    public static Page of(RegistryFacts facts, List<ModelFacts> models, Readings readings) {
        List<ModelFacts> detailed = inDetail(models);
        List<ModelFacts> listed = newest(models, MOST_MODELS);
        List<Block> first = new ArrayList<>(Warnings.of(facts, readings));
        first.addAll(table(models.size(), listed, detailed));
        List<Block> folds = new ArrayList<>();
        detailed.forEach(model -> folds.add(fold(facts, model, readings)));
        if (detailed.size() < models.size()) {
            folds.add(Block.paragraph(
                    "The " + detailed.size() + " models that changed last; every model has a page of its" + " own."));
        }
        String pictured =
                detailed.size() < models.size() ? ", of the " + detailed.size() + " models that changed last" : "";
        return Page.of("Models")
                .withLead(lead(facts, models))
                .with(
                        new Section("All models", first),
                        Section.of("Live", LiveTable.live(listed)),
                        Section.of("Waiting", LiveTable.waiting(listed)),
                        Section.of(
                                "Lineage",
                                Block.paragraph("What is live now" + pictured + "."),
                                LivePicture.of(
                                        detailed,
                                        readings,
                                        version -> !version.aliases().isEmpty())),
                        new Section("Each model", folds),
                        LastEvents.of(facts, Optional.empty()));
    }

    private static String lead(RegistryFacts facts, List<ModelFacts> models) {
        int versions = models.stream().mapToInt(ModelFacts::registered).sum();
        int deleted = models.stream().mapToInt(ModelFacts::deleted).sum();
        return "The registry at " + facts.location() + " has " + ModelPage.count(models.size(), "model") + " with "
                + ModelPage.count(versions, "version")
                + (deleted > 0 ? ", " + Cell.count(deleted).text() + " of them deleted" : "") + ".";
    }

    private static List<Block> table(int all, List<ModelFacts> listed, List<ModelFacts> detailed) {
        Set<String> folded =
                new HashSet<>(detailed.stream().map(ModelFacts::name).toList());
        List<Block> blocks = new ArrayList<>();
        if (all == 0) {
            blocks.add(Block.paragraph("No model was registered."));
            return blocks;
        }
        blocks.add(Table.of(
                        "",
                        Column.text("model"),
                        Column.number("versions"),
                        Column.text("live"),
                        Column.text("metric"),
                        Column.number("newest"),
                        Column.text("last decision"),
                        Column.text("last activity"),
                        Column.text("tags"))
                .withRows(listed.stream()
                        .map(model -> row(model, folded.contains(model.name())))
                        .toList()));
        if (listed.size() < all) {
            blocks.add(Block.paragraph(
                    "The " + listed.size() + " of " + Cell.count(all).text() + " models that changed last are shown."));
        }
        return blocks;
    }

    private static List<Cell> row(ModelFacts model, boolean folded) {
        String metric = MainMetrics.of(model.versions(), 1).stream().findFirst().orElse("");
        Optional<VersionFacts> newest = model.versions().stream()
                .filter(version -> !version.entry().isDeleted())
                .findFirst();
        String live = String.join(
                ", ",
                model.aliases().stream()
                        .filter(alias -> alias.live().isPresent())
                        .map(alias -> alias.name() + " " + alias.live().getAsInt())
                        .toList());
        String tags = String.join(
                "; ",
                model.tags().entrySet().stream()
                        .map(tag -> tag.getKey() + " = " + VersionTable.opening(tag.getValue()))
                        .toList());
        return List.of(
                folded ? Cell.link(model.name(), title(model)) : Cell.of(model.name()),
                Cell.count(model.registered()),
                live.isEmpty() ? Cell.blank() : Cell.of(Status.PASS, live),
                Cell.of(metric),
                newest.map(version -> MainMetrics.cell(MainMetrics.value(version.entry(), metric)))
                        .orElse(Cell.blank()),
                decision(model),
                Cell.of(model.changed()),
                Cell.of(tags));
    }

    private static Cell decision(ModelFacts model) {
        return model.versions().stream()
                .flatMap(version -> version.decision().stream())
                .max(Comparator.comparing(decision -> decision.sequence()))
                .map(last -> Cell.of(
                        last.passed() ? Status.PASS : Status.FAIL,
                        "version " + last.version() + (last.passed() ? " approved" : " rejected")))
                .orElse(Cell.blank());
    }

    private static String title(ModelFacts model) {
        return "Model " + model.name();
    }

    private static Block fold(RegistryFacts facts, ModelFacts model, Readings readings) {
        List<Block> blocks = new ArrayList<>();
        model.description()
                .map(VersionTable::opening)
                .filter(text -> !text.isBlank())
                .ifPresent(text -> blocks.add(Block.paragraph(text)));
        blocks.addAll(VersionTable.of(model, readings));
        blocks.addAll(MetricPlot.of(model, readings));
        blocks.addAll(LiveTimes.of(model, ModelPage.last(facts, model), MOST_MOVES));
        return Block.fold(title(model), blocks.toArray(Block[]::new));
    }
}
