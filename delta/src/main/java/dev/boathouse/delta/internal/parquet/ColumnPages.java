package dev.boathouse.delta.internal.parquet;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.CRC32;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one column of one row group, in order. Only a window of the file is held in memory, and one page. Pages that are skipped are
 * not decompressed. Every length is checked before memory is taken for it, every checksum that is there before a value is given out.
 */
final class ColumnPages implements AutoCloseable {

    private static final int HEADER = 256;
    private static final int LARGEST_HEADER = 1 << 24;
    /** No codec is believed to shrink a page further than this, unless the footer agrees. */
    private static final int SHRINKS = 32;

    private final ByteSource source;
    private final ColumnChunkMetaData chunk;
    private final ColumnDescriptor leaf;
    private final Codec codec;
    private final long end;
    private final CRC32 crc = new CRC32();

    /** A piece of the file: from the byte at {@code windowAt}, the bytes from {@code from} to {@code to} are still to be read. */
    private byte[] window = {};

    private long windowAt;
    private int from;
    private int to;

    private byte[] page = {};
    private long valuesSeen;
    private boolean first = true;
    private @Nullable PageHeader header;
    private @Nullable Dictionary dictionary;

    ColumnPages(ByteSource source, ColumnChunkMetaData chunk, ColumnDescriptor leaf) {
        this.source = source;
        this.chunk = chunk;
        this.leaf = leaf;
        this.codec = Codec.of(chunk.getCodec());
        this.windowAt = chunk.getStartingPos();
        this.end = windowAt + chunk.getTotalSize();
        Broken.unless(
                windowAt >= 4 && chunk.getTotalSize() >= 0 && end <= source.length(),
                "it lies from byte " + windowAt + " to " + end + " of a file of " + source.length());
    }

    /** The byte of the file at which reading stands. */
    long position() {
        return windowAt + from;
    }

    /** The dictionary, once a data page has been reached. */
    Dictionary dictionary() {
        Broken.unless(dictionary != null, "a page refers to a dictionary that is not there");
        return Objects.requireNonNull(dictionary);
    }

    /** The header of the next data page; null behind the last. {@link #load} or {@link #skip} must follow. */
    @Nullable
    PageHeader next() throws IOException {
        while (valuesSeen < chunk.getValueCount()) {
            PageHeader next = readHeader();
            from += next.length();
            Broken.unless(
                    next.storedSize() <= end - position(),
                    "a page of " + next.storedSize() + " bytes ends behind its column");
            switch (next.kind()) {
                case DICTIONARY -> readDictionary(next);
                case INDEX -> pass(next);
                default -> {
                    first = false;
                    valuesSeen += next.values();
                    Broken.unless(
                            valuesSeen <= chunk.getValueCount(),
                            "pages have " + valuesSeen + " values, and the footer says " + chunk.getValueCount());
                    Encodings.requireListed(next.encoding(), chunk);
                    header = next;
                    return next;
                }
            }
        }
        return null;
    }

    private PageHeader readHeader() throws IOException {
        for (int wanted = HEADER; ; wanted *= 16) {
            boolean all = ensure(wanted);
            try {
                return PageHeader.read(window, from, to);
            } catch (ThriftBytes.CutOff e) {
                Broken.unless(!all && wanted < LARGEST_HEADER, "the header of a page has no end");
            }
        }
    }

    /** Makes so many bytes available, or all that are left; tells whether it is all. */
    private boolean ensure(int wanted) throws IOException {
        long left = end - position();
        int needed = (int) Math.min(wanted, left);
        if (to - from < needed) {
            int size = (int) Math.min(Math.max(needed, source.window()), left);
            byte[] target = size <= window.length ? window : new byte[size];
            int kept = to - from;
            System.arraycopy(window, from, target, 0, kept);
            windowAt += from;
            from = 0;
            to = kept;
            window = target;
            source.read(windowAt + kept, window, kept, size - kept);
            to = size;
        }
        return to - from >= left;
    }

    private void readDictionary(PageHeader header) throws IOException {
        Broken.unless(first && dictionary == null, "a dictionary comes late");
        byte[] bytes = decompress(header, new byte[header.size() + Page.PADDING], 0);
        dictionary = Dictionary.read(header, bytes, leaf.getPrimitiveType());
    }

    /** The page whose header came last. */
    Page load() throws IOException {
        PageHeader current = taken();
        if (page.length < current.size() + Page.PADDING) {
            page = new byte[current.size() + Page.PADDING];
        }
        if (current.kind() == PageHeader.Kind.DATA) {
            return Page.v1(
                    current, decompress(current, page, 0), leaf.getMaxRepetitionLevel(), leaf.getMaxDefinitionLevel());
        }
        int levels = current.definitionSize() + current.repetitionSize();
        Broken.unless(levels <= current.size(), "the levels of a page are larger than the page");
        return Page.v2(current, decompress(current, page, levels));
    }

    /** Passes over the page whose header came last. */
    void skip() throws IOException {
        pass(taken());
    }

    private PageHeader taken() {
        PageHeader current = header;
        if (current == null) {
            throw new IllegalStateException("No page has been announced.");
        }
        header = null;
        return current;
    }

    private void pass(PageHeader passed) {
        int available = Math.min(to - from, passed.storedSize());
        from += available;
        if (available < passed.storedSize()) {
            windowAt = windowAt + from + passed.storedSize() - available;
            from = 0;
            to = 0;
        }
    }

    /** Levels of version 2 are never compressed, and come first. */
    private byte[] decompress(PageHeader header, byte[] target, int levels) throws IOException {
        int stored = header.storedSize();
        Broken.unless(
                header.size() <= chunk.getTotalUncompressedSize()
                        || header.size() <= (long) SHRINKS * stored + (1 << 16),
                "a page announces " + header.size() + " bytes, and its column has " + chunk.getTotalUncompressedSize());
        ensure(stored);
        if (header.crc().isPresent()) {
            crc.reset();
            crc.update(window, from, stored);
            Broken.unless((int) crc.getValue() == header.crc().getAsInt(), "the checksum of a page is wrong");
        }
        System.arraycopy(window, from, target, 0, levels);
        int size = header.size() - levels;
        if (header.compressed()) {
            if (size > 0 || stored > levels) {
                codec.decompress(window, from + levels, stored - levels, target, levels, size);
            }
        } else {
            Broken.unless(stored == header.size(), "a page that is not compressed has two sizes");
            System.arraycopy(window, from + levels, target, levels, size);
        }
        from += stored;
        return target;
    }

    @Override
    public void close() {
        codec.close();
        window = new byte[0];
        page = new byte[0];
        from = 0;
        to = 0;
    }

    @Override
    public String toString() {
        return source.name() + " " + Arrays.toString(leaf.getPath());
    }
}
