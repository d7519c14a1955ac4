package dev.boathouse.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders of files, as a whole. */
final class Folders {

    private Folders() {}

    /** All that lies in a folder, the folder first. */
    static List<Path> walk(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder, e);
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
