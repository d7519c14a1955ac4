package dev.boathouse.delta.internal.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Local files without checksum files beside them, which are on disk before they are renamed: both logs write a checkpoint under another
 * name first, and a power cut must not leave its name without its bytes. No process is started. Public, because Hadoop makes it by name.
 */
public final class ForcedLocalFileSystem extends RawLocalFileSystem {

    /** For Hadoop. */
    public ForcedLocalFileSystem() {}

    @Override
    public boolean rename(Path source, Path target) throws IOException {
        java.nio.file.Path file = Location.localPath(source);
        if (Files.isRegularFile(file)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }
        return super.rename(source, target);
    }

    /** Without native code, Hadoop would start a process for each file that it makes. */
    @Override
    public void setPermission(Path path, FsPermission permission) throws IOException {
        PosixFileAttributeView file =
                Files.getFileAttributeView(Location.localPath(path), PosixFileAttributeView.class);
        if (file == null || permission.getStickyBit()) {
            super.setPermission(path, permission);
        } else {
            file.setPermissions(PosixFilePermissions.fromString(permission.toString()));
        }
    }
}
