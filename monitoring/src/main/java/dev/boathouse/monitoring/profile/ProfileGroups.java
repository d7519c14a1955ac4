package dev.boathouse.monitoring.profile;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.internal.ColumnAccess;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects the profiles of many groups of rows at once. Only the groups used last are being collected, at most {@value #MOST_OPEN} and as
 * many as have {@value #COLUMNS} columns together, but one at least; the others lie as profiles, to which late rows are merged. Rows wait until there are some for a group, so that groups that alternate from row to row do not take
 * turns for a handful of rows each; which rows came together does not show in a profile. Not thread-safe.
 *
 * @param <K> what tells groups apart
 */
final class ProfileGroups<K> {

    static final int MOST_OPEN = 32;
    static final int COLUMNS = 640;

    private static final int ROWS_AT_ONCE = 1 << 14;
    private static final int CHUNKS_AT_ONCE = 16;
    private static final int VALUES_AT_ONCE = 1 << 22;

    private final Profiling profiling;
    private final Schema schema;
    private final Map<K, Waiting> waiting = new LinkedHashMap<>();
    private final LinkedHashMap<K, ProfileBuilder> open = new LinkedHashMap<>(MOST_OPEN, 0.75f, true);
    private final Map<K, Profile> closed = new HashMap<>();
    private final int mostOpen;
    private int chunks;
    private long values;

    ProfileGroups(Profiling profiling, Schema schema) {
        this.profiling = profiling;
        this.schema = schema;
        this.mostOpen = Math.max(1, Math.min(MOST_OPEN, COLUMNS / Math.max(1, schema.size())));
    }

    private static final class Waiting {
        private final List<Chunk> chunks = new ArrayList<>();
        private int rows;
    }

    /** Adds all rows of a chunk to a group. */
    void add(K group, Chunk chunk) {
        Waiting rows = waiting.computeIfAbsent(group, key -> new Waiting());
        rows.chunks.add(chunk);
        rows.rows += chunk.size();
        values += (long) chunk.size() * schema.size();
        if (rows.rows >= ROWS_AT_ONCE) {
            waiting.remove(group);
            collect(group, rows);
        }
    }

    /** Adds some rows of a chunk to a group. */
    void add(K group, Chunk chunk, int[] positions) {
        if (positions.length > 0) {
            add(
                    group,
                    positions.length == chunk.size()
                            ? chunk
                            : ColumnAccess.direct().take(chunk, positions));
        }
    }

    /** Says that a chunk has been dealt out: rows that wait keep parts of it in memory, so not for too long. */
    void endOfChunk() {
        if (++chunks >= CHUNKS_AT_ONCE || values >= VALUES_AT_ONCE) {
            collectAll();
        }
    }

    private void collectAll() {
        waiting.forEach(this::collect);
        waiting.clear();
        chunks = 0;
        values = 0;
    }

    private void collect(K group, Waiting rows) {
        ProfileBuilder builder = open.get(group);
        if (builder == null) {
            builder = profiling.builder(schema);
            open.put(group, builder);
        }
        rows.chunks.forEach(builder::add);
        if (open.size() > mostOpen) {
            close(open.keySet().iterator().next());
        }
    }

    private void close(K group) {
        ProfileBuilder builder = open.remove(group);
        if (builder != null) {
            closed.merge(group, builder.build(), Profile::merge);
        }
    }

    /** The profiles of all groups that have rows. */
    Map<K, Profile> build() {
        collectAll();
        List.copyOf(open.keySet()).forEach(this::close);
        return closed;
    }

    /** The profile of no rows. */
    Profile none() {
        return profiling.builder(schema).build();
    }
}
