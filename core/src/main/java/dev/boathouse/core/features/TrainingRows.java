package dev.boathouse.core.features;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.internal.ColumnAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The training rows: the values of every slot that is still needed. Steps run over them as they will over all other rows. */
final class TrainingRows {

    private final Frame frame;
    private final Wiring wiring;
    private final List<double @Nullable []> numbers = new ArrayList<>();

    @FunctionalInterface
    private interface Work {
        void at(Block block, Place place, int row);
    }

    TrainingRows(Frame frame, Wiring wiring) {
        this.frame = frame;
        this.wiring = wiring;
    }

    int count() {
        return Math.toIntExact(frame.rowCount());
    }

    /** The numbers of a slot, NaN where missing. Shared: whoever gets them never writes to them. */
    double[] numbers(int slot) {
        double[] known = slot < numbers.size() ? numbers.get(slot) : null;
        if (known == null) {
            known = frame.doubles(wiring.inputs().field(slot).name());
            put(slot, known);
        }
        return known;
    }

    void put(int slot, double @Nullable [] values) {
        while (numbers.size() <= slot) {
            numbers.add(null);
        }
        numbers.set(slot, values);
    }

    /** The codes of a slot's levels, {@link Block#MISSING} where missing. */
    int[] codes(int slot, Coding coding) {
        int[] codes = new int[count()];
        int[] reads = {slot};
        walk(reads, new Place(reads, new int[1], 0, 0, new double[0], new double[0]), 1, (block, place, row) -> {
            block.codes(place, coding);
            System.arraycopy(block.codes, 0, codes, row, block.count());
        });
        return codes;
    }

    int arrayLength(int slot, String name) {
        int input = wiring.slot(slot).input();
        for (Chunk chunk : frame.chunks()) {
            for (int i = 0; i < chunk.size(); i++) {
                if (!chunk.column(input).isNull(i)) {
                    int[] offsets = ColumnAccess.direct().offsets(chunk.column(input));
                    return offsets[i + 1] - offsets[i];
                }
            }
        }
        throw new IllegalArgumentException(
                "Cannot learn from column \"" + name + "\": found no array in " + count() + " rows. Drop it.");
    }

    /** Runs a step that is already wired, and keeps what it makes. */
    void run(Node node) {
        Step step = node.step();
        int reads = node.reads().length;
        double[][] made = new double[step.width()][count()];
        int capacity = Block.rows(reads + step.width());
        int[] lanes = IntStream.range(0, reads).map(i -> i * capacity).toArray();
        Place compact = Place.of(step, node.reads(), lanes, reads * capacity);
        walk(node.reads(), compact, reads + step.width(), (block, place, row) -> {
            step.apply(block, place);
            for (int i = 0; i < made.length; i++) {
                System.arraycopy(block.values, place.to() + i * capacity, made[i], row, block.count());
            }
        });
        for (int i = 0; i < made.length; i++) {
            if (wiring.slot(node.first() + i).kind().isNumber()) {
                put(node.first() + i, made[i]);
            }
        }
    }

    /** The error for a feature that is not finite in a row. */
    IllegalArgumentException notFinite(WorkingSet.Entry entry, double value, int row) {
        ChunkSource source = new ChunkSource(positions());
        int start = 0;
        for (Chunk chunk : frame.chunks()) {
            if (row < start + chunk.size()) {
                source.use(chunk, row - start);
                break;
            }
            start += chunk.size();
        }
        return Blame.of(wiring, entry.slot(), source, 0).error(entry.name(), value, " in row " + row);
    }

    private int[] positions() {
        return IntStream.range(0, wiring.inputs().size()).toArray();
    }

    private void walk(int[] reads, Place place, int lanes, Work work) {
        ChunkSource source = new ChunkSource(positions());
        Block block = new Block(wiring, source, Block.rows(lanes), lanes);
        int row = 0;
        for (Chunk chunk : frame.chunks()) {
            for (int start = 0; start < chunk.size(); start += block.capacity) {
                int count = Math.min(block.capacity, chunk.size() - start);
                source.use(chunk, start);
                block.start(count, row + start);
                for (int i = 0; i < reads.length; i++) {
                    if (wiring.slot(reads[i]).kind().isNumber()) {
                        System.arraycopy(numbers(reads[i]), row + start, block.values, i * block.capacity, count);
                    }
                }
                work.at(block, place, row + start);
            }
            row += chunk.size();
        }
    }
}
