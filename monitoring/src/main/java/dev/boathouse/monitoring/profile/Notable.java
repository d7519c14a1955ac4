package dev.boathouse.monitoring.profile;

import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Status;
import dev.boathouse.monitoring.internal.page.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What deserves a look. The kinds are those of the alerts of ydata-profiling 4.
 *
 * @param column the column, as a link
 * @param status how serious it is
 * @param what its kind
 * @param seen what was found
 */
record Notable(Cell column, Status status, String what, String seen) {

    private static final double MANY_MISSING = 0.5;
    private static final double SOME_MISSING = 0.05;
    private static final double MANY_ZEROS = 0.5;
    private static final double ONE_VALUE = 0.95;
    private static final int MANY_LEVELS = 50;
    private static final double SKEWED = 20;
    private static final double CORRELATED = 0.9;
    private static final double NEARLY_ALL = 0.95;

    /** When something is told. */
    static final String MEANING =
            "Told are: columns without values; missing from 5 %, mostly missing from 50 % of the rows;"
                    + " constant columns; one value in 95 % of the values; zeros in 50 %; any NaN and infinity; texts of more than 50"
                    + " levels; values that all differ, of texts, whole numbers and times; a skewness beyond 20 to either side;"
                    + " correlations from 0.9, of pairs that were asked for. Of sensitive columns only what is missing is told.";

    static List<Notable> of(Profile profile) {
        List<Notable> all = new ArrayList<>();
        for (ColumnProfile column : profile.columns()) {
            if (column.count() > 0) {
                missing(column, all);
            }
            if (!column.sensitive()) {
                column.numbers().ifPresent(numbers -> numbers(column, numbers, all));
                column.levels().ifPresent(levels -> levels(column, levels, all));
            }
        }
        for (Correlation pair : profile.correlations()) {
            OptionalDouble r = pair.pearson();
            if (r.isPresent() && Math.abs(r.getAsDouble()) >= CORRELATED) {
                all.add(new Notable(
                        ProfilePage.link(profile.column(pair.first())),
                        Status.WARN,
                        "high correlation",
                        "r = " + Figures.COMPUTED.text(r.getAsDouble()) + " with " + pair.second()));
            }
        }
        return all;
    }

    private static Notable of(ColumnProfile column, Status status, String what, String seen) {
        return new Notable(ProfilePage.link(column), status, what, seen);
    }

    private static void missing(ColumnProfile column, List<Notable> all) {
        double share = (double) column.nulls() / column.count();
        if (share == 1) {
            all.add(of(column, Status.WARN, "no values", "null in all rows"));
        } else if (share >= SOME_MISSING) {
            boolean many = share >= MANY_MISSING;
            all.add(of(
                    column,
                    many ? Status.WARN : Status.NOTE,
                    many ? "mostly missing" : "missing",
                    "null in " + part(column.nulls(), column.count())));
        }
    }

    private static String part(long part, long whole) {
        return Figures.share(part, whole).text() + ", " + Figures.counted(part, "row", "rows");
    }

    private static void numbers(ColumnProfile column, NumberProfile numbers, List<Notable> all) {
        long infinite = numbers.negativeInfinities() + numbers.positiveInfinities();
        long values = numbers.finite() + infinite + numbers.nans();
        if (numbers.nans() > 0) {
            all.add(of(column, Status.WARN, "NaN", part(numbers.nans(), values)));
        }
        if (infinite > 0) {
            all.add(of(column, Status.WARN, "infinite", part(infinite, values)));
        }
        if (numbers.finite() == 0) {
            return;
        }
        Map<Double, Long> first = numbers.frequent(1);
        long most = first.values().stream().findFirst().orElse(0L);
        boolean zeros = numbers.zeros() >= MANY_ZEROS * values;
        frequency(column, most, values, all);
        if (zeros && most < values) {
            all.add(of(column, Status.NOTE, "mostly zero", "zero in " + part(numbers.zeros(), values)));
        }
        numbers.distinct().ifPresent(distinct -> {
            if (!isFractional(column)) {
                unique(column, distinct, numbers.exact(), numbers.finite(), all);
            }
        });
        numbers.skewness()
                .filter(bounds -> bounds.low() > SKEWED || bounds.high() < -SKEWED)
                .ifPresent(bounds -> all.add(of(
                        column,
                        Status.NOTE,
                        "skewed",
                        "skewness "
                                + Figures.bounds(bounds.low(), bounds.high()).text())));
    }

    private static boolean isFractional(ColumnProfile column) {
        return column.type().equals("double")
                || column.type().equals("float")
                || column.type().startsWith("decimal(");
    }

    private static void levels(ColumnProfile column, LevelProfile levels, List<Notable> all) {
        if (levels.total() == 0) {
            return;
        }
        long most = levels.counts().values().stream().findFirst().orElse(0L);
        frequency(column, most, levels.total(), all);
        boolean unique = unique(column, levels.distinct(), levels.complete(), levels.total(), all);
        if (!unique && levels.distinct() > MANY_LEVELS) {
            all.add(of(
                    column,
                    Status.NOTE,
                    "many levels",
                    (levels.complete() ? "" : "about ")
                            + Figures.counted(Math.round(levels.distinct()), "level", "levels")));
        }
    }

    private static void frequency(ColumnProfile column, long most, long values, List<Notable> all) {
        if (most == values) {
            all.add(of(column, Status.WARN, "constant", "one value, " + Figures.counted(values, "time", "times")));
        } else if (most >= ONE_VALUE * values) {
            all.add(of(column, Status.NOTE, "mostly one value", "the same in " + part(most, values)));
        }
    }

    /** As estimates are off by 1.6 %, most of the values are as many as all. */
    private static boolean unique(
            ColumnProfile column, double distinct, boolean exact, long values, List<Notable> all) {
        boolean unique = values > 1 && (exact ? distinct == values : distinct >= NEARLY_ALL * values);
        if (unique) {
            all.add(of(
                    column,
                    Status.NOTE,
                    exact ? "unique" : "about unique",
                    exact ? "all values differ, as keys do" : "about as many distinct values as rows, as keys have"));
        }
        return unique;
    }

    List<Cell> cells() {
        return List.of(column, Cell.of(status, what), Cell.of(seen));
    }
}
