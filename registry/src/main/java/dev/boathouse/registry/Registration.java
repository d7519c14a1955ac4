package dev.boathouse.registry;

import java.util.List;
import java.util.Optional;

/**
 * What the event of a new version says.
 *
 * @param contentDigest what the model is
 * @param packageDigest what was stored
 * @param files the package, each file under its digest
 * @param training how it was trained
 * @param evaluations what it was evaluated on
 * @param key the caller's idempotency key
 */
record Registration(
        String contentDigest,
        String packageDigest,
        List<StoredFile> files,
        Lineage.Training training,
        List<Lineage.Evidence> evaluations,
        Optional<String> key)
        implements Payload {

    Registration {
        files = List.copyOf(files);
        evaluations = List.copyOf(evaluations);
    }

    /** A file of a package; the path is a name inside the package alone. */
    record StoredFile(String path, long length, String sha256) {}
}
