package dev.boathouse.delta.internal.log;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which files of a table a change was made from: if others add or remove such a file before it is committed, it is not right any more.
 *
 * @param files tells them; empty where the change would be the same whatever the table holds
 */
public record Reads(Optional<Predicate<DataFile>> files) {

    /**
     * Of a change that looked at no row.
     *
     * @return the reads
     */
    public static Reads nothing() {
        return new Reads(Optional.empty());
    }

    /**
     * Of a change that depends on all rows.
     *
     * @return the reads
     */
    public static Reads all() {
        return of(file -> true);
    }

    /**
     * Of a change that depends on nothing but the files that it removes.
     *
     * @return the reads
     */
    public static Reads removedFiles() {
        return of(file -> false);
    }

    /**
     * Of a change that depends on some files.
     *
     * @param files true for those, and for those that would have been among them
     * @return the reads
     */
    public static Reads of(Predicate<DataFile> files) {
        return new Reads(Optional.of(files));
    }

    boolean include(DataFile file) {
        return files.isPresent() && files.get().test(file);
    }
}
