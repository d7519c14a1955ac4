package dev.boathouse.faults;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import org.jspecify.annotations.Nullable;

/**
 * A path that leads to the provider with the faults: {@code Files} asks the path which provider it belongs to.
 *
 * @param system the file system with the faults
 * @param plain the path of the platform
 */
record FaultyPath(FaultyFileSystem system, Path plain) implements Path {

    static Path plain(Path path) {
        return path instanceof FaultyPath faulty ? faulty.plain : path;
    }

    private @Nullable Path faulty(@Nullable Path path) {
        return path == null ? null : new FaultyPath(system, path);
    }

    @Override
    public FileSystem getFileSystem() {
        return system;
    }

    @Override
    public boolean isAbsolute() {
        return plain.isAbsolute();
    }

    @Override
    public @Nullable Path getRoot() {
        return faulty(plain.getRoot());
    }

    @Override
    public @Nullable Path getFileName() {
        return faulty(plain.getFileName());
    }

    @Override
    public @Nullable Path getParent() {
        return faulty(plain.getParent());
    }

    @Override
    public int getNameCount() {
        return plain.getNameCount();
    }

    @Override
    public Path getName(int index) {
        return new FaultyPath(system, plain.getName(index));
    }

    @Override
    public Path subpath(int begin, int end) {
        return new FaultyPath(system, plain.subpath(begin, end));
    }

    @Override
    public boolean startsWith(Path other) {
        return plain.startsWith(plain(other));
    }

    @Override
    public boolean endsWith(Path other) {
        return plain.endsWith(plain(other));
    }

    @Override
    public Path normalize() {
        return new FaultyPath(system, plain.normalize());
    }

    @Override
    public Path resolve(Path other) {
        return new FaultyPath(system, plain.resolve(plain(other)));
    }

    @Override
    public Path relativize(Path other) {
        return new FaultyPath(system, plain.relativize(plain(other)));
    }

    @Override
    public URI toUri() {
        return plain.toUri();
    }

    @Override
    public Path toAbsolutePath() {
        return new FaultyPath(system, plain.toAbsolutePath());
    }

    @Override
    public Path toRealPath(LinkOption... options) throws IOException {
        return new FaultyPath(system, plain.toRealPath(options));
    }

    @Override
    public WatchKey register(WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers)
            throws IOException {
        return plain.register(watcher, events, modifiers);
    }

    @Override
    public int compareTo(Path other) {
        return plain.compareTo(plain(other));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FaultyPath faulty && plain.equals(faulty.plain);
    }

    @Override
    public int hashCode() {
        return plain.hashCode();
    }

    @Override
    public String toString() {
        return plain.toString();
    }
}
