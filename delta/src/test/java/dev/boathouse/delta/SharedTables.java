package dev.boathouse.delta;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Tables that other software wrote, which lie beside the project where they are at all. */
public final class SharedTables {

    private SharedTables() {}

    /** Their folders; the test is skipped where there are none. */
    public static List<Path> all() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve(".mvn"))) {
            folder = folder.getParent();
        }
        Path tables = folder == null
                ? Path.of("shared")
                : folder.resolveSibling("shared").resolve("tables");
        Assumptions.assumeTrue(Files.isDirectory(tables), "No tables of other writers at " + tables);
        try (var folders = Files.list(tables)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
