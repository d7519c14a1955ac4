package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.monitoring.internal.ProfileAccess;
import dev.boathouse.monitoring.internal.sketch.Histogram;
import dev.boathouse.monitoring.internal.sketch.Numbers;
import dev.boathouse.monitoring.profile.ColumnProfile;
import dev.boathouse.monitoring.profile.LevelProfile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The distinct values of a column that a profile keeps, with their counts.
 *
 * @param field the column, of a type that holds them
 * @param values those that are surely known, in the type of the column
 * @param counts how often each occurs
 * @param total how many values there are in all, those included of which only the number is known
 */
record ProfiledValues(Schema.Field field, List<Object> values, List<Long> counts, long total) {

    /** Labels may be cut there. */
    private static final int CUT = 100;

    /** More digits than a double keeps. */
    private static final int DIGITS = 15;

    private static final double EXACT = 1L << 53;

    /**
     * A number of rows, or bounds that surely contain it.
     *
     * @param least at least so many
     * @param most at most so many
     * @param frequent values that are among them, if the number is known
     */
    record Count(long least, long most, Map<Object, Long> frequent) {}

    static ProfiledValues of(ColumnProfile column, Schema.Field field) {
        if (column.sensitive()) {
            throw Unfit.undecided(ProfileAnswers.untold(column));
        }
        if (column.numbers().isPresent()) {
            return numbers(
                    field, ProfileAccess.direct().numbers(column.numbers().get()));
        }
        LevelProfile levels = column.levels().orElseThrow(() -> Unfit.undecided(ProfileAnswers.untold(column)));
        List<Object> values = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        levels.counts().forEach((label, count) -> {
            if (label.length() < CUT) {
                values.add(field.type() == DataType.BOOLEAN ? (Object) label.equals("true") : label);
                counts.add(count);
            }
        });
        return new ProfiledValues(field, values, counts, levels.total());
    }

    private static ProfiledValues numbers(Schema.Field field, Numbers numbers) {
        List<Object> values = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        Histogram histogram = numbers.histogram();
        boolean told = !(field.type() instanceof DataType.Decimal decimal) || decimal.precision() <= DIGITS;
        for (int bin = 0; told && histogram.exact() && bin < histogram.size(); bin++) {
            double value = histogram.low(bin);
            if (field.type().isFloating() || Math.abs(value) < EXACT) {
                values.add(ProfiledType.low(field.type(), value));
                counts.add(histogram.count(bin));
            }
        }
        add(values, counts, Double.NaN, numbers.nans());
        add(values, counts, Double.NEGATIVE_INFINITY, numbers.negativeInfinities());
        add(values, counts, Double.POSITIVE_INFINITY, numbers.positiveInfinities());
        return new ProfiledValues(field, values, counts, numbers.total());
    }

    private static void add(List<Object> values, List<Long> counts, double value, long count) {
        if (count > 0) {
            values.add(value);
            counts.add(count);
        }
    }

    /** Whether all values are known. */
    boolean complete() {
        return kept() == total;
    }

    private long kept() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /** The known values as a column, each once. */
    Frame frame() {
        DataType type =
                field.type().isInteger() ? DataType.LONG : field.type().isFloating() ? DataType.DOUBLE : field.type();
        return Frame.of(Schema.of(Schema.Field.of(field.name(), type)), List.of(Column.of(type, values)));
    }

    /** The rows that an expectation on values finds unexpected. */
    Count failing(Expectation expectation) {
        Frame frame = frame();
        RowTest test = RowTests.of(expectation, frame.schema(), Facts.none());
        List<Integer> failing = new ArrayList<>();
        int first = 0;
        for (Chunk chunk : frame.chunks()) {
            Marks marks = new Marks();
            marks.begin(chunk.size());
            test.judge(chunk, marks);
            marks.settle();
            for (int i = 0; i < chunk.size(); i++) {
                if ((marks.unexpected[i >> 6] >>> i & 1) != 0) {
                    failing.add(first + i);
                }
            }
            first += chunk.size();
        }
        return count(failing);
    }

    /** The rows of values that occur more than once. */
    Count repeated() {
        return count(IntStream.range(0, values.size())
                .filter(i -> counts.get(i) > 1)
                .boxed()
                .toList());
    }

    private Count count(List<Integer> chosen) {
        long least = chosen.stream().mapToLong(counts::get).sum();
        Map<Object, Long> frequent = new LinkedHashMap<>();
        List<Object> some = chosen.stream().map(values::get).toList();
        long[] often = chosen.stream().mapToLong(counts::get).toArray();
        for (int place : Tally.mostFrequent(some, often, Tally.TOLD)) {
            frequent.put(some.get(place), often[place]);
        }
        return new Count(least, least + total - kept(), frequent);
    }

    /** The least or greatest value of texts; undecided unless all are known. */
    Optional<Object> extreme(boolean least) {
        if (field.type() != DataType.STRING) {
            throw new Unfit("Column \"" + field.name() + "\" of type " + field.type() + " has no order.");
        }
        if (!complete()) {
            throw Unfit.undecided("the profile does not keep all values; the rows would decide it");
        }
        Comparator<Object> order = Between::compare;
        return values.stream().min(least ? order : order.reversed());
    }
}
