package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Schema;
import dev.boathouse.monitoring.expectation.Figures.Interval;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes checks of figures of one column. */
final class FigureChecks {

    private final Expectations suite;
    private final Schema schema;
    private final Plan plan;

    FigureChecks(Expectations suite, Schema schema, Plan plan) {
        this.suite = suite;
        this.schema = schema;
        this.plan = plan;
    }

    Check check(Expectation expectation) {
        String column = String.valueOf(Columns.argument(expectation, "column"));
        int index = Columns.index(schema, column);
        Schema.Field field = schema.field(index);
        boolean masked = Sensitive.is(suite, column);
        return switch (expectation.kind()) {
            case COLUMN_MIN_TO_BE_BETWEEN ->
                figure(expectation, field, "minimum", extremes(expectation, field), Extremes::least);
            case COLUMN_MAX_TO_BE_BETWEEN ->
                figure(expectation, field, "maximum", extremes(expectation, field), Extremes::greatest);
            case COLUMN_MEAN_TO_BE_BETWEEN -> number(expectation, "mean", masked, sums(expectation, field), Sums::mean);
            case COLUMN_STDEV_TO_BE_BETWEEN ->
                number(expectation, "standard deviation", masked, sums(expectation, field), Sums::standardDeviation);
            case COLUMN_SUM_TO_BE_BETWEEN ->
                figure(expectation, field, "sum", sums(expectation, field), sums -> Optional.of(sums.sum()));
            case COLUMN_MEDIAN_TO_BE_BETWEEN -> {
                ColumnPiece<Quantiles> piece = quantiles(expectation, field);
                Between limits = Between.of(expectation, field);
                yield rows -> Figures.result(
                        expectation,
                        masked,
                        "median",
                        Figures.median(field, piece.reading().numbers()),
                        limits,
                        counts(piece));
            }
            case COLUMN_QUANTILE_VALUES_TO_BE_BETWEEN -> {
                ColumnPiece<Quantiles> piece = quantiles(expectation, field);
                yield rows -> {
                    try {
                        return Figures.quantiles(
                                expectation, field, masked, piece.reading().numbers(), counts(piece));
                    } catch (Unfit e) {
                        return Plan.refused(expectation, e, rows);
                    }
                };
            }
            case COLUMN_PROPORTION_OF_NON_NULL_VALUES_TO_BE_BETWEEN -> {
                ColumnPiece<Reading> piece = piece(expectation, field, "nothing", () -> (values, marks, space) -> {});
                Between limits = Between.ofNumber(expectation);
                yield rows -> Figures.result(
                        expectation, false, "share of values", completeness(piece), limits, counts(piece));
            }
            case COLUMN_MAX_TO_BE_FRESH -> {
                ColumnPiece<Extremes> piece = extremes(expectation, field);
                Freshness freshness =
                        Freshness.of(expectation, field, suite.limits().clock());
                yield rows -> freshness.result(masked, piece.reading().greatest(), counts(piece));
            }
            default -> set(expectation, field, masked);
        };
    }

    private Check set(Expectation expectation, Schema.Field field, boolean masked) {
        List<?> wanted = Literals.list(Columns.argument(expectation, "value_set"));
        if (expectation.kind() == Kind.COLUMN_MOST_COMMON_VALUE_TO_BE_IN_SET) {
            ColumnPiece<CommonReading> piece = piece(
                    expectation,
                    field,
                    "common",
                    () -> new CommonReading(field, suite.limits().mostKeys()));
            List<Object> fitting = SetResults.fitting(field, wanted);
            return rows -> SetResults.mostCommon(
                    expectation,
                    masked,
                    counts(piece),
                    piece.reading().tally().complete(),
                    piece.reading().tally().top(),
                    fitting);
        }
        Members members = new Members(field, wanted);
        ColumnPiece<MemberReading> piece =
                piece(expectation, field, "members of " + wanted, () -> new MemberReading(members));
        return rows -> SetResults.distinct(
                expectation,
                masked,
                counts(piece),
                piece.reading().unexpected(),
                piece.reading().others(),
                piece.reading().unseen());
    }

    private static Optional<Interval> completeness(ColumnPiece<?> piece) {
        return piece.rows() == 0
                ? Optional.empty()
                : Optional.of(Interval.exactly((double) piece.values() / piece.rows()));
    }

    private <R extends Reading> Check figure(
            Expectation expectation,
            Schema.Field field,
            String name,
            ColumnPiece<R> piece,
            Function<R, Optional<Object>> value) {
        return check(
                expectation, name, Sensitive.is(suite, field.name()), piece, value, Between.of(expectation, field));
    }

    private static <R extends Reading> Check number(
            Expectation expectation,
            String name,
            boolean masked,
            ColumnPiece<R> piece,
            Function<R, Optional<Object>> value) {
        return check(expectation, name, masked, piece, value, Between.ofNumber(expectation));
    }

    private static <R extends Reading> Check check(
            Expectation expectation,
            String name,
            boolean masked,
            ColumnPiece<R> piece,
            Function<R, Optional<Object>> value,
            Between limits) {
        return rows -> Figures.result(
                expectation, masked, name, value.apply(piece.reading()).map(Interval::exactly), limits, counts(piece));
    }

    private static Figures.Counts counts(ColumnPiece<?> piece) {
        return new Figures.Counts(piece.rows(), piece.rows() - piece.values());
    }

    private ColumnPiece<Extremes> extremes(Expectation expectation, Schema.Field field) {
        return piece(expectation, field, "extremes", () -> new Extremes(field));
    }

    ColumnPiece<Sums> sums(Expectation expectation, Schema.Field field) {
        return piece(expectation, field, "sums", () -> new Sums(field));
    }

    private ColumnPiece<Quantiles> quantiles(Expectation expectation, Schema.Field field) {
        return piece(expectation, field, "quantiles", () -> new Quantiles(field));
    }

    @SuppressWarnings("unchecked") // the name tells the reading
    private <R extends Reading> ColumnPiece<R> piece(
            Expectation expectation, Schema.Field field, String name, Supplier<R> reading) {
        List<Object> key = List.of(name, field.name(), expectation.condition());
        return plan.piece(
                key,
                ColumnPiece.class,
                () -> new ColumnPiece<R>(
                        schema.indexOf(field.name()), Condition.of(expectation, schema), reading.get()));
    }
}
