package dev.boathouse.delta.internal.storage;

import io.delta.storage.CloseableIterator;
import io.delta.storage.LineCloseableIterator;
import io.delta.storage.LogStore;
import java.io.BufferedWriter;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;

/**
 * The log store of local tables: a commit appears whole or not at all, and once, also between processes.
 *
 * <p>The lines go to a temporary file in the log's folder, which is forced to disk and then hard-linked to its final name: the
 * link fails if that name exists, which a rename does not. Then the folder is forced. Public, with this constructor, because both
 * logs make it by name.
 */
public final class LinkLogStore extends LogStore {

    private final Links links;

    /**
     * Makes a store.
     *
     * @param configuration where {@code boathouse.delta.single-writer} may be set
     */
    public LinkLogStore(Configuration configuration) {
        this(configuration, Links.ofPlatform());
    }

    LinkLogStore(Configuration configuration, Links links) {
        super(configuration);
        this.links = links;
    }

    @Override
    public CloseableIterator<String> read(org.apache.hadoop.fs.Path path, Configuration configuration)
            throws IOException {
        try {
            return new LineCloseableIterator(Files.newBufferedReader(Location.localPath(path), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            throw notFound(path, e);
        }
    }

    @Override
    public void write(
            org.apache.hadoop.fs.Path path, Iterator<String> lines, Boolean overwrite, Configuration configuration)
            throws IOException {
        OnlyVersion.check(path, configuration);
        Path target = Location.localPath(path);
        Path folder = Location.localPath(path.getParent());
        if (!Files.isDirectory(folder)) {
            throw new FileNotFoundException("No folder " + path.getParent());
        }
        Path temporary = target.resolveSibling(TemporaryName.of(path.getName()));
        try {
            writeForced(temporary, lines);
            if (overwrite) {
                // Hadoop's checksum of what is replaced: who checks it would take the new file for a damaged one.
                Files.deleteIfExists(target.resolveSibling("." + target.getFileName() + ".crc"));
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } else {
                links.publish(temporary, target, configuration.getBoolean(Storage.SINGLE_WRITER, false));
            }
            links.force(folder);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void writeForced(Path file, Iterator<String> lines) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            // A writer right on the channel would drop what a nearly full disk does not take at once; a stream goes on.
            Writer writer = new BufferedWriter(
                    new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8), 1 << 16);
            while (lines.hasNext()) {
                writer.write(lines.next());
                writer.write('\n');
            }
            writer.flush();
            channel.force(true);
        }
    }

    @Override
    public Iterator<FileStatus> listFrom(org.apache.hadoop.fs.Path path, Configuration configuration)
            throws IOException {
        List<FileStatus> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                Location.localPath(path.getParent()),
                file -> file.getFileName().toString().compareTo(path.getName()) >= 0)) {
            for (Path file : files) {
                status(path.getParent(), file, found);
            }
        } catch (NoSuchFileException e) {
            throw notFound(path.getParent(), e);
        }
        found.sort(Comparator.comparing(status -> status.getPath().getName()));
        return found.iterator();
    }

    private static void status(org.apache.hadoop.fs.Path folder, Path file, List<FileStatus> found) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            found.add(new FileStatus(
                    attributes.size(),
                    attributes.isDirectory(),
                    1,
                    1L << 25,
                    attributes.lastModifiedTime().toMillis(),
                    new org.apache.hadoop.fs.Path(folder, file.getFileName().toString())));
        } catch (NoSuchFileException e) {
            // Removed between listing and looking: log clean-up may do that, and then it is not part of the log.
        }
    }

    private static FileNotFoundException notFound(org.apache.hadoop.fs.Path path, IOException cause) {
        FileNotFoundException notFound = new FileNotFoundException("No such file or folder: " + path);
        notFound.initCause(cause);
        return notFound;
    }

    @Override
    public org.apache.hadoop.fs.Path resolvePathOnPhysicalStorage(
            org.apache.hadoop.fs.Path path, Configuration configuration) {
        return new org.apache.hadoop.fs.Path("file", null, path.toUri().getPath());
    }

    /** Both logs ask this before they write a checkpoint, which does not go through here: true makes them rename it into place. */
    @Override
    public Boolean isPartialWriteVisible(org.apache.hadoop.fs.Path path, Configuration configuration) {
        return true;
    }
}
