package dev.boathouse.benchmarks;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import smile.data.DataFrame;
import smile.data.vector.BaseVector;
import smile.data.vector.DoubleVector;
import smile.data.vector.IntVector;

/**
 * Random rows of {@value #FEATURES} numbers and a class, 0 or 1, that depends on some of them, their products and chance. The numbers are
 * multiples of 2<sup>−16</sup> from −1 to 1: they and the middle between any two of them are floats, so that engines that compare floats take the same
 * way through a tree.
 *
 * @param columns the numbers, feature by feature
 * @param classes the class of each row
 */
record ScoreRows(double[][] columns, int[] classes) {

    static final int FEATURES = 20;
    static final String LABEL = "y";

    private static final int STEPS = 1 << 16;

    static ScoreRows random(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] columns = new double[FEATURES][count];
        int[] classes = new int[count];
        for (int row = 0; row < count; row++) {
            for (double[] column : columns) {
                column[row] = random.nextInt(-STEPS, STEPS + 1) / (double) STEPS;
            }
            double log = 2 * columns[0][row] - columns[1][row];
            for (int i = 2; i < FEATURES; i += 3) {
                log += 2 * columns[i][row] * columns[i + 1][row] + Math.sin(5 * columns[(i + 2) % FEATURES][row]);
            }
            classes[row] = random.nextDouble() < 1 / (1 + Math.exp(-log)) ? 1 : 0;
        }
        return new ScoreRows(columns, classes);
    }

    int count() {
        return classes.length;
    }

    /** The numbers, row by row in one array. */
    double[] flat() {
        double[] flat = new double[count() * FEATURES];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = columns[i % FEATURES][i / FEATURES];
        }
        return flat;
    }

    /** The numbers, an array for each row. */
    double[][] rows() {
        return IntStream.range(0, count())
                .mapToObj(row -> IntStream.range(0, FEATURES)
                        .mapToDouble(feature -> columns[feature][row])
                        .toArray())
                .toArray(double[][]::new);
    }

    /** Columns {@code f0} to {@code f19}. */
    Frame frame() {
        return Frame.of(
                Schema.of(names().stream()
                        .map(name -> Schema.Field.of(name, DataType.DOUBLE))
                        .toArray(Schema.Field[]::new)),
                List.of(doubles()));
    }

    /** Columns {@code f0} to {@code f19}, then {@value #LABEL}. */
    Frame labelled() {
        List<Schema.Field> fields = new ArrayList<>(frame().schema().fields());
        fields.add(Schema.Field.of(LABEL, DataType.INT));
        List<Column> values = new ArrayList<>(List.of(doubles()));
        values.add(Column.ofInts(classes));
        return Frame.of(Schema.of(fields), values);
    }

    private Column[] doubles() {
        return IntStream.range(0, FEATURES)
                .mapToObj(i -> Column.ofDoubles(columns[i]))
                .toArray(Column[]::new);
    }

    private static List<String> names() {
        return IntStream.range(0, FEATURES).mapToObj(i -> "f" + i).toList();
    }

    /** The same as {@link #labelled} for Smile. */
    DataFrame smile() {
        List<BaseVector<?, ?, ?>> vectors = new ArrayList<>();
        for (int i = 0; i < FEATURES; i++) {
            vectors.add(DoubleVector.of(names().get(i), columns[i]));
        }
        vectors.add(IntVector.of(LABEL, classes));
        return DataFrame.of(vectors.toArray(BaseVector[]::new));
    }
}
