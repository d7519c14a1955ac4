package dev.boathouse.delta.internal.storage;

import java.io.IOException;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.io.OutputFile;

/** What a writer needs of a file system: each change has survived a power cut when its method returns, or {@link #forceFolder} does. */
sealed interface Disk permits LocalDisk, HadoopDisk {

    /** Makes a folder with those above it; their names are on disk afterwards. */
    void createFolders(Path folder) throws IOException;

    /** A file that must not exist when its stream is opened, and whose bytes are on disk when it is closed. */
    OutputFile newFile(Path path);

    /** Makes the names in a folder survive a power cut. */
    void forceFolder(Path folder) throws IOException;

    /** False if there is no such file. */
    boolean delete(Path file) throws IOException;
}
