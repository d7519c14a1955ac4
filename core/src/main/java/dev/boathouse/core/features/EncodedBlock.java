package dev.boathouse.core.features;

import java.util.List;

/** Runs all steps over a block and hands the features out, every one of them finite. Belongs to one thread. */
final class EncodedBlock {

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
        for (int input : numbers) {
            block.source.numbers(input, block.values, input * block.capacity, count);
        }
        for (int i = 0; i < steps.length; i++) {
            steps[i].apply(block, places[i]);
        }
    }

    /** Writes row by row. */
    void writeRows(double[] target, int offset) {
        for (int feature = 0; feature < slots.length; feature++) {
            int lane = slots[feature] * block.capacity;
            int at = offset + feature;
            for (int i = 0; i < block.count(); i++) {
                target[at] = finite(feature, block.values[lane + i], i);
                at += slots.length;
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
