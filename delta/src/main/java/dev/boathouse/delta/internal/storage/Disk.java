package dev.boathouse.delta.internal.storage;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.fs.Path;

/**
 * What a writer needs of a file system: each change has survived a power cut when its method returns, or {@link #forceFolder} does. Used by
 * one thread at a time.
 */
public sealed interface Disk permits LocalDisk, HadoopDisk {

    /**
     * Makes a folder, with those above it that are missing. Their names survive a power cut.
     *
     * @param folder the folder, which may exist
     * @throws IOException if it cannot be made
     */
    void createFolders(Path folder) throws IOException;

    /**
     * Makes a file. Its bytes are on disk when the stream is closed, its name when the folder is {@link #forceFolder forced}.
     *
     * @param path the file, in a folder that exists
     * @return not buffered
     * @throws IOException if the name exists, or the file cannot be made
     */
    OutputStream create(Path path) throws IOException;

    /**
     * Makes the names in a folder survive a power cut.
     *
     * @param folder the folder
     * @throws IOException if it cannot be forced to disk
     */
    void forceFolder(Path folder) throws IOException;

    /**
     * Deletes a file.
     *
     * @param file the file
     * @return false if there was none
     * @throws IOException if it cannot be deleted
     */
    boolean delete(Path file) throws IOException;
}
