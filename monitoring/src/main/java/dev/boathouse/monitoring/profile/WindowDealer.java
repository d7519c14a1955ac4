package dev.boathouse.monitoring.profile;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.internal.ColumnAccess;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Deals rows out to windows. Not thread-safe. */
final class WindowDealer {

    private final Windowing windowing;
    private final ProfileGroups<Optional<Window>> groups; // empty: without a time
    private final @Nullable TimeColumn time;
    private final LongFunction<Window> windowOf;
    private final Set<Window> seen = new HashSet<>();
    private long rows;
    private Window.@Nullable Time last;
    private long lastStart;
    private long lastEnd;

    /** Asks for the number of all rows, if the windowing does. */
    WindowDealer(Profiling profiling, Schema schema, Windowing windowing, long allRows) {
        this.windowing = windowing;
        this.groups = new ProfileGroups<>(profiling, schema);
        this.time = windowing
                .time()
                .map(name -> TimeColumn.of(schema, name, windowing.zone()))
                .orElse(null);
        if (windowing.cut() instanceof Windowing.Cut.Every every) {
            windowOf = millis -> every.length().around(millis, windowing.zone());
        } else if (windowing.cut() instanceof Windowing.Cut.OfRows size) {
            windowOf = row -> {
                long start = row / size.rows() * size.rows();
                return new Window.Rows(start, start + size.rows());
            };
        } else {
            int parts = ((Windowing.Cut.Parts) windowing.cut()).windows();
            windowOf = row -> part(row, Math.min(parts, allRows), allRows);
        }
    }

    /** Of parts that end at ⌊i · all / parts⌋. */
    private static Window part(long row, long parts, long all) {
        long part = Math.multiplyHigh(row, parts) == 0 ? row * parts / all : (long) ((double) row * parts / all);
        while (part > 0 && end(part - 1, parts, all) > row) {
            part--;
        }
        while (end(part, parts, all) <= row) {
            part++;
        }
        return new Window.Rows(part == 0 ? 0 : end(part - 1, parts, all), end(part, parts, all));
    }

    private static long end(long part, long parts, long all) {
        return all / parts * (part + 1) + all % parts * (part + 1) / parts;
    }

    void add(Chunk chunk) {
        if (time == null) {
            addRows(chunk);
        } else {
            addTimes(chunk, time);
        }
        groups.endOfChunk();
        rows += chunk.size();
    }

    private void addRows(Chunk chunk) {
        for (int from = 0; from < chunk.size(); ) {
            Window.Rows window = (Window.Rows) windowOf.apply(rows + from);
            int to = (int) Math.min(chunk.size(), window.end() - rows);
            groups.add(Optional.of(known(window)), ColumnAccess.direct().slice(chunk, from, to));
            from = to;
        }
    }

    private void addTimes(Chunk chunk, TimeColumn times) {
        Column column = chunk.column(times.index());
        Map<Optional<Window>, Positions> positions = new HashMap<>();
        Positions current = new Positions();
        Window currentWindow = null;
        for (int row = 0; row < chunk.size(); row++) {
            Window window = column.isNull(row) ? null : window(times.millis(column, row));
            if (window != currentWindow || row == 0) {
                current = positions.computeIfAbsent(Optional.ofNullable(window), key -> new Positions());
                currentWindow = window;
            }
            current.add(row);
        }
        positions.forEach((window, found) -> groups.add(window, chunk, found.toArray()));
    }

    /** The same object for times that follow each other in one window. */
    private Window window(long millis) {
        Window.Time window = last;
        if (window == null || millis < lastStart || millis >= lastEnd) {
            window = (Window.Time) known(windowOf.apply(millis));
            last = window;
            lastStart = window.start().toEpochMilli();
            lastEnd = window.end().toEpochMilli();
        }
        return window;
    }

    private Window known(Window window) {
        if (seen.add(window)) {
            requireRoom(seen.size(), windowing);
        }
        return window;
    }

    static void requireRoom(int windows, Windowing windowing) {
        if (windows > windowing.most()) {
            throw new IllegalStateException("Cannot profile windows of " + windowing + ": there are more than "
                    + windowing.most() + ". Longer windows, or a higher limit (withMost), would work.");
        }
    }

    WindowedProfiles build() {
        Map<Window, Profile> windows = new HashMap<>();
        Profile untimed = groups.none();
        for (Map.Entry<Optional<Window>, Profile> group : groups.build().entrySet()) {
            if (group.getKey().isPresent()) {
                windows.put(shortened(group.getKey().get()), group.getValue());
            } else {
                untimed = group.getValue();
            }
        }
        return new WindowedProfiles(windowing, windows, untimed);
    }

    /** The last window by rows ends with the rows. */
    private Window shortened(Window window) {
        return window instanceof Window.Rows counted && counted.end() > rows
                ? new Window.Rows(counted.start(), rows)
                : window;
    }
}
