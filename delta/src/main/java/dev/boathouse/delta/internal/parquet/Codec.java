package dev.boathouse.delta.internal.parquet;

import com.github.luben.zstd.ZstdDecompressCtx;
import dev.boathouse.core.UnsupportedFormatException;
import io.airlift.compress.lz4.Lz4Decompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.hadoop.BadConfigurationException;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/** Decompresses pages. Not thread-safe; holds native memory until closed. */
abstract class Codec implements AutoCloseable {

    /**
     * Decompresses exactly so many bytes.
     *
     * @throws IOException if the input is damaged
     */
    abstract void decompress(byte[] source, int from, int length, byte[] target, int to, int size) throws IOException;

    @Override
    public void close() {
        // Most hold nothing.
    }

    static Codec of(CompressionCodecName name) {
        return switch (name) {
            case UNCOMPRESSED -> new Plain();
            case SNAPPY -> new SnappyCodec();
            case ZSTD -> new ZstdCodec();
            case GZIP -> new Gzip();
            case LZ4_RAW -> new Lz4();
            case LZO, BROTLI, LZ4 -> new Library(name);
        };
    }

    private static void require(long found, int size) throws IOException {
        if (found != size) {
            throw new IOException("it decompresses to " + found + " bytes, and its header says " + size);
        }
    }

    private static final class Plain extends Codec {
        @Override
        void decompress(byte[] source, int from, int length, byte[] target, int to, int size) throws IOException {
            require(length, size);
            System.arraycopy(source, from, target, to, size);
        }
    }

    private static final class SnappyCodec extends Codec {
        @Override
        void decompress(byte[] source, int from, int length, byte[] target, int to, int size) throws IOException {
            // Asked before, since the native code writes as much as the input says.
            require(Snappy.uncompressedLength(source, from, length), size);
            require(Snappy.rawUncompress(source, from, length, target, to), size);
        }
    }

    private static final class ZstdCodec extends Codec {
        private final ZstdDecompressCtx context = new ZstdDecompressCtx();

        @Override
        void decompress(byte[] source, int from, int length, byte[] target, int to, int size) throws IOException {
            try {
                require(context.decompressByteArray(target, to, size, source, from, length), size);
            } catch (RuntimeException e) {
                throw new IOException("zstd says: " + e.getMessage(), e);
            }
        }

        @Override
        public void close() {
            context.close();
        }
    }

    private static final class Gzip extends Codec {
        @Override
        void decompress(byte[] source, int from, int length, byte[] target, int to, int size) throws IOException {
            try (GZIPInputStream stream = new GZIPInputStream(
                    new ByteArrayInputStream(source, from, length), Math.min(length + 1, 1 << 16))) {
                require(stream.readNBytes(target, to, size), size);
                require(stream.read() < 0 ? size : size + 1L, size);
            }
        }
    }

    private static final class Lz4 extends Codec {
        private final Lz4Decompressor decompressor = new Lz4Decompressor();

        @Override
        void decompress(byte[] source, int from, int length, byte[] target, int to, int size) throws IOException {
            try {
                require(decompressor.decompress(source, from, length, target, to, size), size);
            } catch (RuntimeException e) {
                throw new IOException("lz4 says: " + e.getMessage(), e);
            }
        }
    }

    /** The rare ones, as parquet-java has them; some need a library of the host. */
    private static final class Library extends Codec {
        private final CompressionCodecName name;
        private final CodecFactory factory = new CodecFactory(new Configuration(), 0);

        Library(CompressionCodecName name) {
            this.name = name;
        }

        @Override
        void decompress(byte[] source, int from, int length, byte[] target, int to, int size) throws IOException {
            byte[] bytes;
            try {
                bytes = factory.getDecompressor(name)
                        .decompress(BytesInput.from(source, from, length), size)
                        .toInputStream()
                        .readAllBytes();
            } catch (LinkageError | BadConfigurationException e) {
                throw new UnsupportedFormatException(
                        "its pages are compressed by " + name + ", for which a library is missing: " + e.getMessage()
                                + ". Adding it, or another codec, would work.",
                        e);
            }
            require(bytes.length, size);
            System.arraycopy(bytes, 0, target, to, size);
        }

        @Override
        public void close() {
            factory.release();
        }
    }
}
