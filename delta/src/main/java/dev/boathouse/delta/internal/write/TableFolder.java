package dev.boathouse.delta.internal.write;

import dev.boathouse.delta.internal.storage.Disk;
import dev.boathouse.delta.internal.storage.FilePaths;
import dev.boathouse.delta.internal.storage.Storage;
import java.io.BufferedOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** The folder of a table: all that writing data files asks of a file system. Paths are relative and not encoded. Not thread-safe. */
final class TableFolder {

    private static final int SMALL = 1 << 13;

    private final Storage storage;
    private final Disk disk;
    private final Set<Path> folders = new LinkedHashSet<>();

    TableFolder(Storage storage) {
        this.storage = storage;
        this.disk = storage.disk();
    }

    /** A new file, and the folders that it needs. Once closed its bytes are on disk. */
    OutputStream create(String path) throws IOException {
        Path file = resolved(path);
        Path folder = file.getParent();
        if (folders.add(folder)) {
            disk.createFolders(folder);
        }
        return new BufferedOutputStream(disk.create(file), SMALL);
    }

    private Path resolved(String path) {
        return FilePaths.resolve(storage.location(), FilePaths.encoded(path));
    }

    FileStatus status(String path) throws IOException {
        return storage.status(resolved(path))
                .orElseThrow(() -> new FileNotFoundException(resolved(path).toString()));
    }

    /** Makes the names of new files survive a power cut, as those of new folders have. */
    void force() throws IOException {
        for (Path folder : folders) {
            disk.forceFolder(folder);
        }
    }

    /** Deletes a file that may be missing, by its path in the log. */
    static void delete(Storage storage, String canonical) throws IOException {
        storage.disk().delete(FilePaths.resolve(storage.location(), canonical));
    }

    @Override
    public String toString() {
        return storage.location().toString();
    }
}
