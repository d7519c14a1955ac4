package dev.boathouse.core.data;

import dev.boathouse.core.internal.ColumnAccess;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Rows as if read from files of random sizes, numbered in a column "id", and the same rows in another order. */
final class FileRows {

    private FileRows() {}

    /** Every column of {@link RandomFrames}. */
    static Frame random(Random random, int rows) {
        return read(random, RandomFrames.frame(random, rows));
    }

    static Frame of(Random random, String name, Column column) {
        return read(random, Frame.of(Schema.of(Schema.Field.of(name, column.type())), List.of(column)));
    }

    private static Frame read(Random random, Frame values) {
        Frame frame = values.with(
                "id", Column.ofLongs(LongStream.range(0, values.rowCount()).toArray()));
        List<Chunk> chunks = new ArrayList<>();
        for (Chunk chunk : frame.chunks()) {
            for (int start = 0; start < chunk.size(); ) {
                int end = Math.min(chunk.size(), start + 1 + random.nextInt(chunk.size()));
                chunks.add(fromFile(1_000 + chunks.size(), chunk.slice(start, end)));
                start = end;
            }
        }
        return ColumnAccess.direct().frame(frame.schema(), chunks, new Origin.Host());
    }

    private static Chunk fromFile(long key, Chunk rows) {
        List<Column> columns =
                IntStream.range(0, rows.schema().size()).mapToObj(rows::column).toList();
        return ColumnAccess.direct().chunk(rows.schema(), columns, rows.size(), key, key % 3 * 100);
    }

    /** The same rows: each chunk torn in two, its rows in any order, and the pieces in any order. */
    static Frame shuffled(Random random, Frame frame) {
        List<Chunk> chunks = new ArrayList<>();
        for (Chunk chunk : frame.chunks()) {
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, chunk.size()).boxed().toList());
            Collections.shuffle(order, random);
            int cut = chunk.size() < 2 ? chunk.size() : 1 + random.nextInt(chunk.size() - 1);
            chunks.add(take(chunk, order.subList(0, cut)));
            chunks.add(take(chunk, order.subList(cut, chunk.size())));
        }
        Collections.shuffle(chunks, random);
        return ColumnAccess.direct().frame(frame.schema(), chunks, frame.origin());
    }

    private static Chunk take(Chunk chunk, List<Integer> rows) {
        int[] positions = rows.stream().mapToInt(Integer::intValue).toArray();
        return chunk.take(positions, positions.length);
    }

    /** The numbers of the rows, in order of size. */
    static List<Long> ids(Frame frame) {
        return Arrays.stream(frame.doubles("id"))
                .sorted()
                .mapToObj(id -> (long) id)
                .toList();
    }

    static List<Long> ids(Frame first, Frame second) {
        return LongStream.concat(
                        ids(first).stream().mapToLong(Long::longValue),
                        ids(second).stream().mapToLong(Long::longValue))
                .sorted()
                .boxed()
                .toList();
    }

    /** The parts of the same rows in another order are the same. */
    static List<List<Long>> parts(List<Split> splits) {
        return splits.stream()
                .map(split -> List.of(ids(split.train()), ids(split.test())))
                .flatMap(List::stream)
                .toList();
    }
}
