package dev.boathouse.core.model;

import dev.boathouse.core.ConflictException;
import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.NotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** Packages in folders. Links are not followed, and sizes are checked before bytes are read. */
final class PackageFolder {

    private static final int DEPTH = 2;

    private PackageFolder() {}

    static SortedMap<String, byte[]> read(Path folder) {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new NotFoundException("No model package at " + folder + ": it is no folder.");
        }
        Reading reading = new Reading(folder);
        try {
            Files.walkFileTree(folder, Set.of(), DEPTH, reading);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the model package at " + folder + ": " + e.getMessage(), e);
        }
        return reading.files;
    }

    private static final class Reading extends SimpleFileVisitor<Path> {

        private final Path folder;
        private final SortedMap<String, byte[]> files = new TreeMap<>();
        private long bytes;

        Reading(Path folder) {
            this.folder = folder;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            String path = folder.relativize(file)
                    .toString()
                    .replace(file.getFileSystem().getSeparator(), "/");
            ModelPackage.checkPath(path);
            bytes += attributes.size();
            if (!attributes.isRegularFile()
                    || bytes > ModelPackage.MAX_BYTES
                    || files.size() >= ModelPackage.MAX_FILES) {
                throw new CorruptDataException("Cannot read the model package at " + folder + ": at " + path
                        + " found a link, a folder too deep, or more than " + ModelPackage.MAX_FILES + " files or "
                        + ModelPackage.MAX_BYTES + " bytes.");
            }
            files.put(path, Files.readAllBytes(file));
            return FileVisitResult.CONTINUE;
        }
    }

    static void write(Map<String, byte[]> files, Path folder) {
        Path target = folder.toAbsolutePath().normalize();
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new ConflictException(
                    "Cannot write a model package to " + target + ": it exists. Choose another folder.");
        }
        Path parent = target.getParent();
        if (parent == null) {
            throw new IllegalArgumentException(
                    "Cannot write a model package to " + target + ": it has no parent folder.");
        }
        try {
            Files.createDirectories(parent);
            Path temporary =
                    Files.createDirectory(parent.resolve("." + target.getFileName() + "-" + UUID.randomUUID()));
            try {
                for (Map.Entry<String, byte[]> file : files.entrySet()) {
                    Path path = temporary.resolve(file.getKey());
                    Files.createDirectories(Objects.requireNonNull(path.getParent()));
                    Files.write(path, file.getValue());
                }
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                delete(temporary);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write a model package to " + target + ": " + e.getMessage(), e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                List<Path> deepestFirst =
                        paths.sorted(Comparator.reverseOrder()).toList();
                for (Path path : deepestFirst) {
                    Files.delete(path);
                }
            }
        }
    }
}
