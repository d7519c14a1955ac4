package dev.boathouse.delta.internal.parquet;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.UnsupportedFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Objects;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.jspecify.annotations.Nullable;

/** The pages of a leaf, one at a time, with what is common to all cursors over them: opening, failing, closing. */
final class LeafPages implements AutoCloseable {

    private final ByteSource source;
    private final ColumnDescriptor leaf;
    private final ColumnPages pages;
    private @Nullable PageHeader announced;

    LeafPages(ByteSource source, ColumnChunkMetaData chunk, ColumnDescriptor leaf) {
        this.source = source;
        this.leaf = leaf;
        try {
            this.pages = new ColumnPages(source, chunk, leaf);
        } catch (RuntimeException e) {
            throw Broken.at(source, chunk.getStartingPos(), place(), e);
        }
    }

    ColumnDescriptor leaf() {
        return leaf;
    }

    private String place() {
        return "column \"" + String.join(".", leaf.getPath()) + "\"";
    }

    /** The header of the next page. */
    PageHeader announce() throws IOException {
        PageHeader next = announced == null ? pages.next() : announced;
        Broken.unless(next != null, "its pages have fewer values than its row group has rows");
        announced = next;
        return Objects.requireNonNull(next);
    }

    Page load() throws IOException {
        announced = null;
        return pages.load();
    }

    void skip() throws IOException {
        announced = null;
        pages.skip();
    }

    /** Whether there is one more page. */
    boolean hasMore() throws IOException {
        announced = announced == null ? pages.next() : announced;
        return announced != null;
    }

    Values values(Page page) {
        return Encodings.values(page, pages, leaf.getPrimitiveType());
    }

    /** Something that reads pages. */
    @FunctionalInterface
    interface Action<T> {
        T run() throws IOException;
    }

    /** Runs an action; what it finds broken is told with file, column and place. */
    <T> T reading(Action<T> action) {
        try {
            return action.run();
        } catch (CorruptDataException e) {
            throw e;
        } catch (UnsupportedFormatException e) {
            throw new UnsupportedFormatException(
                    "Cannot read " + place() + " of " + source.name() + ": " + e.getMessage(), e);
        } catch (ClosedByInterruptException e) {
            throw new UncheckedIOException("Reading " + source.name() + " was interrupted.", e);
        } catch (IOException | RuntimeException e) {
            throw Broken.at(source, pages.position(), place(), e);
        }
    }

    @Override
    public void close() {
        pages.close();
    }
}
