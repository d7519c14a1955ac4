package dev.boathouse.delta.internal.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/** Local files, through java.nio: Hadoop's local file system forces nothing to disk. */
final class LocalDisk implements Disk {

    private static final int TRANSFER = 1 << 18;

    private final Links links;
    private @Nullable ByteBuffer transfer;

    LocalDisk(Links links) {
        this.links = links;
    }

    @Override
    public void createFolders(Path folder) throws IOException {
        java.nio.file.Path made = Location.localPath(folder).toAbsolutePath();
        Deque<java.nio.file.Path> named = new ArrayDeque<>();
        for (java.nio.file.Path each = made; each != null && !Files.exists(each); each = each.getParent()) {
            if (each.getParent() != null) {
                named.push(each.getParent());
            }
        }
        Files.createDirectories(made);
        for (java.nio.file.Path each : named) {
            links.force(each);
        }
    }

    @Override
    public OutputStream create(Path path) throws IOException {
        ByteBuffer shared = transfer == null ? ByteBuffer.allocateDirect(TRANSFER) : transfer;
        transfer = shared;
        return new ForcedFile(Location.localPath(path), shared);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        links.force(Location.localPath(folder));
    }

    @Override
    public boolean delete(Path file) throws IOException {
        return Files.deleteIfExists(Location.localPath(file));
    }
}
