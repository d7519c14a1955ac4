package dev.boathouse.registry.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Artifacts in the local file system, through java.nio: Hadoop's local file system forces nothing to disk.
 *
 * @param root the folder of their folders
 */
record LocalArtifacts(Path root) implements ArtifactFiles {

    /** The folders whose names a writer may have made: of the digits, {@code sha256}, {@code _artifacts}; and the registry's. */
    private static final int LEVELS = 4;

    private Path path(String name) {
        return root.resolve(StoredArtifact.folder(name)).resolve(name);
    }

    @Override
    public String place(String name) {
        return path(name).toString();
    }

    @Override
    public InputStream open(String name) throws IOException {
        Path file = path(name);
        // Opening a pipe would wait for ever.
        if (!Files.readAttributes(file, BasicFileAttributes.class).isRegularFile()) {
            throw new FileSystemException(file.toString(), null, "it is no regular file");
        }
        return Files.newInputStream(file);
    }

    @Override
    public Optional<StoredArtifact> find(String name) throws IOException {
        try {
            BasicFileAttributes found =
                    Files.readAttributes(path(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return found.isRegularFile()
                    ? Optional.of(new StoredArtifact(
                            name, found.size(), found.lastModifiedTime().toInstant()))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<StoredArtifact> list() throws IOException {
        List<StoredArtifact> found = new ArrayList<>();
        for (String folder : names(root)) {
            for (String name : names(root.resolve(folder))) {
                if (StoredArtifact.sha256(name).isPresent()
                        && StoredArtifact.folder(name).equals(folder)) {
                    find(name).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static List<String> names(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        } catch (NoSuchFileException | NotDirectoryException e) {
            // Nothing was written yet, or somebody else's file lies where our folders are.
        }
        return names;
    }

    @Override
    public void create(String name, byte[] bytes) throws IOException {
        Path file = path(name);
        createFolders(file.resolveSibling(""));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    /** With those above it; the names of all that were missing survive a power cut. */
    private static void createFolders(Path folder) throws IOException {
        List<Path> named = new ArrayList<>();
        for (Path each = folder; each != null && !Files.exists(each); each = each.getParent()) {
            if (each.getParent() != null) {
                named.add(each.getParent());
            }
        }
        Files.createDirectories(folder);
        for (Path each : named) {
            forceFolder(each);
        }
    }

    @Override
    public boolean moveIfAbsent(String from, String to) throws IOException {
        try {
            Files.createLink(path(to), path(from));
        } catch (FileAlreadyExistsException | NoSuchFileException e) {
            return false;
        } catch (UnsupportedOperationException e) {
            return moveWithoutLinks(from, to);
        } catch (FileSystemException e) {
            // Its subclasses (access denied, no such file …) say something else than "links are not possible here".
            if (e.getClass() != FileSystemException.class) {
                throw e;
            }
            return moveWithoutLinks(from, to);
        }
        Files.deleteIfExists(path(from));
        return true;
    }

    /** Between the two steps only the same bytes can come: replacing them does no harm. */
    private boolean moveWithoutLinks(String from, String to) throws IOException {
        return !Files.exists(path(to)) && move(from, to);
    }

    @Override
    public boolean move(String from, String to) throws IOException {
        try {
            Files.move(path(from), path(to), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public void force(Collection<String> names) throws IOException {
        Set<Path> folders = new LinkedHashSet<>();
        for (String name : names) {
            Path up = path(name).getParent();
            for (int level = 0; level < LEVELS && up != null; level++, up = up.getParent()) {
                folders.add(up);
            }
        }
        for (Path folder : folders) {
            forceFolder(folder);
        }
    }

    private static void forceFolder(Path folder) throws IOException {
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            return; // Windows has no handle on a folder that could be forced; NTFS journals its names.
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public boolean touch(String name, Instant modified) {
        try {
            Files.setLastModifiedTime(path(name), FileTime.from(modified));
            // The time may have been set on a file that lost its name meanwhile.
            return Files.exists(path(name));
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public boolean delete(String name) throws IOException {
        return Files.deleteIfExists(path(name));
    }
}
