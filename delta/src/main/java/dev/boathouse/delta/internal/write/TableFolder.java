package dev.boathouse.delta.internal.write;

import dev.boathouse.delta.internal.storage.FilePaths;
import dev.boathouse.delta.internal.storage.Links;
import dev.boathouse.delta.internal.storage.Location;
import dev.boathouse.delta.internal.storage.Storage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/** The folder of a table: all that writing data files asks of a file system. Paths are relative and not encoded. Not thread-safe. */
final class TableFolder {

    private static final int TRANSFER = 1 << 18;
    private static final int SMALL = 1 << 13;

    private final Storage storage;
    private final Path root;
    private final ByteBuffer transfer = ByteBuffer.allocateDirect(TRANSFER);
    private final Set<Path> folders = new LinkedHashSet<>();

    TableFolder(Storage storage) {
        this.storage = storage;
        this.root = storage.location().local().orElseThrow();
    }

    /**
     * What the file system knows of a file.
     *
     * @param size bytes
     * @param modified milliseconds since 1970
     */
    record Status(long size, long modified) {}

    /** A new file, and the folders that it needs. Once closed its bytes are on disk. */
    OutputStream create(String path) throws IOException {
        Path file = root.resolve(path);
        Path folder = file.getParent();
        if (folder != null && !folders.contains(folder)) {
            Files.createDirectories(folder);
            for (Path each = folder; each != null && each.startsWith(root); each = each.getParent()) {
                folders.add(each);
            }
        }
        return new BufferedOutputStream(new ForcedFile(file, transfer), SMALL);
    }

    Status status(String path) throws IOException {
        Path file = root.resolve(path);
        return new Status(Files.size(file), Files.getLastModifiedTime(file).toMillis());
    }

    /** Makes the names of new files and folders survive a power cut. */
    void force() throws IOException {
        Links links = Links.ofPlatform();
        for (Path folder : folders) {
            links.force(folder);
        }
    }

    /** Deletes a file that may be missing, by its path in the log. */
    static void delete(Storage storage, String canonical) throws IOException {
        Files.deleteIfExists(Location.localPath(FilePaths.resolve(storage.location(), canonical)));
    }

    @Override
    public String toString() {
        return storage.location().toString();
    }
}
