package dev.boathouse.monitoring.shift;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.internal.ColumnAccess;
import dev.boathouse.core.internal.SplitMix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Some rows of a frame, drawn without replacement; the same number of rows and seed draw the same positions. */
final class DrawnRows {

    private DrawnRows() {}

    /**
     * Positions in ascending order, every set of them alike (selection sampling: Knuth, algorithm 3.4.2 S).
     *
     * @param rows how many there are
     * @param most how many are drawn, or all if there are fewer
     */
    static int[] of(long rows, int most, long seed) {
        int all = Math.toIntExact(rows);
        int wanted = Math.min(all, most);
        SplittableRandom random = new SplittableRandom(SplitMix.mix(seed));
        int[] drawn = new int[wanted];
        int found = 0;
        for (int row = 0; found < wanted; row++) {
            if (random.nextInt(all - row) < wanted - found) {
                drawn[found++] = row;
            }
        }
        return drawn;
    }

    /** The positions that were not drawn. */
    static int[] without(int rows, int[] drawn) {
        int[] others = new int[rows - drawn.length];
        int next = 0;
        int found = 0;
        for (int row = 0; row < rows; row++) {
            if (next < drawn.length && drawn[next] == row) {
                next++;
            } else {
                others[found++] = row;
            }
        }
        return others;
    }

    /** The rows at ascending positions. */
    static Frame take(Frame frame, int[] positions) {
        List<Chunk> chunks = new ArrayList<>();
        int first = 0;
        int next = 0;
        for (Chunk chunk : frame.chunks()) {
            int start = first;
            int end = next;
            while (end < positions.length && positions[end] < first + chunk.size()) {
                end++;
            }
            int[] within = Arrays.stream(positions, next, end)
                    .map(position -> position - start)
                    .toArray();
            chunks.add(ColumnAccess.direct().take(chunk, within));
            first += chunk.size();
            next = end;
        }
        return ColumnAccess.direct()
                .frame(frame.schema(), chunks, frame.origin().then("draw " + positions.length));
    }
}
