package dev.boathouse.delta;

import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.internal.scan.Crew;
import dev.boathouse.delta.internal.scan.Delivery;
import dev.boathouse.delta.internal.scan.ScanRequest;
import dev.boathouse.delta.internal.scan.SharedWork;
import dev.boathouse.delta.internal.scan.SingleFile;
import dev.boathouse.delta.internal.scan.TableReader;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * What to read of a snapshot, or of the changes between versions, refined step by step; every step gives another scan. Files and row groups that cannot hold a wanted row are
 * skipped by their statistics. Immutable and thread-safe.
 */
public final class Scan {

    private final ScanRequest request;
    private final Delivery delivery;

    Scan(ScanRequest request) {
        this(request, Delivery.plain());
    }

    private Scan(ScanRequest request, Delivery delivery) {
        this.request = request;
        this.delivery = delivery;
    }

    /**
     * How far a scan has come.
     *
     * @param rows how many rows have been handed out
     * @param filesDone how many files have been read to their end
     * @param files how many files there are to read
     */
    public record Progress(long rows, int filesDone, int files) {}

    /**
     * What a scan reads of one data file: for whoever keeps what was computed from a file, since files never change. Immutable and thread-safe.
     */
    public static final class Part {

        private final SingleFile file;

        private Part(SingleFile file) {
            this.file = file;
        }

        /**
         * The path of the data file.
         *
         * @return relative to the table, percent-encoded; absolute where the file lies elsewhere
         */
        public String path() {
            return file.file().path();
        }

        /**
         * Tells the part from every other one: a SHA-256 over the table's id; the columns that are read, with their types and their places in
         * files; filter and zone of the scan; path, size, modification time, partition values and deletion vector of the file. Equal identities
         * mean equal rows, in whichever version of the table; not where the table lies.
         *
         * @return 64 hexadecimal digits
         */
        public String identity() {
            return file.identity();
        }

        /**
         * Reads this part alone, on the thread that asks.
         *
         * @return a scan with the columns and the filter of the one that the part is of
         */
        public Scan scan() {
            return new Scan(file.request());
        }

        /** As {@code part-0.parquet}. */
        @Override
        public String toString() {
            return path();
        }
    }

    /**
     * Only these columns, in this order.
     *
     * @param columns their names; a field of a struct by its path, as {@code window.start}, which becomes its name
     * @return the narrower scan
     * @throws dev.boathouse.core.NotFoundException if there is no such column
     * @throws IllegalArgumentException if a name appears twice
     */
    public Scan select(String... columns) {
        return select(List.of(columns));
    }

    /**
     * Only these columns, in this order.
     *
     * @param columns their names, or paths into structs
     * @return the narrower scan
     * @throws dev.boathouse.core.NotFoundException if there is no such column
     * @throws IllegalArgumentException if a name appears twice
     */
    public Scan select(List<String> columns) {
        return new Scan(request.select(columns), delivery);
    }

    /**
     * Only the rows for which the filter, and every earlier one, is true. Its columns need not be selected.
     *
     * @param filter the condition
     * @return the narrower scan
     * @throws dev.boathouse.core.NotFoundException if the table lacks a column of the filter
     * @throws IllegalArgumentException if a literal does not fit its column
     */
    public Scan where(Filter filter) {
        return new Scan(request.where(filter), delivery);
    }

    /**
     * Reads timestamps of partition columns that name no zone as times in this one, instead of UTC.
     *
     * @param zone the zone of whoever wrote them
     * @return the changed scan
     */
    public Scan zone(ZoneId zone) {
        return new Scan(request.zone(zone), delivery);
    }

    /**
     * No more than so many rows: the first ones, unless the scan is {@link #unordered()}.
     *
     * @param rows 0 or more; the least counts if given more than once
     * @return the changed scan
     * @throws IllegalArgumentException if it is negative
     */
    public Scan limit(long rows) {
        if (rows < 0) {
            throw new IllegalArgumentException("Cannot read " + rows + " rows. 0 or more would work.");
        }
        return new Scan(request.limit(rows), delivery);
    }

    /**
     * Decodes several files, and parts of large ones, at a time on threads of the host. No thread of the executor is ever blocked, and the
     * thread that asks for rows helps where nobody else has begun, so that any executor works. The rows and their order stay the same;
     * {@link #batches()} holds up to a dozen pieces ready.
     *
     * @param executor runs the work; not shut down
     * @param parallelism how many threads of it to use at a time, at least 1
     * @return the changed scan
     * @throws IllegalArgumentException if {@code parallelism} is less than 1
     */
    public Scan on(Executor executor, int parallelism) {
        return new Scan(request, delivery.by(new Crew(executor, parallelism)));
    }

    /**
     * Lets {@link #batches()} hand out pieces in whatever order they are ready, which takes less waiting when several threads decode.
     * {@link #read()} stays ordered.
     *
     * @return the changed scan
     */
    public Scan unordered() {
        return new Scan(request, delivery.inAnyOrder());
    }

    /**
     * Tells somebody how far it is, for each piece, on the thread that reads. What the listener throws ends the scan and reaches the caller.
     *
     * @param listener who wants to know
     * @return the changed scan
     */
    public Scan onProgress(Consumer<Progress> listener) {
        return new Scan(
                request,
                delivery.heardBy((rows, filesDone, files) -> listener.accept(new Progress(rows, filesDone, files))));
    }

    /**
     * The columns that will be read.
     *
     * @return the schema of the frames to come
     */
    public Schema schema() {
        return request.schema();
    }

    /**
     * Reads it all into memory, ordered by the bytes of the file paths, then by row; changes by their versions before that. An interrupt of the thread ends it.
     *
     * @return the rows
     * @throws dev.boathouse.core.UnsupportedFormatException if a column has a type or encoding that cannot be read
     * @throws dev.boathouse.core.CorruptDataException if a file is damaged or missing
     * @throws java.io.UncheckedIOException if a file cannot be read, or the thread was interrupted
     */
    public Frame read() {
        return TableReader.read(request, delivery);
    }

    /**
     * Reads piece by piece, in the order of {@link #read()} unless {@link #unordered()}. Memory stays bounded whatever the size of the table, its
     * files and their row groups: by the pieces, by a page of each column, and by the dictionaries of a row group.
     *
     * @return the pieces; close it
     */
    public Batches batches() {
        return new Batches(request, delivery);
    }

    /**
     * Whether it can be read file by file.
     *
     * @return false if it has a {@link #limit}, which no part can keep on its own
     */
    public boolean hasParts() {
        return request.limit().isEmpty();
    }

    /**
     * What it reads, file by file: the rows of all parts together are those of the scan. Files that cannot hold a wanted row have no part. Of
     * changes, a file has a part for each version that changed rows of it.
     *
     * @return the parts, in the order of {@link #read()}
     * @throws IllegalStateException unless it {@linkplain #hasParts() has parts}
     */
    public List<Part> parts() {
        if (!hasParts()) {
            throw new IllegalStateException("Cannot read " + this + " in parts: a limit is on all of them together. "
                    + "A scan without a limit would work.");
        }
        return SingleFile.of(request).stream().map(Part::new).toList();
    }

    /**
     * Does some work for each of several parts, each on one thread: on that of the caller alone, or with the help of the threads of
     * {@link #on}, so many parts at a time. Comes back when all is done, or when something failed and what was begun has ended.
     *
     * @param parts of this scan, or of another one
     * @param work called once for each, in no certain order; from several threads if there are several. What it throws ends the work and reaches the
     *     caller
     * @throws java.io.UncheckedIOException if the thread was interrupted while it waited for others
     */
    public void forEach(List<Part> parts, Consumer<Part> work) {
        SharedWork.on(parts, delivery.crew(), work);
    }

    @Override
    public String toString() {
        return request.toString();
    }
}
