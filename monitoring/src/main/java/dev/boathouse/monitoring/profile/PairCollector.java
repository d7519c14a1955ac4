package dev.boathouse.monitoring.profile;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.Schema;
import dev.boathouse.monitoring.internal.sketch.NumberBuilder.Workspace;
import dev.boathouse.monitoring.internal.sketch.PairBuilder;

/** Collects the exact sums of a pair of columns. Not thread-safe. */
final class PairCollector {

    private final String first;
    private final String second;
    private final int firstIndex;
    private final int secondIndex;
    private final PairBuilder sums = new PairBuilder();
    private double[] other = new double[0];

    PairCollector(Schema schema, String first, String second) {
        this.first = first;
        this.second = second;
        this.firstIndex = numeric(schema, first);
        this.secondIndex = numeric(schema, second);
    }

    private static int numeric(Schema schema, String name) {
        Schema.Field field = schema.field(name);
        if (!ColumnCollector.isNumber(field.type())) {
            throw new IllegalArgumentException("Cannot correlate column \"" + name + "\": its type is " + field.type()
                    + ". Numbers, dates and timestamps would work.");
        }
        return schema.indexOf(name);
    }

    void add(Chunk chunk, Workspace space) {
        double[] block = space.block();
        if (other.length == 0) {
            other = new double[block.length];
        }
        Column one = chunk.column(firstIndex);
        Column two = chunk.column(secondIndex);
        for (int from = 0; from < chunk.size(); from += block.length) {
            int to = Math.min(chunk.size(), from + block.length);
            one.copyTo(from, to, block, 0); // NaN for null
            two.copyTo(from, to, other, 0);
            sums.add(block, other, to - from, space);
        }
    }

    Correlation correlation() {
        return new Correlation(first, second, sums.build());
    }
}
