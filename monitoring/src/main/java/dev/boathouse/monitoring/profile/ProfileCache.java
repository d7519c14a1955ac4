package dev.boathouse.monitoring.profile;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps profiles of data files, and of groups of them, for {@link Profiling#withCache}: data files never change, so what was found once holds
 * for every version of the table that has them. It may forget whatever it likes at any time, which costs time and nothing else. What it gives back
 * is checked: a damaged profile is made, and stored, anew. What it throws is logged as a warning, and the profile is made without it.
 *
 * <p>A host may implement it on what it has, such as a table of a database. Implementations are thread-safe. Values are up to 64 KiB a column;
 * they hold what profiles hold, such as frequent texts, and are to be guarded like the data.
 */
public interface ProfileCache {

    /**
     * What was stored.
     *
     * @param key 64 hexadecimal digits
     * @return the bytes, which nobody changes; empty if there are none
     */
    Optional<byte[]> find(String key);

    /**
     * Stores bytes, in the place of those with the same key if there are any: a reader finds the one or the other, whole.
     *
     * @param key 64 hexadecimal digits
     * @param bytes what to store, which nobody changes
     */
    void store(String key, byte[] bytes);

    /**
     * A folder of the local file system, a file for each entry, of at most one GiB: see {@link #in(Path, long)}.
     *
     * @param folder the folder, made when the first entry is stored; outside of any table
     * @return the cache
     */
    static ProfileCache in(Path folder) {
        return new FolderCache(folder, 1L << 30);
    }

    /**
     * A folder of the local file system, a file for each entry. Several processes may share it: entries are written under another name and
     * moved into place. Whoever stores looks now and then how much there is, and drops the entries that were not used for longest, as far as the
     * times of the files tell, until nine tenths of the bound are left; between two such looks a process writes at most a sixteenth of the bound.
     *
     * @param folder the folder, made when the first entry is stored; outside of any table
     * @param mostBytes how much it may hold, about
     * @return the cache
     * @throws IllegalArgumentException if the bound is negative
     */
    static ProfileCache in(Path folder, long mostBytes) {
        return new FolderCache(folder, mostBytes);
    }

    /**
     * In the memory of this process; what was not used for longest is dropped first.
     *
     * @param mostBytes how much it may hold
     * @return an empty cache
     * @throws IllegalArgumentException if the bound is negative
     */
    static ProfileCache inMemory(long mostBytes) {
        return new MemoryCache(mostBytes);
    }
}
