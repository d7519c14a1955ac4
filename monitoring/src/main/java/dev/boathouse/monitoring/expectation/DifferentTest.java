package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Column;
import java.util.List;

/** Tests whether the values of each row differ; a null equals a null. Not thread-safe. */
final class DifferentTest implements RowTest {

    private final int[] columns;
    private final List<Keys> keys;
    private final Missing missing;

    DifferentTest(int[] columns, List<Keys> keys, Missing missing) {
        this.columns = columns.clone();
        this.keys = List.copyOf(keys);
        this.missing = missing;
    }

    @Override
    public void judge(Chunk chunk, Marks marks) {
        missing.ignore(chunk, marks);
        keys.forEach(each -> each.read(chunk));
        for (int left = 0; left < columns.length; left++) {
            for (int right = left + 1; right < columns.length; right++) {
                mark(chunk, left, right, marks);
            }
        }
    }

    private void mark(Chunk chunk, int left, int right, Marks marks) {
        Column one = chunk.column(columns[left]);
        Column other = chunk.column(columns[right]);
        Keys a = keys.get(left);
        Keys b = keys.get(right);
        for (int i = 0; i < marks.size; i++) {
            boolean none = one.isNull(i);
            boolean same =
                    none == other.isNull(i) && (none || (a.first[i] == b.first[i] && a.second[i] == b.second[i]));
            marks.unexpected[i >> 6] |= (same ? 1L : 0L) << i;
        }
    }
}
