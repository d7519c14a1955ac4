package dev.boathouse.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Folders of files, as a whole. */
final class Folders {

    private Folders() {}

    static Path temporary() {
        try {
            return Files.createTempDirectory("boathouse-spark");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a temporary folder", e);
        }
    }

    /** A name in a folder that nothing has yet. */
    static Path temporaryIn(Path folder) {
        return folder.resolve("place-" + UUID.randomUUID());
    }

    /** All that lies in a folder, the folder first. */
    static List<Path> walk(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder, e);
        }
    }

    /** Spark writes folders; what is wanted is a file. */
    static Path moveOnlyParquetFile(Path folder, Path target) {
        List<Path> files = walk(folder).stream()
                .filter(path -> path.toString().endsWith(".parquet"))
                .toList();
        if (files.size() != 1) {
            throw new IllegalStateException("Not one file: " + files);
        }
        try {
            return Files.move(files.get(0), target);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot move " + files, e);
        }
    }

    static Path copy(Path folder, Path target) {
        try {
            for (Path path : walk(folder)) {
                Files.copy(path, target.resolve(folder.relativize(path).toString()));
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot copy " + folder, e);
        }
    }

    static void delete(Path folder) {
        try {
            for (Path path :
                    walk(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + folder, e);
        }
    }
}
