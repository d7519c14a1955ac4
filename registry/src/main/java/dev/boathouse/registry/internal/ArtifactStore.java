package dev.boathouse.registry.internal;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.internal.Digest;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;

/**
 * Bytes under their SHA-256, in {@code _artifacts} beside the table's log: engines neither read nor vacuum folders that begin with an
 * underscore. A file appears whole or not at all, is never changed afterwards, and is checked whenever it is read. No name that a caller gave
 * ever becomes a path. Thread-safe, also between processes.
 */
public final class ArtifactStore {

    /** One array holds it, and one byte more. */
    private static final long MAX_LENGTH = Integer.MAX_VALUE - 16;

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private final URI folder;
    private final Configuration configuration;

    /**
     * The store of a registry.
     *
     * @param registry where the registry's table lies, as a URI
     * @param configuration reaches file systems other than the local one
     */
    public ArtifactStore(String registry, Configuration configuration) {
        this.folder = new org.apache.hadoop.fs.Path(registry, "_artifacts").toUri();
        this.configuration = configuration;
    }

    /**
     * Keeps bytes; when this returns, they survive a power cut.
     *
     * @param bytes the bytes
     * @return their SHA-256, as 64 hexadecimal digits
     * @throws UnsupportedFormatException if the registry is not in a local file system
     */
    public String put(byte[] bytes) {
        String sha256 = Digest.sha256(bytes);
        if (!isLocal()) {
            throw new UnsupportedFormatException(
                    "Cannot write to " + folder + ": artifacts are so far written to local file"
                            + " systems alone. A registry at a file: location would work.");
        }
        Path target = Path.of(file(sha256));
        try {
            if (!holds(target, sha256)) {
                write(bytes, target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + target + ": " + e.getMessage(), e);
        }
        return sha256;
    }

    /**
     * Reads bytes and checks them.
     *
     * @param sha256 their SHA-256
     * @param length how many there are
     * @return the bytes
     * @throws NotFoundException if they are not there
     * @throws CorruptDataException if there are others in their place
     */
    public byte[] get(String sha256, long length) {
        if (!SHA_256.matcher(sha256).matches() || length < 0 || length > MAX_LENGTH) {
            throw new CorruptDataException(
                    "Cannot read an artifact: there is none of " + length + " bytes with SHA-256 \"" + sha256 + "\".");
        }
        URI file = file(sha256);
        byte[] bytes;
        try (InputStream in = open(file)) {
            // One byte more than announced is enough to know, and a swapped file cannot fill the memory.
            bytes = in.readNBytes((int) length + 1);
        } catch (FileNotFoundException | NoSuchFileException e) {
            throw new NotFoundException(
                    "Cannot read " + file + ": it is missing. Registering the same model again would restore it.", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
        }
        String found = Digest.sha256(bytes);
        if (!found.equals(sha256)) {
            throw new CorruptDataException("Cannot trust " + file + ": " + bytes.length + " of " + length
                    + " bytes have SHA-256 " + found + ". Registering the same model again would restore it.");
        }
        return bytes;
    }

    private InputStream open(URI file) throws IOException {
        if (isLocal()) {
            return Files.newInputStream(Path.of(file));
        }
        org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(file);
        return path.getFileSystem(configuration).open(path);
    }

    private boolean isLocal() {
        return "file".equalsIgnoreCase(folder.getScheme());
    }

    private URI file(String sha256) {
        return new org.apache.hadoop.fs.Path(
                        new org.apache.hadoop.fs.Path(folder), "sha256/" + sha256.substring(0, 2) + "/" + sha256)
                .toUri();
    }

    private static boolean holds(Path target, String sha256) throws IOException {
        try {
            return Digest.sha256(Files.readAllBytes(target)).equals(sha256);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static void write(byte[] bytes, Path target) throws IOException {
        Path folder = target.resolveSibling("");
        Files.createDirectories(folder);
        Path temporary = folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try (FileChannel channel =
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            // The names on the way down are new to the disk as well: sha256/ab, sha256, _artifacts, the registry.
            Path up = folder;
            for (int level = 0; level < 4 && up != null; level++, up = up.getParent()) {
                force(up);
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void force(Path folder) throws IOException {
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            return; // Windows has no handle on a folder that could be forced; NTFS journals its names.
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
