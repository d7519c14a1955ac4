package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Schema;
import java.util.List;

/** Tests whether the values of two columns are one of some pairs. Not thread-safe. */
final class PairSetTest implements RowTest {

    private final int leftColumn;
    private final int rightColumn;
    private final Members left;
    private final Members right;
    private final LongIndex pairs = new LongIndex();
    private final Missing missing;

    /** Pair i is item i of both lists, in the types of the columns. */
    PairSetTest(Schema schema, int left, int right, List<Object> firsts, List<Object> seconds, Missing missing) {
        this.leftColumn = left;
        this.rightColumn = right;
        this.left = new Members(schema.field(left), firsts);
        this.right = new Members(schema.field(right), seconds);
        this.missing = missing;
        for (int i = 0; i < firsts.size(); i++) {
            int first = this.left.numberOf(firsts.get(i));
            int second = this.right.numberOf(seconds.get(i));
            if (first >= 0 && second >= 0) {
                pairs.put(pair(first, second), i);
            }
        }
    }

    private static long pair(int first, int second) {
        return (long) first << 32 | second;
    }

    @Override
    public void judge(Chunk chunk, Marks marks) {
        missing.ignore(chunk, marks);
        left.find(chunk.column(leftColumn));
        right.find(chunk.column(rightColumn));
        for (int i = 0; i < marks.size; i++) {
            int first = left.found[i];
            int second = right.found[i];
            boolean holds = first >= 0 && second >= 0 && pairs.find(pair(first, second)) >= 0;
            marks.unexpected[i >> 6] |= (holds ? 0L : 1L) << i;
        }
        long[] complete = missing.complete(chunk, marks.words());
        for (int i = 0; i < complete.length; i++) {
            marks.unexpected[i] |= ~complete[i];
        }
    }
}
