package dev.boathouse.monitoring.metrics;

import dev.boathouse.core.ConflictException;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Row;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.Batches;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.PendingWrite;
import dev.boathouse.delta.Snapshot;
import dev.boathouse.monitoring.metrics.Recording.Outcome;
import dev.boathouse.monitoring.profile.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One of the two tables. What is there is looked at in a version, and what is missing committed only as the next one: of several writers of the
 * same metrics, one commits, and the others find that there is nothing left to do.
 */
record MetricTable(DeltaTable table, Schema schema, List<String> identity) {

    /** Each time it fails somebody else has committed: that many do not come in a row. */
    private static final int ATTEMPTS = 100;

    /** What happens to metrics that are there with other figures. */
    enum IfDifferent {
        KEEP,
        REPLACE
    }

    /** What the rows of one profile or comparison have in common. */
    private record Unit(List<@Nullable Object> values) {}

    private Unit unit(Row row) {
        return new Unit(Arrays.asList(identity.stream().map(row::value).toArray()));
    }

    /** New rows of a unit by column, and how they compare with those that are there. */
    private static final class Candidate {
        private final Map<String, Row> rows = new LinkedHashMap<>();
        private int found;
        private boolean different;

        void add(Row row) {
            rows.put(column(row), row);
        }

        void compare(Row there, List<String> figures) {
            found++;
            Row row = rows.get(column(there));
            different |= row == null
                    || figures.stream().anyMatch(name -> !Objects.equals(row.value(name), there.value(name)));
        }

        boolean isNew() {
            return found == 0;
        }

        boolean isDifferent() {
            return !isNew() && (different || found != rows.size());
        }

        MetricKey key() {
            return MetricKey.of(rows.values().iterator().next());
        }

        private static String column(Row row) {
            return Objects.requireNonNull((String) row.value("column_name"));
        }
    }

    Outcome put(List<Row> rows, IfDifferent rule) {
        for (int attempt = 1; ; attempt++) {
            Snapshot base = newest();
            Map<Unit, Candidate> candidates = compared(rows, base);
            Set<Unit> replaced = rule == IfDifferent.KEEP
                    ? Set.of()
                    : candidates.entrySet().stream()
                            .filter(entry -> entry.getValue().isDifferent())
                            .map(Map.Entry::getKey)
                            .collect(Collectors.toSet());
            List<Row> wanted = candidates.entrySet().stream()
                    .filter(entry -> entry.getValue().isNew() || replaced.contains(entry.getKey()))
                    .flatMap(entry -> entry.getValue().rows.values().stream())
                    .toList();
            if (wanted.isEmpty()) {
                return outcome(base, candidates);
            }
            PendingWrite write = prepared(base, wanted, replaced);
            try {
                return outcome(write.commitIfUnchanged(base), candidates);
            } catch (ConflictException e) {
                write.discard();
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** The newest version of the table, which is made if it is missing. */
    private Snapshot newest() {
        if (!table.exists()) {
            try {
                return table.create(schema);
            } catch (ConflictException e) {
                // Somebody else was faster: it is there now.
                return table.latest();
            }
        }
        return table.latest();
    }

    private Map<Unit, Candidate> compared(List<Row> rows, Snapshot base) {
        Map<Unit, Candidate> candidates = new LinkedHashMap<>();
        rows.forEach(row ->
                candidates.computeIfAbsent(unit(row), unit -> new Candidate()).add(row));
        List<String> figures = schema.names().stream()
                .filter(name -> !name.equals(Layout.TABLE_VERSION))
                .toList();
        if (rows.isEmpty()) {
            return candidates;
        }
        try (Batches there =
                base.scan().select(schema.names()).where(around(rows)).batches()) {
            while (there.hasNext()) {
                for (Row row : there.next().rows()) {
                    Candidate candidate = candidates.get(unit(row));
                    if (candidate != null) {
                        candidate.compare(row, figures);
                    }
                }
            }
        }
        return candidates;
    }

    /** The rows of the same monitor versions and of windows from the first to the last: files of others need not be opened. */
    private static Filter around(List<Row> rows) {
        Set<Long> versions = rows.stream()
                .map(row -> Objects.requireNonNull((Long) row.value("monitor_version")))
                .collect(Collectors.toSet());
        List<Instant> starts = rows.stream()
                .map(row -> new Cells(row).window("window"))
                .flatMap(Optional::stream)
                .map(Window.Time::start)
                .sorted()
                .toList();
        Filter untimed = Filter.isNull("window.start");
        Filter windows = starts.isEmpty()
                ? untimed
                : Filter.between("window.start", starts.get(0), starts.get(starts.size() - 1))
                        .or(untimed);
        return Filter.in("monitor_version", versions).and(windows);
    }

    private PendingWrite prepared(Snapshot base, List<Row> wanted, Set<Unit> replaced) {
        Frame rows = Frame.ofRows(schema, wanted);
        if (replaced.isEmpty()) {
            return table.append(rows);
        }
        try (Batches there = base.scan().batches()) {
            return table.overwrite(new Kept(there, replaced, rows));
        }
    }

    /** The rows that are there, whatever columns they have, without those of some units; then the new ones. */
    private final class Kept implements Iterator<Frame> {
        private final Iterator<Frame> there;
        private final Set<Unit> replaced;
        private @Nullable Frame last;

        Kept(Iterator<Frame> there, Set<Unit> replaced, Frame last) {
            this.there = there;
            this.replaced = replaced;
            this.last = last;
        }

        @Override
        public boolean hasNext() {
            return last != null;
        }

        @Override
        public Frame next() {
            if (there.hasNext()) {
                Frame frame = there.next();
                List<Row> rows = new ArrayList<>();
                frame.rows().forEach(row -> {
                    if (!replaced.contains(unit(row))) {
                        rows.add(row);
                    }
                });
                return Frame.ofRows(frame.schema(), rows);
            }
            Frame frame = last;
            if (frame == null) {
                throw new NoSuchElementException("There are no more rows.");
            }
            last = null;
            return frame;
        }
    }

    private static Outcome outcome(Snapshot snapshot, Map<Unit, Candidate> candidates) {
        List<MetricKey> added = new ArrayList<>();
        List<MetricKey> unchanged = new ArrayList<>();
        List<MetricKey> different = new ArrayList<>();
        for (Candidate candidate : candidates.values()) {
            (candidate.isNew() ? added : candidate.isDifferent() ? different : unchanged).add(candidate.key());
        }
        return new Outcome(snapshot.version(), added, unchanged, different);
    }
}
