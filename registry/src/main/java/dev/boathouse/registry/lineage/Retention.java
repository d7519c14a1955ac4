package dev.boathouse.registry.lineage;

import dev.boathouse.registry.lineage.TableRetention.Need;
import dev.boathouse.registry.lineage.TableRetention.Purpose;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The table versions that must stay readable if the models that are registered are to be trained and evaluated again. Whoever removes old
 * files of a table asks here first. Deleted versions need nothing, and neither do predictions that nobody was trained or evaluated on.
 *
 * <p>A version counts as removed when one of its files is: whether the files that an old version needs are still part of a newer one is
 * not known here. Immutable and thread-safe.
 */
public final class Retention {

    private final SortedMap<String, TableRetention> tables;
    private final List<Lineage.Subject> opaque;

    private Retention(SortedMap<String, TableRetention> tables, List<Lineage.Subject> opaque) {
        this.tables = tables;
        this.opaque = opaque;
    }

    static Retention of(LineageGraph graph) {
        Map<String, SortedMap<Long, Set<Need>>> needs = new TreeMap<>();
        List<Lineage.Subject> opaque = new ArrayList<>();
        graph.lineages().forEach((key, lineage) -> {
            if (!graph.isDeleted(key)) {
                Lineage.Subject subject = lineage.subject();
                note(needs, subject, Purpose.TRAINING, lineage.training().data());
                lineage.evaluations().forEach(one -> note(needs, subject, Purpose.EVALUATION, one.data()));
                if (lineage.training().data().opaque()) {
                    opaque.add(subject);
                }
            }
        });
        SortedMap<String, TableRetention> tables = new TreeMap<>();
        needs.forEach((id, versions) -> {
            SortedMap<Long, List<Need>> listed = new TreeMap<>();
            versions.forEach((version, who) -> listed.put(version, List.copyOf(who)));
            tables.put(id, new TableRetention(graph.table(id), listed));
        });
        return new Retention(Collections.unmodifiableSortedMap(tables), List.copyOf(opaque));
    }

    private static void note(
            Map<String, SortedMap<Long, Set<Need>>> needs,
            Lineage.Subject subject,
            Purpose purpose,
            Lineage.Data data) {
        data.tables()
                .forEach(read -> needs.computeIfAbsent(read.tableId(), any -> new TreeMap<>())
                        .computeIfAbsent(read.version(), any -> new LinkedHashSet<>())
                        .add(new Need(subject, purpose, data.opaque())));
    }

    /**
     * The tables that are needed.
     *
     * @return by id
     */
    public List<TableRetention> tables() {
        return List.copyOf(tables.values());
    }

    /**
     * What is needed of a table.
     *
     * @param tableId the id in the table's metadata; locations change, so a guard goes by the id
     * @return empty if no model needs any version of it
     */
    public Optional<TableRetention> table(String tableId) {
        return Optional.ofNullable(tables.get(tableId));
    }

    /**
     * Tells whether a model could not be trained or evaluated again without a version of a table.
     *
     * @param tableId the id in the table's metadata
     * @param version the version that would no longer be readable
     * @return true if it must stay; {@link #neededBy} tells for whom
     */
    public boolean blocks(String tableId, long version) {
        return !neededBy(tableId, version).isEmpty();
    }

    /**
     * Who needs a version of a table.
     *
     * @param tableId the id in the table's metadata
     * @param version the number of the table's version
     * @return by model and number; none if it may go
     */
    public List<Need> neededBy(String tableId, long version) {
        return table(tableId).map(table -> table.neededBy(version)).orElse(List.of());
    }

    /**
     * The versions whose training rows hold values that a host put in. Tables alone do not bring these back, so keeping their versions is
     * needed and not enough: the host must be able to make its values again.
     *
     * @return by model, then number
     */
    public List<Lineage.Subject> opaque() {
        return opaque;
    }

    /** A line for each table. */
    @Override
    public String toString() {
        return String.join(
                "\n", tables.values().stream().map(TableRetention::toString).toList());
    }
}
