package dev.boathouse.delta.internal.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.io.OutputFile;

/** Local files, through java.nio: Hadoop's local file system forces nothing to disk. */
record LocalDisk(Links links) implements Disk {

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
    public OutputFile newFile(Path path) {
        return new ForcedFile(Location.localPath(path));
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
