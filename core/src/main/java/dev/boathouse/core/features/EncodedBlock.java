package dev.boathouse.core.features;

import java.util.List;

/** Runs all steps over a block and hands the features out, every one of them finite. Belongs to one thread. */
final class EncodedBlock {

    private static final int TILE = 64;

    private final Block block;
    private final Step[] steps;
    private final Place[] places;
    private final int[] numbers;
    private final int[] slots;
    private final List<String> outputs;

    EncodedBlock(Wiring wiring, int[] slots, List<String> outputs, BoundInputs inputs, Source source, int capacity) {
        this.block = new Block(wiring, source, capacity, wiring.size());
        this.steps = wiring.nodes().stream().map(Node::step).toArray(Step[]::new);
        this.places = block.places().toArray(Place[]::new);
        this.numbers = inputs.numbers();
        this.slots = slots;
        this.outputs = outputs;
    }

    int capacity() {
        return block.capacity;
    }

    /** Computes rows that the source already has. */
    void run(int count, long firstRow) {
        block.start(count, firstRow);
        block.source.numbers(numbers, block.values, block.capacity, count);
        for (int i = 0; i < steps.length; i++) {
            steps[i].apply(block, places[i]);
        }
    }

    /** Writes the only row of a block that can hold no more. */
    void writeRow(double[] target) {
        double[] values = block.values;
        for (int feature = 0; feature < slots.length; feature++) {
            target[feature] = finite(feature, values[slots[feature]], 0);
        }
    }

    /** Writes row by row; some rows at a time, so that what is written in turns stays in the nearest cache. */
    void writeRows(double[] target, int offset) {
        for (int first = 0; first < block.count(); first += TILE) {
            int end = Math.min(block.count(), first + TILE);
            for (int feature = 0; feature < slots.length; feature++) {
                int lane = slots[feature] * block.capacity;
                int at = offset + first * slots.length + feature;
                for (int i = first; i < end; i++) {
                    target[at] = finite(feature, block.values[lane + i], i);
                    at += slots.length;
                }
            }
        }
    }

    /** Writes feature by feature. */
    void writeColumns(double[][] columns, int offset) {
        for (int feature = 0; feature < slots.length; feature++) {
            int lane = slots[feature] * block.capacity;
            for (int i = 0; i < block.count(); i++) {
                columns[feature][offset + i] = finite(feature, block.values[lane + i], i);
            }
        }
    }

    private double finite(int feature, double value, int i) {
        if (!(Math.abs(value) <= Double.MAX_VALUE)) {
            throw block.notFinite(outputs.get(feature), slots[feature], value, i);
        }
        return value;
    }
}
