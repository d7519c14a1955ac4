package dev.boathouse.delta.internal.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForcedLocalFileSystemTest {

    @TempDir
    Path folder;

    private FileSystem files() {
        Configuration configuration = new Configuration();
        configuration.set("fs.permissions.umask-mode", "027");
        return Storage.of(Location.of(folder.toString()), configuration).fileSystem();
    }

    private org.apache.hadoop.fs.Path path(String name) {
        return new org.apache.hadoop.fs.Path(folder.resolve(name).toUri());
    }

    private String permissions(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
    }

    @Test
    void filesGetThePermissionsThatTheHostHasSet() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        files().create(path("f")).close();
        assertThat(permissions("f")).isEqualTo("rw-r-----");
        files().setPermission(path("f"), new FsPermission((short) 0600));
        assertThat(permissions("f")).isEqualTo("rw-------");
    }

    @Test
    void noChecksumIsLeftBeside() throws IOException {
        files().create(path("f")).close();
        files().rename(path("f"), path("g"));
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(folder.resolve("g"));
        }
    }
}
