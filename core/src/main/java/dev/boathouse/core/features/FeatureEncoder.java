package dev.boathouse.core.features;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Row;
import dev.boathouse.core.data.Schema;
import java.util.List;

/** A pipeline bound to a schema: no name is looked up per row. Immutable and thread-safe. */
public final class FeatureEncoder {

    private final FittedTransform[] transforms;
    private final int[] positions;
    private final int[] starts;
    private final int size;
    private final Schema schema;

    FeatureEncoder(List<FittedTransform> transforms, int size, Schema schema) {
        this.transforms = transforms.toArray(FittedTransform[]::new);
        this.positions = new int[transforms.size()];
        this.starts = new int[transforms.size()];
        this.size = size;
        this.schema = schema;
        int start = 0;
        for (int i = 0; i < positions.length; i++) {
            FittedTransform transform = transforms.get(i);
            Schema.Field wanted = transform.input();
            positions[i] = schema.indexOf(wanted.name());
            Schema.Field given = schema.field(positions[i]);
            if (!InputKind.fits(wanted.type(), given.type(), transform instanceof LevelTransform)) {
                throw new IllegalArgumentException("Column \"" + wanted.name() + "\" does not fit the model: it is a "
                        + given.type() + ", the model was trained on a " + wanted.type() + ".");
            }
            starts[i] = start;
            start += transform.outputs().size();
        }
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
     * Writes the features of a row, without allocation.
     *
     * @param row a row of the bound schema
     * @param target at least {@link #size()} long
     * @throws IllegalArgumentException if the row has another schema, or a value cannot be used; the column is named
     */
    public void encode(Row row, double[] target) {
        if (!row.schema().equals(schema)) {
            throw new IllegalArgumentException("The row does not fit: it has the fields " + row.schema()
                    + ", bound were " + schema + ". Bind once for each schema.");
        }
        for (int i = 0; i < transforms.length; i++) {
            transforms[i].encode(row, positions[i], target, starts[i]);
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
     * @throws IllegalArgumentException if a value cannot be used; column and row are named
     */
    public void encode(Chunk chunk, int from, int to, long firstRow, double[] target) {
        for (int i = 0; i < transforms.length; i++) {
            transforms[i].encode(chunk.column(positions[i]), from, to, firstRow, target, starts[i], size, 1);
        }
    }

    double[][] columns(Frame frame) {
        int rows = Math.toIntExact(frame.rowCount());
        double[][] columns = new double[size][rows];
        int start = 0;
        for (Chunk chunk : frame.chunks()) {
            for (int i = 0; i < transforms.length; i++) {
                int width = transforms[i].outputs().size();
                double[] buffer = new double[chunk.size() * width];
                transforms[i].encode(chunk.column(positions[i]), 0, chunk.size(), start, buffer, 0, 1, chunk.size());
                for (int feature = 0; feature < width; feature++) {
                    System.arraycopy(buffer, feature * chunk.size(), columns[starts[i] + feature], start, chunk.size());
                }
            }
            start += chunk.size();
        }
        return columns;
    }
}
