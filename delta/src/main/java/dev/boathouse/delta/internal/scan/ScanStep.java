package dev.boathouse.delta.internal.scan;

import dev.boathouse.core.data.Origin;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The steps that a scan adds to the origin of its rows, as texts: written and read here. Immutable.
 */
public sealed interface ScanStep {

    /**
     * What the step was done to.
     *
     * @return a table, or another step of a scan
     */
    Origin before();

    /**
     * The first rows, no more.
     *
     * @param before a table or its changes
     * @param rows 0 or more
     */
    record Limit(Origin before, long rows) implements ScanStep {

        static final Pattern TEXT = Pattern.compile("limit (\\d{1,18})");

        static String text(long rows) {
            return "limit " + rows;
        }
    }

    /**
     * What changed up to a version.
     *
     * @param before the table at the last version
     * @param from the first version
     * @param to the last version
     */
    record Changes(Origin before, long from, long to) implements ScanStep {

        static final Pattern TEXT = Pattern.compile("changes from (\\d{1,18}) to (\\d{1,18})");

        static String text(long from, long to) {
            return "changes from " + from + " to " + to;
        }
    }

    /**
     * Reads the last step of an origin.
     *
     * @param origin any origin
     * @return empty if it does not end with a step of a scan
     */
    static Optional<ScanStep> of(Origin origin) {
        if (!(origin instanceof Origin.Derived derived)
                || derived.opaque()
                || derived.parents().size() != 1) {
            return Optional.empty();
        }
        Origin before = derived.parents().get(0);
        Matcher limit = Limit.TEXT.matcher(derived.step());
        if (limit.matches()) {
            return Optional.of(new Limit(before, Long.parseLong(limit.group(1))));
        }
        Matcher changes = Changes.TEXT.matcher(derived.step());
        return changes.matches()
                ? Optional.of(new Changes(before, Long.parseLong(changes.group(1)), Long.parseLong(changes.group(2))))
                : Optional.empty();
    }
}
