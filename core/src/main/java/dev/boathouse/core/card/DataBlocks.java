package dev.boathouse.core.card;

import dev.boathouse.core.data.Origin;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.metric.BinaryPredictions;
import dev.boathouse.core.metric.NumberPredictions;
import dev.boathouse.core.model.TrainingRecord;
import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Status;
import dev.boathouse.core.statistics.Proportion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where rows came from. */
final class DataBlocks {

    private static final int MOST_TABLES = 20;
    private static final int MOST_STEPS = 50;
    private static final int MOST_COLUMNS = 40;
    private static final int MOST_CELL = 300;

    private DataBlocks() {}

    static List<Block> ofTraining(TrainingRecord record) {
        return of(
                Block.facts().with("Rows", Cell.count(record.rowCount())).with("Content digest", record.dataDigest()),
                record.origin());
    }

    static List<Block> ofEvaluation(Evaluation evaluation) {
        List<Block> blocks = new ArrayList<>();
        if (evaluation.testDigest().equals(evaluation.model().trainingRecord().dataDigest())) {
            blocks.add(Block.notice(
                    Status.WARN,
                    "These are the very rows that the model was trained on: on others it may be a lot worse."));
        }
        Block.Facts facts = Block.facts()
                .with("Rows", Cell.count(evaluation.rowCount()))
                .with("Content digest", evaluation.testDigest());
        blocks.addAll(of(truth(facts, evaluation), evaluation.origin()));
        return List.copyOf(blocks);
    }

    private static Block.Facts truth(Block.Facts facts, Evaluation evaluation) {
        if (evaluation.predictions() instanceof BinaryPredictions rows) {
            return facts.with(
                            rows.areProbabilities() ? "Positive rows" : "Anomalous rows",
                            Cell.count(rows.positiveCount()))
                    .with("Share of them, 95 %", Figures.of(new Proportion(rows.positiveCount(), rows.rowCount())));
        }
        if (evaluation.predictions() instanceof NumberPredictions rows && rows.rowCount() > 0) {
            double[] sorted = rows.truths();
            Arrays.sort(sorted);
            return facts.with("Least true number", Figures.of(sorted[0]))
                    .with("Median true number", Figures.of(Quantiles.of(sorted, 0.5)))
                    .with("Largest true number", Figures.of(sorted[sorted.length - 1]));
        }
        return facts;
    }

    private static List<Block> of(Block.Facts facts, Origin origin) {
        List<Block> blocks = new ArrayList<>();
        Shown<Origin.Table> tables = Shown.first(origin.tables(), MOST_TABLES);
        Shown<String> steps = Shown.first(origin.steps(), MOST_STEPS);
        Block.Facts whole = facts.with("Digest of the origin", origin.digest());
        blocks.add(tables.items().isEmpty() ? whole.with("Tables", "none") : whole);
        if (origin.isOpaque()) {
            blocks.add(Block.notice(
                    Status.WARN,
                    "Values came in from the host's own code: these rows cannot be read again from tables alone. Only their"
                            + " content digest is known."));
        }
        for (Origin.Table table : tables.items()) {
            blocks.add(table(table));
            table.filter().filter(DataBlocks::isLong).ifPresent(filter -> blocks.add(Block.code(filter)));
        }
        blocks.addAll(tables.rest("tables"));
        if (!steps.items().isEmpty()) {
            blocks.add(Block.paragraph("What was done since, in order:"));
            blocks.add(new Block.Items(steps.items()));
            blocks.addAll(steps.rest("steps"));
        }
        return List.copyOf(blocks);
    }

    private static Block table(Origin.Table table) {
        return Block.facts()
                .with("Table", table.location() + ", version " + table.version())
                .with("Committed", table.committedAt().map(Instant::toString).orElse("not stated"))
                .with("Id", table.tableId())
                .with("Columns read", Shown.names(table.columns(), MOST_COLUMNS))
                .with(
                        "Filter",
                        table.filter()
                                .map(filter -> isLong(filter) ? "the text below" : filter)
                                .orElse("none: all rows were read"));
    }

    /** Cells are cut where they are long, code never is. */
    private static boolean isLong(String filter) {
        return filter.length() > MOST_CELL;
    }
}
