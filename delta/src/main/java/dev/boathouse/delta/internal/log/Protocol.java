package dev.boathouse.delta.internal.log;

import dev.boathouse.core.CorruptDataException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
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

    /**
     * A protocol as the log has it.
     *
     * @param readerFeatures there with reader version 3 and never else
     * @param writerFeatures there with writer version 7 and never else
     * @throws CorruptDataException if that is not so, or a version is below 1
     */
    static Protocol checked(
            long minReader,
            long minWriter,
            Optional<List<String>> readerFeatures,
            Optional<List<String>> writerFeatures) {
        if (minReader < 1 || minWriter < 1) {
            throw new CorruptDataException(
                    "protocol has reader version " + minReader + " and writer version " + minWriter);
        }
        // Later versions are refused, whatever their lists are.
        requireFitting("reader", minReader, 3, readerFeatures);
        requireFitting("writer", minWriter, 7, writerFeatures);
        List<String> readers = readerFeatures.orElse(List.of());
        List<String> writers = writerFeatures.orElse(List.of());
        if (minWriter == 7 && !writers.containsAll(readers)) {
            throw new CorruptDataException(
                    "protocol has readerFeatures that are not among writerFeatures: " + readers + " and " + writers);
        }
        readers.forEach(feature -> KnownNames.refuseNear(feature, ReadFeatures.KNOWN));
        return of((int) minReader, (int) minWriter, readers, writers);
    }

    private static void requireFitting(String role, long version, int withFeatures, Optional<List<String>> features) {
        boolean missing = version == withFeatures && features.isEmpty();
        if (missing || (version < withFeatures && !features.orElse(List.of()).isEmpty())) {
            throw new CorruptDataException("protocol has " + role + " version " + version
                    + (missing ? " and no " + role + "Features" : " and " + role + "Features " + features.get()));
        }
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
