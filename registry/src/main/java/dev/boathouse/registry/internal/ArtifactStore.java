package dev.boathouse.registry.internal;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.internal.Digest;
import dev.boathouse.delta.DeltaTable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;

/**
 * Bytes under their SHA-256, in {@code _artifacts} beside the table's log: engines neither read nor vacuum folders that begin with an
 * underscore. A file appears whole or not at all, never gets other bytes, and is checked whenever it is read. No name that a caller gave
 * ever becomes a path. Reading needs no permission to write. Thread-safe, also between processes.
 *
 * <p>Whoever names an artifact in an event puts it first, and names it within a <em>grace time</em>; whoever cleans reads the events first,
 * and cleans what is older than that reading by the grace time at least. Then no artifact that an event names is deleted, whatever happens
 * at the same time: {@link #put} makes a file young that was there already, and {@link #clean} takes the name from an old one before it
 * looks at its age for the last time. Ages are compared across clocks, those of writers and of the file system: the grace time must be
 * longer than the longest registration and the difference of these clocks together. A day is ample.
 */
public final class ArtifactStore {

    /** One array holds it, and one byte more. */
    private static final long MAX_LENGTH = Integer.MAX_VALUE - 16;

    private final DeltaTable table;
    private final ArtifactFiles files;

    /**
     * The store of a registry. Nothing is read or written.
     *
     * @param registry where the registry's table lies, as a URI
     * @param configuration reaches file systems other than the local one; not changed
     */
    public ArtifactStore(String registry, Configuration configuration) {
        this.table = DeltaTable.at(registry, configuration);
        this.files = ArtifactFiles.of(table.location(), configuration);
    }

    /**
     * Keeps bytes; when this returns, they survive a power cut. Bytes that are there already stay, and count as new; others in their place,
     * such as the half of a file, are replaced.
     *
     * @param bytes the bytes
     * @return their SHA-256, as 64 hexadecimal digits
     * @throws UnsupportedFormatException if tables cannot be written to the location either; nothing was written
     * @throws UncheckedIOException if the file cannot be written
     */
    public String put(byte[] bytes) {
        return put(List.of(bytes)).get(0);
    }

    /**
     * Keeps several files; when this returns, all of them survive a power cut. Otherwise as {@link #put(byte[])}.
     *
     * @param contents the bytes of each
     * @return their SHA-256, in the same order
     * @throws UnsupportedFormatException if tables cannot be written to the location either; nothing was written
     * @throws UncheckedIOException if a file cannot be written; others may be there
     */
    public List<String> put(List<byte[]> contents) {
        table.requireSafeCommits();
        List<String> names = new ArrayList<>();
        String last = "";
        try {
            for (byte[] bytes : contents) {
                last = Digest.sha256(bytes);
                if (!isKept(last, bytes.length)) {
                    write(last, bytes);
                }
                names.add(last);
            }
            // Also of what was there: its writer may not have got that far yet.
            files.force(names);
        } catch (IOException e) {
            throw failed("write", last, e);
        }
        return List.copyOf(names);
    }

    /** Whether the bytes are there, and from now on young: a cleaner that has not deleted them yet will not. */
    private boolean isKept(String sha256, int length) throws IOException {
        return holds(sha256, sha256, length) && files.touch(sha256, Instant.now());
    }

    private boolean holds(String name, String sha256, long length) throws IOException {
        var found = files.find(name);
        if (found.isEmpty() || found.get().length() != length || length > MAX_LENGTH) {
            return false;
        }
        try (InputStream in = files.open(name)) {
            return Digest.sha256(in.readNBytes((int) length)).equals(sha256);
        } catch (FileNotFoundException | NoSuchFileException e) {
            return false;
        }
    }

    private void write(String sha256, byte[] bytes) throws IOException {
        String temporary = StoredArtifact.temporary(sha256);
        try {
            files.create(temporary, bytes);
            if (!files.moveIfAbsent(temporary, sha256)
                    && !isKept(sha256, bytes.length)
                    && !files.move(temporary, sha256)) {
                throw new NoSuchFileException(files.place(temporary), null, "somebody has deleted it");
            }
        } finally {
            files.delete(temporary);
        }
    }

    /**
     * Reads bytes and checks them.
     *
     * @param sha256 their SHA-256
     * @param length how many there are
     * @return the bytes
     * @throws NotFoundException if they are not there
     * @throws CorruptDataException if there are others in their place
     * @throws UncheckedIOException if they cannot be read
     */
    public byte[] get(String sha256, long length) {
        if (!StoredArtifact.isSha256(sha256) || length < 0 || length > MAX_LENGTH) {
            throw new CorruptDataException(
                    "Cannot read an artifact: there is none of " + length + " bytes with SHA-256 \"" + sha256 + "\".");
        }
        byte[] bytes;
        try (InputStream in = files.open(sha256)) {
            // One byte more than announced is enough to know, and a swapped file cannot fill the memory.
            bytes = in.readNBytes((int) length + 1);
        } catch (FileNotFoundException | NoSuchFileException e) {
            throw new NotFoundException(
                    "Cannot read " + files.place(sha256)
                            + ": it is missing. Registering the same model again would restore it.",
                    e);
        } catch (IOException e) {
            throw failed("read", sha256, e);
        }
        String found = Digest.sha256(bytes);
        if (!found.equals(sha256)) {
            throw new CorruptDataException("Cannot trust " + files.place(sha256) + ": " + bytes.length + " of " + length
                    + " bytes have SHA-256 " + found + ". Registering the same model again would restore it.");
        }
        return bytes;
    }

    /**
     * What lies in the store: what is kept and what was left behind. Files with names that are not the store's are passed over; no file is
     * opened.
     *
     * @return ordered by name; none if nothing was ever put
     * @throws UncheckedIOException if the store cannot be listed
     */
    public List<StoredArtifact> list() {
        try {
            return files.list().stream()
                    .sorted(Comparator.comparing(StoredArtifact::name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot list the artifacts of " + table.location() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Deletes what nobody names and what was left behind, as far as it is old: see above for how old it must be to be safe. An artifact that
     * is named and missing comes back from what a cleaner has left that died. Others may put and clean at the same time.
     *
     * @param referenced the SHA-256 of each artifact that an event names
     * @param before what was last modified at this instant or later stays
     * @return what was deleted, ordered by name
     * @throws UnsupportedFormatException if tables cannot be written to the location either; nothing was deleted
     * @throws UncheckedIOException if a file cannot be deleted; those before it are, and cleaning again goes on
     */
    public List<StoredArtifact> clean(Set<String> referenced, Instant before) {
        table.requireSafeCommits();
        List<StoredArtifact> deleted = new ArrayList<>();
        for (StoredArtifact each : list()) {
            if (!each.modified().isBefore(before)) {
                continue;
            }
            boolean named = referenced.contains(each.sha256());
            try {
                if (each.isLeftover()
                        ? !(named && isRestored(each)) && files.delete(each.name())
                        : !named && isDeleted(each, before)) {
                    deleted.add(each);
                }
            } catch (IOException e) {
                throw failed("delete", each.name(), e);
            }
        }
        return List.copyOf(deleted);
    }

    /**
     * Deletes an artifact that only its maker knows to be of no use any more; it need not be there.
     *
     * @param sha256 its SHA-256
     * @throws UncheckedIOException if it cannot be deleted
     */
    public void delete(String sha256) {
        if (!StoredArtifact.isSha256(sha256)) {
            throw new IllegalArgumentException("No name of an artifact: " + sha256);
        }
        try {
            files.delete(sha256);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + files.place(sha256) + ": " + e.getMessage(), e);
        }
    }

    /** The name goes first: whoever made the file young until then has made the renamed one young, and whoever comes later finds none. */
    private boolean isDeleted(StoredArtifact old, Instant before) throws IOException {
        String aside = StoredArtifact.temporary(old.sha256());
        if (!isOlder(old.name(), before) || !files.move(old.name(), aside)) {
            return false;
        }
        if (!isOlder(aside, before) && files.moveIfAbsent(aside, old.name())) {
            files.force(List.of(old.name()));
            return false;
        }
        return files.delete(aside);
    }

    private boolean isOlder(String name, Instant before) throws IOException {
        return files.find(name)
                .filter(found -> found.modified().isBefore(before))
                .isPresent();
    }

    private boolean isRestored(StoredArtifact leftover) throws IOException {
        boolean restored = files.find(leftover.sha256()).isEmpty()
                && holds(leftover.name(), leftover.sha256(), leftover.length())
                && files.moveIfAbsent(leftover.name(), leftover.sha256());
        if (restored) {
            files.force(List.of(leftover.sha256()));
        }
        return restored;
    }

    private UncheckedIOException failed(String what, String name, IOException e) {
        return new UncheckedIOException("Cannot " + what + " " + files.place(name) + ": " + e.getMessage(), e);
    }
}
