package dev.boathouse.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A folder that can be made read-only, also for root, whom permissions do not bind: there it is a file system of its own. Aborts the test where
 * neither can be had. Writable again once closed.
 */
final class ReadOnlyFolder implements AutoCloseable {

    private final Path path;
    private final boolean mounted;

    private ReadOnlyFolder(Path path, boolean mounted) {
        this.path = path;
        this.mounted = mounted;
    }

    static ReadOnlyFolder at(Path folder) throws IOException {
        Assumptions.assumeTrue(
                Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null,
                "Needs permissions of files as POSIX has them");
        Path inner = Files.createDirectory(folder.resolve("registry"));
        permit(inner, "r-xr-xr-x");
        boolean bound = !Files.isWritable(inner);
        permit(inner, "rwxr-xr-x");
        if (!bound) {
            String refused = run("mount", "-t", "tmpfs", "-o", "size=4m", "boathouse-junit", inner.toString());
            Assumptions.assumeTrue(
                    refused.isEmpty(), () -> "Permissions do not bind here, nor is there a tmpfs: " + refused);
        }
        return new ReadOnlyFolder(inner, !bound);
    }

    Path path() {
        return path;
    }

    void protect() throws IOException {
        if (mounted) {
            require(run("mount", "-o", "remount,ro", path.toString()));
        } else {
            permitAll("r-xr-xr-x");
        }
    }

    @Override
    public void close() throws IOException {
        if (mounted) {
            require(run("umount", "-l", path.toString()));
        } else {
            permitAll("rwxr-xr-x");
        }
    }

    /** From the top, so that folders can be walked. */
    private void permitAll(String permissions) throws IOException {
        List<Path> folders;
        try (Stream<Path> walk = Files.walk(path)) {
            folders = walk.filter(Files::isDirectory).toList();
        }
        folders.forEach(folder -> permit(folder, permissions));
    }

    private static void permit(Path folder, String permissions) {
        try {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void require(String refused) throws IOException {
        if (!refused.isEmpty()) {
            throw new IOException(refused);
        }
    }

    /** Empty if it worked, else what it said. */
    private static String run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? "" : said.isEmpty() ? "exit " + process.exitValue() : said;
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
