package dev.boathouse.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The source tree, found from this module's folder, in which Maven runs its tests. */
final class Sources {

    private static final Path REPOSITORY = Path.of("..", "..").toAbsolutePath().normalize();

    private Sources() {}

    static Path root(String module) {
        String folder = House.BRIDGES.containsKey(module) ? "integrations/" + module : module;
        return REPOSITORY.resolve(folder).resolve("src/main/java");
    }

    /** The main sources of a module, package-info left out. */
    static List<Path> of(String module) {
        try (Stream<Path> walk = Files.walk(root(module))) {
            return walk.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.endsWith("package-info.java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the sources of " + module, e);
        }
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
