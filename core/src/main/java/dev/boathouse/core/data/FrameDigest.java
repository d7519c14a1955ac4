package dev.boathouse.core.data;

import dev.boathouse.core.internal.Digest;

/** The content digest of a frame: column by column, so that it does not see chunks. */
final class FrameDigest {

    private FrameDigest() {}

    static String of(Frame frame) {
        Digest digest = Digest.of("boathouse-frame-1")
                .put(frame.rowCount())
                .put(frame.schema().size());
        for (int i = 0; i < frame.schema().size(); i++) {
            digest.put(frame.schema().field(i).name());
            digest.put(frame.schema().field(i).type().toString());
            column(frame, i, digest);
        }
        return digest.hex();
    }

    private static void column(Frame frame, int index, Digest digest) {
        boolean nulls =
                frame.chunks().stream().anyMatch(chunk -> chunk.column(index).nullCount() > 0);
        digest.put((byte) (nulls ? 1 : 0));
        for (Chunk chunk : frame.chunks()) {
            Column column = chunk.column(index);
            long[] validity = column.validity;
            for (int row = 0; nulls && row < chunk.size(); row++) {
                digest.put((byte) (validity == null || Bits.at(validity, row) ? 1 : 0));
            }
        }
        for (Chunk chunk : frame.chunks()) {
            chunk.column(index).digestInto(digest, 0, chunk.size());
        }
    }
}
