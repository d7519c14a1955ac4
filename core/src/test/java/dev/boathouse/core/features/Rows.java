package dev.boathouse.core.features;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import java.util.Arrays;
import java.util.List;

/** Small frames by hand. */
final class Rows {

    private Rows() {}

    static Frame of(String name, Column column) {
        return Frame.of(Schema.of(Schema.Field.of(name, column.type())), List.of(column));
    }

    static Frame of(String first, Column a, String second, Column b) {
        return Frame.of(Schema.of(Schema.Field.of(first, a.type()), Schema.Field.of(second, b.type())), List.of(a, b));
    }

    /** A column of doubles; null where missing. */
    static Column doubles(Double... values) {
        return Column.of(DataType.DOUBLE, Arrays.asList(values));
    }

    /** The features of the first row. */
    static double[] first(FeaturePipeline pipeline, Frame frame) {
        return row(pipeline, frame, 0);
    }

    static double[] row(FeaturePipeline pipeline, Frame frame, int row) {
        double[] features = new double[pipeline.outputs().size()];
        pipeline.bind(frame.schema()).encode(frame.chunks().get(0).row(row), features);
        return features;
    }
}
