package dev.boathouse.monitoring.profile;

import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.Batches;
import dev.boathouse.delta.Scan;
import dev.boathouse.delta.Snapshot;

/** How profiles are made. Immutable. */
public final class Profiling {

    private Profiling() {}

    /**
     * Every column, 4096 bins or levels each.
     *
     * @return the standard way
     */
    public static Profiling standard() {
        return new Profiling();
    }

    /**
     * The profile of a frame.
     *
     * @param frame the rows
     * @return their profile
     */
    public Profile of(Frame frame) {
        ProfileBuilder builder = builder(frame.schema());
        frame.chunks().forEach(builder::add);
        return builder.build();
    }

    /**
     * The profile of all rows of one version of a table, read batch by batch: memory does not grow with the rows.
     *
     * @param snapshot the version
     * @return its profile
     */
    public Profile of(Snapshot snapshot) {
        return of(snapshot.scan());
    }

    /**
     * The profile of what a scan selects, read batch by batch.
     *
     * @param scan columns and rows of a version of a table
     * @return their profile
     */
    public Profile of(Scan scan) {
        ProfileBuilder builder = builder(scan.schema());
        try (Batches batches = scan.batches()) {
            batches.forEachRemaining(frame -> frame.chunks().forEach(builder::add));
        }
        return builder.build();
    }

    ProfileBuilder builder(Schema schema) {
        return new ProfileBuilder(schema);
    }

    /** What tells two ways apart; profiles made in one way merge to the profile of all rows. */
    String identity() {
        return "bins=4096";
    }
}
