package dev.boathouse.registry;

import dev.boathouse.registry.internal.Names;
import dev.boathouse.registry.internal.state.RegistryState;
import dev.boathouse.registry.internal.state.VersionEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/**
 * What versions must be like to be found; every condition must hold. Deleted versions are never found. Immutable.
 *
 * <p>Pages go from the newest version to the oldest: {@code query.after(page)} continues where a page ended, also when versions have come in
 * between.
 */
public final class VersionQuery {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 10_000;

    private final Predicate<String> model;
    private final Predicate<VersionEntry> condition;
    private final int limit;
    private final long before;

    private VersionQuery(Predicate<String> model, Predicate<VersionEntry> condition, int limit, long before) {
        this.model = model;
        this.condition = condition;
        this.limit = limit;
        this.before = before;
    }

    /**
     * A query for every version, 100 to a page.
     *
     * @return the query
     */
    public static VersionQuery all() {
        return new VersionQuery(name -> true, version -> true, DEFAULT_LIMIT, Long.MAX_VALUE);
    }

    private VersionQuery and(Predicate<VersionEntry> more) {
        return new VersionQuery(model, condition.and(more), limit, before);
    }

    /**
     * Of models whose name has a text in it, whatever the case.
     *
     * @param text part of the name
     * @return the changed copy
     */
    public VersionQuery named(String text) {
        String folded = Names.folded(text);
        return ofModels(other -> Names.folded(other).contains(folded));
    }

    /**
     * Of exactly one model.
     *
     * @param name its name
     * @return the changed copy
     */
    public VersionQuery ofModel(String name) {
        return ofModels(name::equals);
    }

    private VersionQuery ofModels(Predicate<String> more) {
        return new VersionQuery(model.and(more), condition, limit, before);
    }

    /**
     * With a tag, whatever its value.
     *
     * @param key the tag
     * @return the changed copy
     */
    public VersionQuery tagged(String key) {
        return and(version -> version.tags().containsKey(key));
    }

    /**
     * With a value of a tag.
     *
     * @param key the tag
     * @param value its value
     * @return the changed copy
     */
    public VersionQuery tagged(String key, String value) {
        return and(version -> value.equals(version.tags().get(key)));
    }

    /**
     * Registered with an evaluation in which a metric is at least so high.
     *
     * @param metric the name of the metric, such as {@code auc}
     * @param least the least value
     * @return the changed copy
     */
    public VersionQuery withMetricAtLeast(String metric, double least) {
        return and(version -> version.figures().get().metrics().stream()
                .anyMatch(figure -> figure.name().equals(metric) && figure.value() >= least));
    }

    /**
     * Registered with an evaluation in which a metric is at most so high.
     *
     * @param metric the name of the metric, such as {@code log-loss}
     * @param most the greatest value
     * @return the changed copy
     */
    public VersionQuery withMetricAtMost(String metric, double most) {
        return and(version -> version.figures().get().metrics().stream()
                .anyMatch(figure -> figure.name().equals(metric) && figure.value() <= most));
    }

    /**
     * Trained or evaluated on rows of a table.
     *
     * @param table the table's id, or the location where it was read
     * @return the changed copy
     */
    public VersionQuery fromTable(String table) {
        return and(version -> version.figures().get().tables().stream()
                .anyMatch(
                        name -> name.tableId().equals(table) || name.location().equals(table)));
    }

    /**
     * Registered at an instant or later.
     *
     * @param from the instant
     * @return the changed copy
     */
    public VersionQuery since(Instant from) {
        return and(version -> !version.at().isBefore(from));
    }

    /**
     * Registered before an instant.
     *
     * @param to the instant
     * @return the changed copy
     */
    public VersionQuery until(Instant to) {
        return and(version -> version.at().isBefore(to));
    }

    /**
     * Registered by somebody.
     *
     * @param actor the name
     * @return the changed copy
     */
    public VersionQuery by(String actor) {
        return and(version -> version.actor().equals(actor));
    }

    /**
     * With so many versions on a page.
     *
     * @param count from 1 to 10,000; 100 unless told otherwise
     * @return the changed copy
     * @throws IllegalArgumentException if it is out of range
     */
    public VersionQuery withLimit(int count) {
        if (count < 1 || count > MAX_LIMIT) {
            throw new IllegalArgumentException(
                    "Cannot show " + count + " versions on a page. 1 to " + MAX_LIMIT + " would work.");
        }
        return new VersionQuery(model, condition, count, before);
    }

    /**
     * The same query for what comes after a page.
     *
     * @param page what was found before
     * @return the changed copy; it finds nothing if the page was the last one
     */
    public VersionQuery after(Page page) {
        return new VersionQuery(model, condition, limit, page.next().orElse(0));
    }

    Page of(RegistryState state) {
        PriorityQueue<VersionEntry> newest = new PriorityQueue<>(Comparator.comparingLong(VersionEntry::sequence));
        for (String name : state.models().stream().filter(model).toList()) {
            for (VersionEntry version : state.model(name).all()) {
                if (version.sequence() < before && !version.isDeleted() && condition.test(version)) {
                    newest.add(version);
                    // One more than fits tells whether another page follows.
                    if (newest.size() > limit + 1) {
                        newest.remove();
                    }
                }
            }
        }
        List<ModelVersion> found = new ArrayList<>();
        boolean isLast = newest.size() <= limit;
        if (!isLast) {
            newest.remove();
        }
        long last = newest.isEmpty() ? 0 : newest.element().sequence();
        newest.stream()
                .sorted(Comparator.comparingLong(VersionEntry::sequence).reversed())
                .forEach(entry -> found.add(new ModelVersion(entry)));
        return new Page(found, isLast ? OptionalLong.empty() : OptionalLong.of(last));
    }

    /**
     * Some of the versions that were found.
     *
     * @param versions the newest first
     * @param next where the next page starts, for hosts that keep it between requests; empty if this is the last one
     */
    public record Page(List<ModelVersion> versions, OptionalLong next) {

        /** Copies the list. */
        public Page {
            versions = List.copyOf(versions);
        }

        /**
         * A page of which only the end is known, to go on from there.
         *
         * @param next what {@link #next()} said
         * @return an empty page
         */
        public static Page endingAt(long next) {
            return new Page(List.of(), OptionalLong.of(next));
        }
    }
}
