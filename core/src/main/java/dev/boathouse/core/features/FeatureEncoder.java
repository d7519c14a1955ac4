package dev.boathouse.core.features;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Row;
import dev.boathouse.core.data.Schema;
import java.util.List;

/**
 * A pipeline bound to a schema: no name is looked up per row. Immutable and thread-safe; keeps buffers for each thread that uses it, of
 * 8 bytes for each feature and value on the way for rows, and of 128 KiB or a little more for chunks.
 */
public final class FeatureEncoder {

    private final Schema schema;
    private final int[] positions;
    private final DataType[] types;
    private final int size;
    private final ThreadLocal<Rows> rows;
    private final ThreadLocal<Chunks> chunks;

    private static final class Rows {
        private final RowSource source;
        private final EncodedBlock block;
        private Schema fitting;

        Rows(RowSource source, EncodedBlock block, Schema fitting) {
            this.source = source;
            this.block = block;
            this.fitting = fitting;
        }
    }

    private record Chunks(ChunkSource source, EncodedBlock block) {

        /** Computes as many rows as fit, up to {@code to}. */
        void run(Chunk chunk, int from, int to, long firstRow) {
            source.use(chunk, from);
            block.run(Math.min(block.capacity(), to - from), firstRow + from);
        }
    }

    FeatureEncoder(Wiring wiring, int[] slots, List<String> outputs, Schema schema) {
        this.schema = schema;
        this.size = slots.length;
        this.positions = BoundInputs.positions(wiring, schema);
        this.types = new DataType[positions.length];
        for (int i = 0; i < positions.length; i++) {
            types[i] = schema.field(positions[i]).type();
        }
        BoundInputs inputs = BoundInputs.of(wiring, slots);
        this.rows = ThreadLocal.withInitial(() -> {
            RowSource source = new RowSource(positions);
            return new Rows(source, new EncodedBlock(wiring, slots, outputs, inputs, source, 1), schema);
        });
        this.chunks = ThreadLocal.withInitial(() -> {
            ChunkSource source = new ChunkSource(positions);
            int capacity = Block.rows(wiring.size());
            return new Chunks(source, new EncodedBlock(wiring, slots, outputs, inputs, source, capacity));
        });
    }

    /**
     * How many features a row has.
     *
     * @return 0 or more
     */
    public int size() {
        return size;
    }

    /**
     * Writes the features of a row, without allocation of its own. What the row allocates comes on top: a row of a chunk decodes a text
     * once for each entry of its dictionary, and boxes the elements of an array.
     *
     * @param row a row of the bound schema
     * @param target at least {@link #size()} long
     * @throws IllegalArgumentException if the row has another schema, or a value cannot be used; the column is named
     */
    public void encode(Row row, double[] target) {
        Rows own = rows.get();
        requireFit(row.schema(), own);
        own.source.use(row);
        try {
            own.block.run(1, -1);
            own.block.writeRow(target);
        } finally {
            own.source.use(null);
        }
    }

    /**
     * Writes the features of consecutive rows, row by row.
     *
     * @param chunk rows of the bound schema
     * @param from the first row
     * @param to behind the last row
     * @param firstRow the number in its frame of the chunk's first row, for errors
     * @param target at least {@code (to - from) * size()} long
     * @throws IllegalArgumentException if the chunk has another schema, or a value cannot be used; column and row are named
     */
    public void encode(Chunk chunk, int from, int to, long firstRow, double[] target) {
        requireFit(chunk);
        Chunks own = chunks.get();
        try {
            for (int start = from; start < to; start += own.block.capacity()) {
                own.run(chunk, start, to, firstRow);
                own.block.writeRows(target, (start - from) * size);
            }
        } finally {
            own.source.use(null, 0);
        }
    }

    double[][] columns(Frame frame) {
        double[][] columns = new double[size][Math.toIntExact(frame.rowCount())];
        Chunks own = chunks.get();
        int row = 0;
        try {
            for (Chunk chunk : frame.chunks()) {
                for (int start = 0; start < chunk.size(); start += own.block.capacity()) {
                    own.run(chunk, start, chunk.size(), row);
                    own.block.writeColumns(columns, row + start);
                }
                row += chunk.size();
            }
        } finally {
            own.source.use(null, 0);
        }
        return columns;
    }

    @SuppressWarnings(
            "ReferenceEquality") // the rows of a host mostly share a schema: one that fitted is not compared again
    private void requireFit(Schema given, Rows own) {
        if (given == own.fitting) {
            return;
        }
        if (!given.equals(schema)) {
            throw new IllegalArgumentException("The row does not fit: it has the fields " + given + ", bound were "
                    + schema + ". Bind once for each schema.");
        }
        own.fitting = given;
    }

    private void requireFit(Chunk chunk) {
        for (int i = 0; i < positions.length; i++) {
            DataType given = chunk.column(positions[i]).type();
            if (!given.equals(types[i])) {
                throw new IllegalArgumentException("The chunk does not fit: column "
                        + schema.field(positions[i]).name() + " is a " + given + ", bound was a " + types[i]
                        + ". Bind once for each schema.");
            }
        }
    }
}
