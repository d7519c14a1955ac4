package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.Schema;
import dev.boathouse.monitoring.internal.sketch.NumberBuilder;
import dev.boathouse.monitoring.internal.sketch.NumberBuilder.Workspace;
import dev.boathouse.monitoring.internal.sketch.Numbers;

/** The distribution of a column of numbers. Not thread-safe. */
final class Quantiles implements Reading {

    private final NumberBuilder numbers = new NumberBuilder(new Workspace());

    Quantiles(Schema.Field field) {
        if (!field.type().isNumeric()) {
            throw new Unfit("Column \"" + field.name() + "\" of type " + field.type() + " holds no numbers.");
        }
    }

    @Override
    public void add(Column column, Marks marks, Workspace space) {
        double[] block = space.block();
        for (int from = 0; from < marks.size; from += block.length) {
            int to = Math.min(marks.size, from + block.length);
            column.copyTo(from, to, block, 0);
            int kept = 0;
            for (int i = from; i < to; i++) {
                block[kept] = block[i - from];
                kept += marks.looksAt(i) ? 1 : 0;
            }
            numbers.add(block, 0, kept, space);
        }
    }

    Numbers numbers() {
        return numbers.build();
    }
}
