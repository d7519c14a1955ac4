package dev.boathouse.core.features;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Row;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.internal.BinaryReader;
import dev.boathouse.core.internal.BinaryWriter;
import java.util.List;

/**
 * A number: filled where missing, then centred and scaled.
 *
 * @param fill what stands for null and NaN; NaN where these are errors
 * @param shift what is subtracted; 0 for nothing
 * @param scale what is divided by; 1 for nothing
 */
record NumberTransform(Schema.Field input, double fill, double shift, double scale) implements FittedTransform {

    static final byte TAG = 1;

    static NumberTransform fit(Frame frame, Schema.Field field, boolean impute, boolean standardize) {
        int position = frame.schema().indexOf(field.name());
        double sum = 0;
        long count = 0;
        long row = 0;
        for (Chunk chunk : frame.chunks()) {
            double[] values = numbers(chunk.column(position));
            for (int i = 0; i < values.length; i++) {
                check(field.name(), chunk.column(position).isNull(i), values[i], impute, row + i);
                sum += Double.isNaN(values[i]) ? 0 : values[i];
                count += Double.isNaN(values[i]) ? 0 : 1;
            }
            row += values.length;
        }
        if (count == 0) {
            throw new IllegalArgumentException(
                    "Cannot impute column \"" + field.name() + "\": found no value in " + row + " rows.");
        }
        double mean = finite(field.name(), sum / count);
        Schema.Field input = impute ? Schema.Field.of(field.name(), field.type()) : field.required();
        double fill = impute ? mean : Double.NaN;
        if (!standardize) {
            return new NumberTransform(input, fill, 0, 1);
        }
        double deviation = finite(field.name(), Math.sqrt(squares(frame, position, mean) / row));
        return new NumberTransform(input, fill, mean, deviation > 0 ? deviation : 1);
    }

    private static double squares(Frame frame, int position, double mean) {
        double squares = 0;
        for (Chunk chunk : frame.chunks()) {
            for (double value : numbers(chunk.column(position))) {
                double distance = Double.isNaN(value) ? 0 : value - mean;
                squares += distance * distance;
            }
        }
        return squares;
    }

    private static double[] numbers(Column column) {
        double[] values = new double[column.size()];
        column.copyTo(0, values.length, values, 0);
        return values;
    }

    private static void check(String column, boolean isNull, double value, boolean filled, long row) {
        if (Double.isInfinite(value) || (Double.isNaN(value) && !filled)) {
            throw FittedTransform.unusable(column, isNull ? "null" : String.valueOf(value), row);
        }
    }

    private static double finite(String column, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("Cannot use column \"" + column
                    + "\" as a feature: its values are too large to have a finite mean.");
        }
        return value;
    }

    @Override
    public List<String> outputs() {
        return List.of(input.name());
    }

    @Override
    public void encode(Row row, int position, double[] out, int at) {
        boolean isNull = row.isNull(position);
        out[at] = encoded(isNull, isNull ? Double.NaN : row.doubleAt(position), -1);
    }

    @Override
    public void encode(Column column, int from, int to, long firstRow, double[] out, int offset, int stride, int step) {
        boolean nulls = column.nullCount() > 0;
        for (int i = from; i < to; i++) {
            boolean isNull = nulls && column.isNull(i);
            double value = isNull ? Double.NaN : column.doubleAt(i);
            out[offset + (i - from) * stride] = encoded(isNull, value, firstRow + i);
        }
    }

    private double encoded(boolean isNull, double value, long row) {
        double filled = Double.isNaN(value) ? fill : value;
        double encoded = (filled - shift) / scale;
        if (!(Math.abs(encoded) <= Double.MAX_VALUE)) {
            throw FittedTransform.unusable(input.name(), isNull ? "null" : String.valueOf(value), row);
        }
        return encoded;
    }

    @Override
    public void write(BinaryWriter out) {
        out.put(TAG).put(fill).put(shift).put(scale);
    }

    static NumberTransform read(Schema.Field input, BinaryReader in) {
        double fill = in.readDouble();
        double shift = in.readFinite();
        double scale = in.readFinite();
        if (Double.isInfinite(fill) || scale <= 0 || !InputKind.isNumber(input.type())) {
            throw in.corrupt("found impossible numbers for column \"" + input.name() + "\"");
        }
        return new NumberTransform(input, fill, shift, scale);
    }
}
