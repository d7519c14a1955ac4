package dev.boathouse.delta.internal.encode;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import dev.boathouse.core.UnsupportedFormatException;
import java.io.IOException;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/** Compresses pages. Not thread-safe; holds native memory until closed. */
abstract class Compressor implements AutoCloseable {

    private static final int ZSTD_LEVEL = 3;

    private final CompressionCodecName name;
    private byte[] target = {};

    private Compressor(CompressionCodecName name) {
        this.name = name;
    }

    static Compressor of(CompressionCodecName name) {
        return switch (name) {
            case UNCOMPRESSED -> new None();
            case SNAPPY -> new SnappyPages();
            case ZSTD -> new ZstdPages();
            default ->
                throw new UnsupportedFormatException("Cannot write files with codec " + name
                        + ": pages are compressed by SNAPPY, ZSTD or UNCOMPRESSED. One of these would work.");
        };
    }

    CompressionCodecName name() {
        return name;
    }

    /** Compresses; the result is in {@link #bytes}, and these are so many. */
    abstract int compress(byte[] source, int size) throws IOException;

    /** What came last, until the next time. */
    byte[] bytes() {
        return target;
    }

    final byte[] target(long size) {
        if (target.length < size) {
            target = new byte[Math.toIntExact(size)];
        }
        return target;
    }

    @Override
    public void close() {
        target = new byte[0];
    }

    private static final class None extends Compressor {
        private byte[] given = {};

        None() {
            super(CompressionCodecName.UNCOMPRESSED);
        }

        @Override
        int compress(byte[] source, int size) {
            given = source;
            return size;
        }

        @Override
        byte[] bytes() {
            return given;
        }
    }

    private static final class SnappyPages extends Compressor {
        SnappyPages() {
            super(CompressionCodecName.SNAPPY);
        }

        @Override
        int compress(byte[] source, int size) throws IOException {
            return Snappy.compress(source, 0, size, target(Snappy.maxCompressedLength(size)), 0);
        }
    }

    private static final class ZstdPages extends Compressor {
        private final ZstdCompressCtx context = new ZstdCompressCtx().setLevel(ZSTD_LEVEL);

        ZstdPages() {
            super(CompressionCodecName.ZSTD);
        }

        @Override
        int compress(byte[] source, int size) {
            byte[] target = target(Zstd.compressBound(size));
            return context.compressByteArray(target, 0, target.length, source, 0, size);
        }

        @Override
        public void close() {
            context.close();
            super.close();
        }
    }
}
