package dev.boathouse.core.data;

import org.jspecify.annotations.Nullable;

/** One row of a chunk. */
record ChunkRow(Schema schema, Chunk chunk, int position) implements Row {

    @Override
    public boolean isNull(int index) {
        return chunk.column(index).isNull(position);
    }

    @Override
    public double doubleAt(int index) {
        return chunk.column(index).doubleAt(position);
    }

    @Override
    public long longAt(int index) {
        return chunk.column(index).longAt(position);
    }

    @Override
    public String stringAt(int index) {
        return chunk.column(index).stringAt(position);
    }

    @Override
    public @Nullable Object valueAt(int index) {
        return chunk.column(index).valueAt(position);
    }
}
