package dev.boathouse.core.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Cuts a frame in two, row by row. */
final class TwoParts {

    private static final String TRAIN = " train";
    private static final String TEST = " test";

    private TwoParts() {}

    /** Tells whether a row, which is at {@code position} of the chunk and the {@code row}-th of the frame, belongs to the first part. */
    @FunctionalInterface
    interface RowTest {
        boolean isTrain(Chunk chunk, int position, long row);
    }

    static Split of(Frame frame, String step, RowTest test) {
        List<Chunk> first = new ArrayList<>();
        List<Chunk> second = new ArrayList<>();
        long start = 0;
        for (Chunk chunk : frame.chunks()) {
            int[] train = new int[chunk.size()];
            int[] rest = new int[chunk.size()];
            int kept = 0;
            for (int i = 0; i < chunk.size(); i++) {
                if (test.isTrain(chunk, i, start + i)) {
                    train[kept++] = i;
                } else {
                    rest[i - kept] = i;
                }
            }
            first.add(chunk.take(train, kept));
            second.add(chunk.take(rest, chunk.size() - kept));
            start += chunk.size();
        }
        return of(frame, step, first, second);
    }

    /** Reads which of the two parts it is. */
    static Function<Split, Frame> read(TextCursor in) {
        if (in.takes(TRAIN)) {
            return Split::train;
        }
        in.behind(TEST);
        return Split::test;
    }

    static Split of(Frame frame, String step, List<Chunk> train, List<Chunk> test) {
        return new Split(
                new Frame(frame.schema(), train, frame.origin().then(step + TRAIN)),
                new Frame(frame.schema(), test, frame.origin().then(step + TEST)));
    }
}
