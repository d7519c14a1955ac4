package dev.boathouse.delta;

import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.internal.ScanRequest;
import dev.boathouse.delta.internal.TableReader;
import java.time.ZoneId;
import java.util.List;

/**
 * What to read of a snapshot, refined step by step; every step gives another scan. Files and row groups that cannot hold a wanted row are
 * skipped by their statistics. Immutable and thread-safe.
 */
public final class Scan {

    private final ScanRequest request;

    Scan(ScanRequest request) {
        this.request = request;
    }

    /**
     * Only these columns, in this order.
     *
     * @param names the columns
     * @return the narrower scan
     * @throws dev.boathouse.core.NotFoundException if there is no such column
     * @throws IllegalArgumentException if a name appears twice
     */
    public Scan select(String... names) {
        return select(List.of(names));
    }

    /**
     * Only these columns, in this order.
     *
     * @param names the columns
     * @return the narrower scan
     * @throws dev.boathouse.core.NotFoundException if there is no such column
     * @throws IllegalArgumentException if a name appears twice
     */
    public Scan select(List<String> names) {
        return new Scan(request.select(names));
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
        return new Scan(request.where(filter));
    }

    /**
     * Reads timestamps of partition columns that name no zone as times in this one, instead of UTC.
     *
     * @param zone the zone of whoever wrote them
     * @return the changed scan
     */
    public Scan zone(ZoneId zone) {
        return new Scan(request.zone(zone));
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
     * Reads it all into memory, ordered by the bytes of the file paths, then by row.
     *
     * @return the rows
     * @throws dev.boathouse.core.UnsupportedFormatException if a column has a type or encoding that cannot be read
     * @throws dev.boathouse.core.CorruptDataException if a file is damaged or missing
     */
    public Frame read() {
        return TableReader.read(request);
    }

    /**
     * Reads piece by piece, in the order of {@link #read()}; memory stays bounded by the row groups of the files, not by the table.
     *
     * @return the pieces; close it
     */
    public Batches batches() {
        return new Batches(request);
    }

    @Override
    public String toString() {
        return request.toString();
    }
}
