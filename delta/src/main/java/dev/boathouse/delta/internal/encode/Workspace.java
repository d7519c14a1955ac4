package dev.boathouse.delta.internal.encode;

import java.util.Arrays;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** The memory that encoding needs whatever the number of files, used by one file after the other. Not thread-safe. */
public final class Workspace implements AutoCloseable {

    /** So many values are worked on at a time: they stay in the nearest cache. */
    static final int BLOCK = 1 << 12;

    final Compressor compressor;
    final Limits limits;
    final PageBuffer page = new PageBuffer();
    /** One more: what is not there is put behind the last, and overwritten. */
    final int[] positions = new int[BLOCK + 1];

    final long[] longs = new long[BLOCK];
    final int[] ints = new int[BLOCK];
    final double[] doubles = new double[BLOCK];
    final float[] floats = new float[BLOCK];
    private int[] codes = new int[BLOCK];

    /**
     * Memory for files with one codec.
     *
     * @param codec what pages are compressed by
     * @throws dev.boathouse.core.UnsupportedFormatException if it is none of those that are written
     */
    public Workspace(CompressionCodecName codec) {
        this(codec, Limits.standard());
    }

    Workspace(CompressionCodecName codec, Limits limits) {
        this.compressor = Compressor.of(codec);
        this.limits = limits;
    }

    /** The codes of a page, with room for so many; what is in it stays. */
    int[] codes(int size) {
        if (size > codes.length) {
            codes = Arrays.copyOf(codes, Math.max(size, 2 * codes.length));
        }
        return codes;
    }

    @Override
    public void close() {
        compressor.close();
    }
}
