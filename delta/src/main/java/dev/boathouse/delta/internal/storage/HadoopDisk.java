package dev.boathouse.delta.internal.storage;

import java.io.IOException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.io.OutputFile;

/** Files of HDFS, whose name node has a change of names on disk before it answers. */
record HadoopDisk(FileSystem fileSystem) implements Disk {

    @Override
    public void createFolders(Path folder) throws IOException {
        if (!fileSystem.mkdirs(folder)) {
            throw new IOException("no folder could be made at " + folder);
        }
    }

    @Override
    public OutputFile newFile(Path path) {
        return new SyncedFile(fileSystem, path);
    }

    @Override
    public void forceFolder(Path folder) {
        // Nothing is left to do: see above.
    }

    @Override
    public boolean delete(Path file) throws IOException {
        return fileSystem.delete(file, false);
    }
}
