package dev.boathouse.monitoring.shift;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import dev.boathouse.core.features.FeatureSpec;
import dev.boathouse.core.features.Features;
import dev.boathouse.core.features.Impute;
import dev.boathouse.core.features.Levels;
import dev.boathouse.core.features.Levels.Fallback;
import dev.boathouse.core.features.TargetEncoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of two frames in one, with a label that tells the second's, cut into rows to learn from and rows to judge on.
 *
 * @param label the name of the label, which is none of the columns'
 * @param learnt as many rows of either side
 * @param judged the other rows
 */
record TwoDomains(String label, FeatureSpec features, Frame learnt, Frame judged) {

    private static final int BUCKETS = 256;
    private static final int RANKS = 1_000;
    private static final double MISSING = -1;
    /** Beyond this buckets are all the same; infinite numbers, too, have a place then. */
    private static final double FAR = 1e300;

    static TwoDomains of(Frame reference, Frame current, SharedColumns columns, long seed) {
        Frame one = reference.select(columns.names());
        Frame other = current.select(columns.names());
        // Which side is the second one follows from the rows, so that swapping them changes nothing.
        boolean swaps = one.rowCount() != other.rowCount()
                ? one.rowCount() > other.rowCount()
                : one.contentDigest().compareTo(other.contentDigest()) > 0;
        Frame first = swaps ? other : one;
        Frame second = swaps ? one : other;
        String label = free("domain", columns);
        int half = Math.toIntExact(Math.min(first.rowCount(), second.rowCount()) / 2);
        int[] learnt1 = DrawnRows.of(first.rowCount(), half, seed);
        int[] learnt2 = DrawnRows.of(second.rowCount(), half, ~seed);
        Frame learnt = joined(DrawnRows.take(first, learnt1), DrawnRows.take(second, learnt2), columns, label);
        Frame judged = joined(rest(first, learnt1), rest(second, learnt2), columns, label);
        return new TwoDomains(label, features(columns, learnt), learnt, judged);
    }

    private static Frame rest(Frame frame, int[] learnt) {
        return DrawnRows.take(frame, DrawnRows.without(Math.toIntExact(frame.rowCount()), learnt));
    }

    private static Frame joined(Frame first, Frame second, SharedColumns columns, String label) {
        List<Field> fields = new ArrayList<>();
        List<Column> values = new ArrayList<>();
        for (String name : columns.numbers()) {
            fields.add(Field.of(name, DataType.DOUBLE));
            values.add(Column.ofDoubles(joined(first.doubles(name), second.doubles(name))));
        }
        for (String name : columns.texts()) {
            fields.add(Field.of(name, DataType.STRING));
            values.add(Column.ofStrings(joined(texts(first, name), texts(second, name))));
        }
        boolean[] isSecond = new boolean[Math.toIntExact(first.rowCount() + second.rowCount())];
        Arrays.fill(isSecond, Math.toIntExact(first.rowCount()), isSecond.length, true);
        fields.add(Field.of(label, DataType.BOOLEAN));
        values.add(Column.ofBooleans(isSecond));
        return Frame.of(Schema.of(fields), values);
    }

    private static double[] joined(double[] first, double[] second) {
        double[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private static String[] joined(String[] first, String[] second) {
        String[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    /** A missing text is a level of its own, and no text can be that. */
    private static String[] texts(Frame frame, String name) {
        return frame.values(name).stream()
                .map(value -> value == null ? "missing" : "=" + value)
                .toArray(String[]::new);
    }

    private static String free(String name, SharedColumns columns) {
        String free = name;
        while (columns.names().contains(free)) {
            free += "_";
        }
        return free;
    }

    private static FeatureSpec features(SharedColumns columns, Frame learnt) {
        FeatureSpec spec = Features.none();
        for (String name : columns.numbers()) {
            spec = spec.clip(-FAR, FAR, name);
            spec = hasNumber(learnt, name) ? spec.bucketize(BUCKETS, name) : spec;
            spec = spec.impute(Impute.constant(MISSING), name);
        }
        for (String name : columns.texts()) {
            String ranks = free(name + ".rank", columns);
            spec = spec.copy(name, ranks)
                    .encodeTarget(TargetEncoding.standard().withUnseen(Fallback.RARE), name)
                    .ordinal(Levels.mostFrequent(RANKS).withUnseen(Fallback.RARE), ranks);
        }
        return spec;
    }

    private static boolean hasNumber(Frame frame, String name) {
        return Arrays.stream(frame.doubles(name)).anyMatch(value -> !Double.isNaN(value));
    }

    /** Larger leaves follow weak signals rather than single rows. */
    int leafSize() {
        return (int) Math.max(5, learnt.rowCount() / 200);
    }
}
