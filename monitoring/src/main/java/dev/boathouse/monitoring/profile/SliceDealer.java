package dev.boathouse.monitoring.profile;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.internal.ColumnAccess;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Deals rows out to slices. Not thread-safe. */
final class SliceDealer {

    private final Slices slicing;
    private final ProfileBuilder whole;
    private final Map<Slice, Filter> bound = new LinkedHashMap<>();
    private final ProfileGroups<Slice> named;
    private final List<ValueDealer> values;

    SliceDealer(Profiling profiling, Schema schema, Slices slicing) {
        slicing.columns().forEach(column -> requireOpen(profiling, column));
        this.slicing = slicing;
        this.whole = profiling.builder(schema);
        slicing.named().forEach(slice -> bound.put(slice, slice.filter().boundTo(schema)));
        this.named = new ProfileGroups<>(profiling, schema);
        this.values = slicing.columns().stream()
                .map(column -> new ValueDealer(profiling, schema, column, slicing.most()))
                .toList();
    }

    /** Slices are named by their values. */
    private static void requireOpen(Profiling profiling, String column) {
        if (profiling.isSensitive(column)) {
            throw new IllegalArgumentException("Cannot slice by \"" + column
                    + "\": it is sensitive, and slices are named by its values. Named filters would work.");
        }
    }

    void add(Chunk chunk) {
        whole.add(chunk);
        bound.forEach(
                (slice, filter) -> named.add(slice, chunk, ColumnAccess.direct().matches(chunk, filter)));
        named.endOfChunk();
        values.forEach(column -> column.add(chunk));
    }

    SlicedProfiles build() {
        Map<Slice, Profile> found = named.build();
        Map<Slice, Profile> ordered = new LinkedHashMap<>();
        slicing.named().forEach(slice -> ordered.put(slice, found.getOrDefault(slice, named.none())));
        return new SlicedProfiles(
                slicing,
                whole.build(),
                ordered,
                values.stream().map(ValueDealer::build).toList());
    }
}
