package dev.boathouse.core.model;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.internal.ColumnAccess;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** From the numbers that {@link Answers} writes to the columns of a scored frame. Immutable and thread-safe. */
final class AnswerColumns {

    private final Answers answers;
    private final DataType type;
    /** A row for each class, so that predictions are rows taken from it; empty where there are no classes. */
    private final Chunk classes;

    AnswerColumns(Answers answers) {
        this.answers = answers;
        Schema.Field prediction = answers.schema().field(answers.schema().size() - 1);
        this.type = prediction.type();
        List<Object> values = answers.classes().stream().map(this::value).toList();
        this.classes = ColumnAccess.direct()
                .chunk(Schema.of(prediction), List.of(Column.of(type, values)), values.size(), 0, 0);
    }

    private Object value(String name) {
        if (type == DataType.STRING) {
            return name;
        }
        if (type == DataType.BOOLEAN) {
            return Boolean.valueOf(name);
        }
        if (type.isFloating()) {
            return type == DataType.FLOAT ? (Object) Float.valueOf(name) : Double.valueOf(name);
        }
        if (type.isInteger()) {
            return Long.valueOf(name);
        }
        return new BigDecimal(name);
    }

    /**
     * The columns, in the order of {@link Answers#schema}.
     *
     * @param out the answers of all rows, row by row
     */
    List<Column> of(double[] out, int rows) {
        int width = answers.size();
        int last = width - 1;
        Column prediction = predictions(every(out, rows, width, last));
        if (width == 1) {
            return List.of(prediction);
        }
        if (answers.task() != Task.MULTICLASS_CLASSIFICATION) {
            return List.of(doubles(every(out, rows, width, 0)), prediction);
        }
        double[] probabilities = new double[rows * last];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(out, row * width, probabilities, row * last, last);
        }
        return List.of(arrays(probabilities, rows, last), prediction);
    }

    private Column predictions(double[] values) {
        int[] codes = answers.task() == Task.REGRESSION
                ? new int[0]
                : Arrays.stream(values).mapToInt(value -> (int) value).toArray();
        return switch (answers.task()) {
            case BINARY_CLASSIFICATION, MULTICLASS_CLASSIFICATION ->
                ColumnAccess.direct().take(classes, codes).column(0);
            case REGRESSION -> doubles(values);
            case ANOMALY_DETECTION -> truths(codes);
            case CLUSTERING -> Column.ofInts(codes);
        };
    }

    private static double[] every(double[] out, int rows, int width, int offset) {
        double[] values = new double[rows];
        for (int row = 0; row < rows; row++) {
            values[row] = out[row * width + offset];
        }
        return values;
    }

    private static Column doubles(double[] values) {
        return ColumnAccess.direct().ofDoubles(values, values.length, null);
    }

    private static Column truths(int[] codes) {
        boolean[] truths = new boolean[codes.length];
        for (int i = 0; i < truths.length; i++) {
            truths[i] = codes[i] != 0;
        }
        return Column.ofBooleans(truths);
    }

    static Column arrays(double[] values, int rows, int width) {
        int[] offsets = IntStream.rangeClosed(0, rows).map(row -> row * width).toArray();
        return ColumnAccess.direct().ofArrays(offsets, doubles(values), rows, null);
    }
}
