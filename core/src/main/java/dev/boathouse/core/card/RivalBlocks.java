package dev.boathouse.core.card;

import dev.boathouse.core.data.Origin;
import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.internal.ShortestDecimal;
import dev.boathouse.core.metric.AnomalyPredictions;
import dev.boathouse.core.metric.BinaryPredictions;
import dev.boathouse.core.model.TrainingRecord;
import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Status;
import dev.boathouse.core.page.Table;
import dev.boathouse.core.page.Table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What two models are, side by side. */
final class RivalBlocks {

    private static final int MOST_TABLES = 5;
    private static final int MOST_INPUTS = 40;

    private RivalBlocks() {}

    static List<Block> of(Comparison comparison) {
        List<Evaluation> sides = new ArrayList<>(List.of(comparison.candidate()));
        comparison.champion().ifPresent(sides::add);
        List<Column> columns = new ArrayList<>(List.of(Column.text(""), Column.text(Side.CANDIDATE)));
        if (sides.size() > 1) {
            columns.add(Column.text(Side.CHAMPION));
        }
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(row("algorithm", sides, side -> record(side).algorithm()));
        rows.add(row("parameters", sides, side -> parameters(record(side))));
        rows.add(row("seed", sides, side -> Long.toString(record(side).seed())));
        rows.add(row("trained on", sides, side -> tables(record(side).origin())));
        rows.add(row("rows", sides, side -> Cell.count(record(side).rowCount()).text()));
        rows.add(row(
                "inputs",
                sides,
                side -> Shown.names(side.model().signature().inputs().names(), MOST_INPUTS)));
        rows.add(row("threshold", sides, RivalBlocks::threshold));
        rows.add(row("content digest", sides, Evaluation::modelDigest));
        List<Block> blocks = new ArrayList<>();
        if (comparison
                .champion()
                .filter(champion ->
                        champion.modelDigest().equals(comparison.candidate().modelDigest()))
                .isPresent()) {
            blocks.add(Block.notice(Status.WARN, "Both are the same model: they have the same content digest."));
        }
        blocks.add(new Table("", columns, rows));
        blocks.addAll(ComparisonBlocks.shifts(comparison, "the candidate"));
        return blocks;
    }

    private static TrainingRecord record(Evaluation side) {
        return side.model().trainingRecord();
    }

    private static List<Cell> row(String name, List<Evaluation> sides, Function<Evaluation, String> value) {
        List<Cell> row = new ArrayList<>(List.of(Cell.of(name)));
        sides.forEach(side -> row.add(Cell.of(value.apply(side))));
        return row;
    }

    private static String parameters(TrainingRecord record) {
        return record.parameters().entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String tables(Origin origin) {
        List<String> names = origin.tables().stream()
                .map(table -> table.location() + ", version " + table.version())
                .toList();
        String all = names.isEmpty() ? "no table" : Shown.names(names, MOST_TABLES);
        return all + (origin.isOpaque() ? ", with values of the host's own code" : "");
    }

    private static String threshold(Evaluation side) {
        if (side.predictions() instanceof BinaryPredictions rows) {
            return ShortestDecimal.of(rows.threshold());
        }
        return side.predictions() instanceof AnomalyPredictions rows ? ShortestDecimal.of(rows.threshold()) : "none";
    }
}
