package dev.boathouse.registry.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** What the store needs of a file system. Names are those of {@link StoredArtifact}, each in its folder. Thread-safe. */
sealed interface ArtifactFiles permits LocalArtifacts, HadoopArtifacts {

    /** The files of a registry, wherever it lies. Nothing is looked at. */
    static ArtifactFiles of(String registry, Configuration configuration) {
        String store = "_artifacts/sha256";
        return registry.startsWith("file:")
                ? new LocalArtifacts(Path.of(URI.create(registry)).resolve(store))
                : new HadoopArtifacts(new org.apache.hadoop.fs.Path(registry, store), configuration);
    }

    /** Where a file is, for people. */
    String place(String name);

    /**
     * Opens a file.
     *
     * @throws java.io.FileNotFoundException or {@link java.nio.file.NoSuchFileException} if there is none
     */
    InputStream open(String name) throws IOException;

    /** What the file system knows of a file; empty if there is none. */
    Optional<StoredArtifact> find(String name) throws IOException;

    /** All files with names of the store, in no order. */
    List<StoredArtifact> list() throws IOException;

    /** Makes a file and the folders above it. Its bytes are on disk when this returns. */
    void create(String name, byte[] bytes) throws IOException;

    /** Gives a file another name in the same folder, in one step; false if that is taken, or the file is gone. */
    boolean moveIfAbsent(String from, String to) throws IOException;

    /** Gives a file another name in the same folder, in one step, whatever has that name; false if the file is gone. */
    boolean move(String from, String to) throws IOException;

    /** Makes the names on the way to files survive a power cut. */
    void force(Collection<String> names) throws IOException;

    /** Sets the time of a file; false if it is gone, or its time cannot be set. */
    boolean touch(String name, Instant modified);

    /** Deletes a file; false if there was none. */
    boolean delete(String name) throws IOException;
}
