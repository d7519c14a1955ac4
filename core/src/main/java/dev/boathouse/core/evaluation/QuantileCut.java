package dev.boathouse.core.evaluation;

import dev.boathouse.core.data.Frame;
import dev.boathouse.core.internal.ShortestDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Parts of about equally many rows, cut at quantiles. */
record QuantileCut(String column, int parts) implements Slicing.Cut {

    QuantileCut {
        if (parts < 2) {
            throw new IllegalArgumentException("Slicing by quantiles needs two parts or more: found " + parts + ".");
        }
    }

    @Override
    public List<SliceRows> of(Frame frame) {
        if (!frame.schema().field(column).type().isNumeric()) {
            throw new IllegalArgumentException("Cannot slice by quantiles of column \"" + column + "\": it is a "
                    + frame.schema().field(column).type() + ", no number. Slice by its values, or by filters.");
        }
        double[] values = frame.doubles(column);
        double[] bounds = bounds(Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray());
        List<Rows> rows = new ArrayList<>();
        for (int part = 0; part <= bounds.length; part++) {
            rows.add(new Rows());
        }
        for (int row = 0; row < values.length; row++) {
            // NaN is above every bound: the last part.
            int part = 0;
            while (part < bounds.length && !(values[row] <= bounds[part])) {
                part++;
            }
            rows.get(part).add(row);
        }
        List<SliceRows> slices = new ArrayList<>();
        for (int part = 0; part <= bounds.length; part++) {
            int[] numbers = rows.get(part).toArray();
            if (numbers.length > 0) {
                slices.add(new SliceRows(name(bounds, part), numbers));
            }
        }
        return slices;
    }

    /** The largest value of each part, each larger than the one before. */
    private double[] bounds(double[] sorted) {
        List<Double> bounds = new ArrayList<>();
        for (int part = 1; part <= parts && sorted.length > 0; part++) {
            double last = sorted[(int) Math.max(0, (long) sorted.length * part / parts - 1)];
            if (bounds.isEmpty() || last > bounds.get(bounds.size() - 1)) {
                bounds.add(last);
            }
        }
        return bounds.stream().mapToDouble(bound -> bound).toArray();
    }

    private String name(double[] bounds, int part) {
        if (part == bounds.length) {
            return column + " is missing";
        }
        String upTo = column + " <= " + ShortestDecimal.of(bounds[part]);
        return part == 0 ? upTo : ShortestDecimal.of(bounds[part - 1]) + " < " + upTo;
    }

    @Override
    public String toString() {
        return "by " + parts + " quantiles of " + column;
    }
}
