package dev.boathouse.core.explanation;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.internal.ColumnAccess;
import dev.boathouse.core.internal.Labels;
import dev.boathouse.core.internal.SplitMix;
import dev.boathouse.core.model.TrainingRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Rows dealt at random into blocks of the same size and mix of classes, give or take a row. */
final class Blocks {

    private Blocks() {}

    static List<Frame> of(Frame rows, TrainingRecord record, int count, long seed) {
        int[] classes = classes(rows, record);
        long[] hashes = IntStream.range(0, classes.length)
                .mapToLong(row -> SplitMix.mix(SplitMix.mix(seed) + row))
                .toArray();
        int[] dealt = IntStream.range(0, classes.length)
                .boxed()
                .sorted(Comparator.comparingInt((Integer row) -> classes[row]).thenComparingLong(row -> hashes[row]))
                .mapToInt(row -> row)
                .toArray();
        int[] blockOf = new int[classes.length];
        for (int i = 0; i < dealt.length; i++) {
            blockOf[dealt[i]] = i % count;
        }
        return IntStream.range(0, count)
                .mapToObj(block -> some(rows, blockOf, block))
                .toList();
    }

    private static int[] classes(Frame rows, TrainingRecord record) {
        Optional<TrainingRecord.Label> label = record.label();
        return label.isPresent() && record.task().isClassification()
                ? Labels.codes(rows, label.get().column(), record.classes())
                : new int[Math.toIntExact(rows.rowCount())];
    }

    private static Frame some(Frame rows, int[] blockOf, int block) {
        List<Chunk> chunks = new ArrayList<>();
        int first = 0;
        for (Chunk chunk : rows.chunks()) {
            int start = first;
            int[] positions = IntStream.range(0, chunk.size())
                    .filter(i -> blockOf[start + i] == block)
                    .toArray();
            chunks.add(ColumnAccess.direct().take(chunk, positions));
            first += chunk.size();
        }
        return ColumnAccess.direct().frame(rows.schema(), chunks, rows.origin().then("block " + block));
    }
}
