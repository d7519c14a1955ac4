package dev.boathouse.delta.internal.log;

import java.util.Collection;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * What a reader and a writer of a table must understand.
 *
 * @param minReader the least reader version
 * @param minWriter the least writer version
 * @param readerFeatures the named features that a reader must know, of tables with reader version 3
 * @param writerFeatures the named features that a writer must know, of tables with writer version 7
 */
public record Protocol(
        int minReader, int minWriter, NavigableSet<String> readerFeatures, NavigableSet<String> writerFeatures) {

    /** Copies the sets. */
    public Protocol {
        readerFeatures = Collections.unmodifiableNavigableSet(new TreeSet<>(readerFeatures));
        writerFeatures = Collections.unmodifiableNavigableSet(new TreeSet<>(writerFeatures));
    }

    static Protocol of(
            int minReader, int minWriter, Collection<String> readerFeatures, Collection<String> writerFeatures) {
        return new Protocol(minReader, minWriter, new TreeSet<>(readerFeatures), new TreeSet<>(writerFeatures));
    }

    /** Whether Delta Standalone understands the table, for reading and writing. */
    boolean isSimple() {
        return minReader == 1 && minWriter <= 2 && readerFeatures.isEmpty() && writerFeatures.isEmpty();
    }

    /** All named features. */
    NavigableSet<String> features() {
        NavigableSet<String> all = new TreeSet<>(readerFeatures);
        all.addAll(writerFeatures);
        return all;
    }
}
