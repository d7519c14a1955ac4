package dev.boathouse.delta.internal.log;

import java.util.List;

/**
 * The files that come with a commit, and those that go.
 *
 * @param adds files that come
 * @param removes files of the table that go, with the deletion vectors that they have
 * @param feed files that tell, for the change data feed, which rows went from files that others took the place of
 * @param dataChange whether the table's rows change; false where they only move
 */
public record FileChanges(List<DataFile> adds, List<DataFile> removes, List<DataFile> feed, boolean dataChange) {

    /** Copies the lists. */
    public FileChanges {
        adds = List.copyOf(adds);
        removes = List.copyOf(removes);
        feed = List.copyOf(feed);
    }

    /**
     * No file comes or goes.
     *
     * @return the change
     */
    public static FileChanges none() {
        return added(List.of());
    }

    /**
     * Files come.
     *
     * @param adds the files
     * @return the change
     */
    public static FileChanges added(List<DataFile> adds) {
        return new FileChanges(adds, List.of(), List.of(), true);
    }

    /**
     * Other files come in the place of some, with other rows.
     *
     * @param adds files that come
     * @param removes files that go
     * @return the change
     */
    public static FileChanges replaced(List<DataFile> adds, List<DataFile> removes) {
        return new FileChanges(adds, removes, List.of(), true);
    }

    /**
     * Other files come in the place of some, with the same rows.
     *
     * @param adds files that come
     * @param removes files that go
     * @return the change
     */
    public static FileChanges moved(List<DataFile> adds, List<DataFile> removes) {
        return new FileChanges(adds, removes, List.of(), false);
    }

    /**
     * With files of the change data feed.
     *
     * @param files the files
     * @return the changed copy
     */
    public FileChanges with(List<DataFile> files) {
        return new FileChanges(adds, removes, files, dataChange);
    }

    /**
     * Tells whether nothing comes or goes.
     *
     * @return true if so
     */
    public boolean isEmpty() {
        return adds.isEmpty() && removes.isEmpty() && feed.isEmpty();
    }

    /** Whether rows leave the table. */
    boolean takesRows() {
        return dataChange && !removes.isEmpty();
    }
}
