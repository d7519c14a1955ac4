package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** What has to be done for some expectations on rows with certain columns: expectations on one figure share what they need. Not thread-safe. */
final class Plan {

    private final Expectations suite;
    private final Schema all;
    private final Schema schema;
    private final Facts facts;
    private final Map<List<Object>, Piece> pieces = new LinkedHashMap<>();
    private final Map<Expectation, Check> checks = new LinkedHashMap<>();

    /** For rows of which {@code schema} is read, out of all columns. */
    Plan(Expectations suite, Schema all, Schema schema, Facts facts) {
        this.suite = suite;
        this.all = all;
        this.schema = schema;
        this.facts = facts;
    }

    void add(Expectation expectation) {
        if (checks.containsKey(expectation)) {
            return;
        }
        try {
            checks.put(expectation, check(expectation));
        } catch (Unfit e) {
            checks.put(expectation, rows -> refused(expectation, e, rows));
        }
    }

    static ExpectationResult refused(Expectation expectation, Unfit reason, long rows) {
        return new ExpectationResult(
                expectation,
                reason.outcome(),
                Optional.empty(),
                rows,
                OptionalLong.empty(),
                OptionalLong.empty(),
                Map.of(),
                List.of(),
                reason.reason());
    }

    /** What to do, the heavy pieces first, so that none of them is left for the end. */
    List<Piece> pieces() {
        List<Piece> order = new ArrayList<>(pieces.values());
        order.sort((left, right) -> Integer.compare(weight(left), weight(right)));
        return order;
    }

    private static int weight(Piece piece) {
        return piece instanceof KeysPiece ? 0 : piece instanceof ColumnPiece ? 1 : 2;
    }

    /** The result of each expectation, once the pieces have had all rows. */
    Map<Expectation, ExpectationResult> results(long rows) {
        Map<Expectation, ExpectationResult> results = new LinkedHashMap<>();
        checks.forEach((expectation, check) -> results.put(expectation, result(expectation, check, rows)));
        return results;
    }

    private static ExpectationResult result(Expectation expectation, Check check, long rows) {
        try {
            return check.result(rows);
        } catch (Unfit e) {
            return refused(expectation, e, rows);
        }
    }

    private Check check(Expectation expectation) {
        Kind kind = expectation.kind();
        if (Facts.isUnique(kind)) {
            KeysPiece keys = keys(expectation);
            return rows -> KeyResults.unique(expectation, suite, keys);
        }
        if (kind.judgesRows()) {
            RowCheck check = new RowCheck(
                    expectation,
                    Condition.of(expectation, schema),
                    RowTests.of(expectation, schema, facts),
                    new Failures(suite, schema, Columns.of(expectation)));
            pieces.put(List.of(pieces.size()), check);
            return check;
        }
        return switch (kind) {
            case COLUMN_UNIQUE_VALUE_COUNT_TO_BE_BETWEEN, COLUMN_PROPORTION_OF_UNIQUE_VALUES_TO_BE_BETWEEN -> {
                KeysPiece keys = keys(expectation);
                Between limits = Between.ofNumber(expectation);
                yield rows -> KeyResults.distinct(expectation, limits, keys);
            }
            case TABLE_ROW_COUNT_TO_EQUAL, TABLE_ROW_COUNT_TO_BE_BETWEEN -> rowCount(expectation);
            default ->
                SchemaChecks.covers(kind)
                        ? rows -> SchemaChecks.result(expectation, all, rows)
                        : new FigureChecks(suite, schema, this).check(expectation);
        };
    }

    private Check rowCount(Expectation expectation) {
        Between limits = expectation.kind() == Kind.TABLE_ROW_COUNT_TO_EQUAL
                ? Between.exactly(Columns.argument(expectation, "value"))
                : Between.ofNumber(expectation);
        if (expectation.condition().isEmpty()) {
            return rows -> SchemaChecks.count(expectation, "rows", rows, limits, rows);
        }
        ConditionPiece counted = piece(
                List.of("rows", expectation.condition()),
                ConditionPiece.class,
                () -> new ConditionPiece(Condition.of(expectation, schema)));
        return rows -> SchemaChecks.count(expectation, "rows", counted.rows(), limits, counted.rows());
    }

    /** Tells the values of the columns of an expectation apart. */
    KeysPiece keys(Expectation expectation) {
        List<String> names = Columns.of(expectation);
        int[] indexes =
                names.stream().mapToInt(name -> Columns.index(schema, name)).toArray();
        List<Object> key = List.of(
                "keys",
                names,
                expectation.condition(),
                expectation.arguments().getOrDefault("ignore_row_if", "all_values_are_missing"));
        return piece(
                key,
                KeysPiece.class,
                () -> new KeysPiece(
                        Condition.of(expectation, schema),
                        Missing.of(expectation, indexes),
                        Keys.of(schema, names),
                        suite.limits().mostKeys(),
                        new Failures(suite, schema, names)));
    }

    /** The piece with a key, made if there is none yet. */
    <P extends Piece> P piece(List<Object> key, Class<P> type, Supplier<P> made) {
        Piece known = pieces.get(key);
        if (known == null) {
            known = made.get();
            pieces.put(key, known);
        }
        return type.cast(known);
    }
}
