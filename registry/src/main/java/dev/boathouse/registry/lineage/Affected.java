package dev.boathouse.registry.lineage;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A model version that a change of a table or column concerns.
 *
 * @param version the model version
 * @param aliases the aliases that name it; none if it is not live
 * @param columns the columns of the table that it reads, as far as the change is about them, and what for; none if it does not read the table
 *     itself
 * @param through the model version on whose predictions it was trained, one step nearer to the table; empty if it reads the table itself
 */
public record Affected(
        Lineage.Subject version,
        List<String> aliases,
        SortedMap<String, Set<Use>> columns,
        Optional<Lineage.Subject> through) {

    /** Copies the collections. */
    public Affected {
        aliases = List.copyOf(aliases);
        SortedMap<String, Set<Use>> copy = new TreeMap<>();
        columns.forEach((column, uses) -> copy.put(column, Collections.unmodifiableSet(new TreeSet<>(uses))));
        columns = Collections.unmodifiableSortedMap(copy);
    }

    /** What a column is used for. */
    public enum Use {
        /** It is among the columns that were read: one that no transform names may be a feature as it is. */
        READ,
        /** The rows were filtered by it; it may not have been read besides. */
        FILTER,
        /** It was learnt. */
        LABEL,
        /** A transform of the features names it. */
        FEATURE
    }

    /**
     * Tells whether an alias names the version.
     *
     * @return true if it is live
     */
    public boolean isLive() {
        return !aliases.isEmpty();
    }

    /**
     * Tells whether the version was trained on the table itself.
     *
     * @return false if it was trained on predictions of a version that is affected
     */
    public boolean isDirect() {
        return through.isEmpty();
    }

    /** Such as {@code late-flights version 3 (champion): origin READ, FEATURE}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(version.toString());
        if (isLive()) {
            text.append(" (").append(String.join(", ", aliases)).append(')');
        }
        through.ifPresent(nearer -> text.append(" through ").append(nearer));
        String separator = ": ";
        for (String column : columns.keySet()) {
            List<String> uses = columns.getOrDefault(column, Set.of()).stream()
                    .map(Use::name)
                    .toList();
            text.append(separator).append(column).append(' ').append(String.join(", ", uses));
            separator = "; ";
        }
        return text.toString();
    }
}
