package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Schema;
import dev.boathouse.monitoring.expectation.Figures.Interval;
import dev.boathouse.monitoring.internal.ProfileAccess;
import dev.boathouse.monitoring.internal.sketch.Numbers;
import dev.boathouse.monitoring.profile.ColumnProfile;
import dev.boathouse.monitoring.profile.NumberProfile;
import dev.boathouse.monitoring.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What a profile surely tells of expectations; all else is undecided. */
final class ProfileAnswers {

    private final Expectations suite;
    private final Profile profile;
    private final Schema schema;

    ProfileAnswers(Expectations suite, Profile profile) {
        this.suite = suite;
        this.profile = profile;
        this.schema = Schema.of(profile.columns().stream()
                .map(column -> Schema.Field.of(column.name(), ProfiledType.of(column.type())))
                .toList());
    }

    Validation validation() {
        List<ExpectationResult> results = new ArrayList<>();
        for (Expectation expectation : suite.list()) {
            results.add(answer(expectation));
        }
        return new Validation(suite.name(), profile.rowCount(), results);
    }

    private ExpectationResult answer(Expectation expectation) {
        try {
            return judged(expectation);
        } catch (Unfit e) {
            return Plan.refused(expectation, e, profile.rowCount());
        }
    }

    private ExpectationResult judged(Expectation expectation) {
        Kind kind = expectation.kind();
        long rows = profile.rowCount();
        if (SchemaChecks.covers(kind)) {
            return SchemaChecks.result(expectation, schema, rows);
        }
        if (expectation.condition().isPresent()) {
            throw Unfit.undecided(
                    "a profile does not know for which rows the condition is true; the rows would decide it");
        }
        if (kind == Kind.TABLE_ROW_COUNT_TO_EQUAL || kind == Kind.TABLE_ROW_COUNT_TO_BE_BETWEEN) {
            Between limits = kind == Kind.TABLE_ROW_COUNT_TO_EQUAL
                    ? Between.exactly(Columns.argument(expectation, "value"))
                    : Between.ofNumber(expectation);
            return SchemaChecks.count(expectation, "rows", rows, limits, rows);
        }
        for (String name : Columns.of(expectation)) {
            Columns.index(schema, name);
        }
        if (!kind.takes("column")) {
            throw Unfit.undecided("a profile does not know what stands beside what; the rows would decide it");
        }
        String name = Columns.of(expectation).get(0);
        return column(expectation, profile.column(name), schema.field(name));
    }

    private ExpectationResult column(Expectation expectation, ColumnProfile column, Schema.Field field) {
        boolean masked = column.sensitive() || Sensitive.is(suite, column.name());
        Figures.Counts counts = new Figures.Counts(column.count(), column.nulls());
        return switch (expectation.kind()) {
            case COLUMN_VALUES_TO_NOT_BE_NULL -> share(expectation, column.count(), column.nulls());
            case COLUMN_VALUES_TO_BE_NULL -> share(expectation, column.count(), column.count() - column.nulls());
            case COLUMN_PROPORTION_OF_NON_NULL_VALUES_TO_BE_BETWEEN ->
                Figures.result(
                        expectation,
                        false,
                        "share of values",
                        column.count() == 0
                                ? Optional.empty()
                                : Optional.of(
                                        Interval.exactly((double) (column.count() - column.nulls()) / column.count())),
                        Between.ofNumber(expectation),
                        counts);
            case COLUMN_MEAN_TO_BE_BETWEEN, COLUMN_STDEV_TO_BE_BETWEEN, COLUMN_SUM_TO_BE_BETWEEN ->
                ProfiledFigures.sums(expectation, field, masked, numbers(column), counts);
            case COLUMN_MEDIAN_TO_BE_BETWEEN ->
                Figures.result(
                        expectation,
                        masked,
                        "median",
                        Figures.median(requireNumbers(field), numbers(column)),
                        Between.of(expectation, field),
                        counts);
            case COLUMN_QUANTILE_VALUES_TO_BE_BETWEEN ->
                Figures.quantiles(expectation, requireNumbers(field), masked, numbers(column), counts);
            default -> values(expectation, column, field, masked, counts);
        };
    }

    private ExpectationResult values(
            Expectation expectation, ColumnProfile column, Schema.Field field, boolean masked, Figures.Counts counts) {
        ProfiledValues values = ProfiledValues.of(column, field);
        return switch (expectation.kind()) {
            case COLUMN_MIN_TO_BE_BETWEEN, COLUMN_MAX_TO_BE_BETWEEN -> {
                boolean least = expectation.kind() == Kind.COLUMN_MIN_TO_BE_BETWEEN;
                yield Figures.result(
                        expectation,
                        masked,
                        least ? "minimum" : "maximum",
                        extreme(column, field, values, least),
                        Between.of(expectation, field),
                        counts);
            }
            case COLUMN_MAX_TO_BE_FRESH -> {
                if (!Domain.isTime(field.type())) {
                    throw new Unfit("Column \"" + field.name() + "\" of type " + field.type() + " holds no times.");
                }
                numbers(column);
                yield Freshness.of(expectation, suite.limits().clock())
                        .result(masked, column.latest().map(latest -> (Object) latest), counts);
            }
            case COLUMN_UNIQUE_VALUE_COUNT_TO_BE_BETWEEN, COLUMN_PROPORTION_OF_UNIQUE_VALUES_TO_BE_BETWEEN ->
                ProfiledFigures.distinct(expectation, values, counts);
            case COLUMN_VALUES_TO_BE_UNIQUE -> {
                ProfiledValues.Count count = values.repeated();
                yield share(expectation, values.total(), count, masked ? Map.of() : count.frequent());
            }
            case COLUMN_VALUES_TO_BE_BETWEEN -> {
                ProfiledValues.Count count = values.complete() || field.type().equals(ProfiledType.TEXT)
                        ? values.failing(expectation)
                        : ProfiledFigures.outside(expectation, field, numbers(column));
                yield share(expectation, values.total(), count, masked ? Map.of() : count.frequent());
            }
            case COLUMN_VALUE_LENGTHS_TO_BE_BETWEEN, COLUMN_VALUE_LENGTHS_TO_EQUAL -> {
                NumberProfile lengths = column.lengths().orElseThrow(() -> Unfit.undecided(untold(column)));
                if (!field.type().equals(ProfiledType.TEXT)) {
                    throw new Unfit("Column \"" + field.name() + "\" is of type " + field.type() + ", not a text.");
                }
                yield share(
                        expectation,
                        values.total(),
                        ProfiledFigures.lengths(
                                expectation, ProfileAccess.direct().numbers(lengths)),
                        Map.of());
            }
            case COLUMN_DISTINCT_VALUES_TO_BE_IN_SET,
                    COLUMN_DISTINCT_VALUES_TO_EQUAL_SET,
                    COLUMN_DISTINCT_VALUES_TO_CONTAIN_SET,
                    COLUMN_MOST_COMMON_VALUE_TO_BE_IN_SET -> ProfiledFigures.set(expectation, values, masked, counts);
            case COLUMN_VALUES_TO_BE_INCREASING,
                    COLUMN_VALUES_TO_BE_DECREASING,
                    COLUMN_VALUE_Z_SCORES_TO_BE_LESS_THAN ->
                throw Unfit.undecided("a profile does not tell it; the rows would decide it");
            default -> {
                ProfiledValues.Count count = values.failing(expectation);
                yield share(expectation, values.total(), count, masked ? Map.of() : count.frequent());
            }
        };
    }

    private static Optional<Interval> extreme(
            ColumnProfile column, Schema.Field field, ProfiledValues values, boolean least) {
        if (column.numbers().isEmpty()) {
            return values.extreme(least).map(Interval::exactly);
        }
        Numbers numbers = numbers(column);
        if (numbers.total() == 0) {
            return Optional.empty();
        }
        double odd = least
                ? numbers.negativeInfinities() > 0 ? Double.NEGATIVE_INFINITY : 0
                : numbers.nans() > 0 ? Double.NaN : numbers.positiveInfinities() > 0 ? Double.POSITIVE_INFINITY : 0;
        if (odd != 0) {
            return Optional.of(Interval.exactly(odd));
        }
        if (numbers.histogram().total() == 0) {
            // Only infinities and NaN are left, of which the other end tells.
            double other = least
                    ? numbers.positiveInfinities() > 0 ? Double.POSITIVE_INFINITY : Double.NaN
                    : Double.NEGATIVE_INFINITY;
            return Optional.of(Interval.exactly(other));
        }
        double value = least ? numbers.min() : numbers.max();
        return Optional.of(new Interval(ProfiledType.low(field.type(), value), ProfiledType.high(field.type(), value)));
    }

    private static Schema.Field requireNumbers(Schema.Field field) {
        if (!field.type().isNumeric()) {
            throw new Unfit("Column \"" + field.name() + "\" of type " + field.type() + " holds no numbers.");
        }
        return field;
    }

    private static Numbers numbers(ColumnProfile column) {
        return column.numbers()
                .map(ProfileAccess.direct()::numbers)
                .orElseThrow(() -> column.sensitive()
                        ? Unfit.undecided(untold(column))
                        : new Unfit(
                                "Column \"" + column.name() + "\" of type " + column.type() + " holds no numbers."));
    }

    static String untold(ColumnProfile column) {
        return column.sensitive()
                ? "the profile keeps no values of a sensitive column; the rows would decide it"
                : "the profile does not keep enough of the column; the rows would decide it";
    }

    private static ExpectationResult share(Expectation expectation, long looked, long unexpected) {
        return share(expectation, looked, new ProfiledValues.Count(unexpected, unexpected, Map.of()), looked, Map.of());
    }

    private ExpectationResult share(
            Expectation expectation, long looked, ProfiledValues.Count unexpected, Map<Object, Long> frequent) {
        return share(expectation, looked, unexpected, profile.rowCount(), frequent);
    }

    private static ExpectationResult share(
            Expectation expectation,
            long looked,
            ProfiledValues.Count unexpected,
            long rows,
            Map<Object, Long> frequent) {
        Outcome best = Share.outcome(expectation, looked, unexpected.least());
        Outcome worst = Share.outcome(expectation, looked, unexpected.most());
        boolean exact = unexpected.least() == unexpected.most();
        return new ExpectationResult(
                expectation,
                best == worst ? best : Outcome.UNDECIDED,
                Optional.empty(),
                rows,
                OptionalLong.of(rows - looked),
                exact ? OptionalLong.of(unexpected.least()) : OptionalLong.empty(),
                exact ? frequent : Map.of(),
                List.of(),
                (exact
                        ? Share.reason(looked, unexpected.least())
                        : unexpected.least() + " to " + unexpected.most() + " of " + looked
                                + " rows looked at are not as expected"
                                + (best == worst ? "" : ", as far as the profile tells; the rows would decide it")));
    }
}
