package dev.boathouse.delta.internal.storage;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.delta.internal.parquet.ByteSource;
import dev.boathouse.delta.internal.parquet.HadoopSource;
import dev.boathouse.delta.internal.parquet.LocalSource;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A location with the configuration that reaches it.
 *
 * @param location where the table lies
 * @param configuration a private copy, prepared by {@link #of}
 */
public record Storage(Location location, Configuration configuration) {

    /** Set where the host has promised that nobody else writes: see {@link LinkLogStore}. */
    static final String SINGLE_WRITER = "boathouse.delta.single-writer";

    private static final Pattern LOG_FILE = Pattern.compile("00\\d{18}\\.(json|checkpoint\\..*)");

    private static final Set<String> WRITABLE = Set.of("file", "hdfs");

    /**
     * Prepares a copy of a configuration: log stores that are safe between processes, and local files without checksum files
     * beside them, which Hadoop would otherwise write and believe when they are stale.
     *
     * @param location where the table lies
     * @param given what the host handed over; not changed
     * @return the storage
     */
    public static Storage of(Location location, Configuration given) {
        Configuration prepared = new Configuration(given);
        prepared.set("fs.file.impl", ForcedLocalFileSystem.class.getName());
        // The cache is keyed by scheme alone: without this, the host's own local file system would be handed out.
        prepared.setBoolean("fs.file.impl.disable.cache", true);
        prepared.set("delta.logStore.file.impl", LinkLogStore.class.getName());
        prepared.set("io.delta.kernel.logStore.file.impl", LinkLogStore.class.getName());
        prepared.set("delta.logStore.hdfs.impl", RenameLogStore.class.getName());
        prepared.set("io.delta.kernel.logStore.hdfs.impl", RenameLogStore.class.getName());
        for (String foreign : List.of(
                "delta.logStore.class",
                "spark.delta.logStore.class",
                "spark.delta.logStore.file.impl",
                "spark.delta.logStore.hdfs.impl",
                "io.delta.standalone.LOG_STORE_CLASS_KEY")) {
            prepared.unset(foreign);
        }
        return new Storage(location, prepared);
    }

    /**
     * The same storage, with the host's promise that no other process or thread writes to the table.
     *
     * @return the changed copy
     */
    public Storage singleWriter() {
        Configuration changed = new Configuration(configuration);
        changed.setBoolean(SINGLE_WRITER, true);
        return new Storage(location, changed);
    }

    /**
     * Refuses to write where commits cannot be put-if-absent.
     *
     * @throws UnsupportedFormatException if the location is neither in a local file system nor on HDFS
     */
    public void requireSafeCommits() {
        if (!WRITABLE.contains(location.scheme())) {
            throw new UnsupportedFormatException(
                    "Cannot write to " + location + ": for \"" + location.scheme()
                            + "\" there is no commit that fails if another writer has made the version already, so that one of two would be "
                            + "lost. Nothing was written. A table at a file: or hdfs: location would work; this one can be read.");
        }
    }

    /**
     * The table's file system, to write to.
     *
     * @return the disk
     * @throws UncheckedIOException if it cannot be reached
     */
    public Disk disk() {
        return location.local().isPresent() ? new LocalDisk(Links.ofPlatform()) : new HadoopDisk(fileSystem());
    }

    /**
     * A file, as listing its folder tells it.
     *
     * @param name without folder
     * @param told what else was told; empty where listing tells names alone
     */
    public record Listed(String name, Optional<FileStatus> told) {}

    /**
     * What lies in a folder. Local files are told by their names alone: to look at each takes far longer, and a log may have a hundred
     * thousand.
     *
     * @param folder the folder
     * @return in no order
     * @throws FileNotFoundException if there is no such folder
     * @throws IOException if it cannot be listed
     */
    public List<Listed> list(Path folder) throws IOException {
        List<Listed> found = new ArrayList<>();
        if (!isLocal(folder)) {
            for (FileStatus status : fileSystem(folder).listStatus(folder)) {
                found.add(new Listed(status.getPath().getName(), Optional.of(status)));
            }
            return found;
        }
        try (var files = Files.newDirectoryStream(Location.localPath(folder))) {
            files.forEach(file -> found.add(new Listed(file.getFileName().toString(), Optional.empty())));
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        } catch (NoSuchFileException e) {
            throw notFound(folder, e);
        } catch (NotDirectoryException e) {
            // As where nothing was written yet: whoever writes is told.
        }
        return found;
    }

    /**
     * What the file system knows of a file that was listed.
     *
     * @param folder the folder
     * @param file the file
     * @return empty if it is gone since
     * @throws UncheckedIOException if it cannot be looked for
     */
    public Optional<FileStatus> status(Path folder, Listed file) {
        return file.told().isPresent() ? file.told() : status(new Path(folder, file.name()));
    }

    private static boolean isLocal(Path path) {
        return "file".equals(path.toUri().getScheme());
    }

    /**
     * Opens a file of the log.
     *
     * @param path the file
     * @return its bytes
     * @throws FileNotFoundException only if it does not exist: Hadoop's local file system says so of files it may not read, too
     * @throws IOException if it cannot be opened
     */
    public InputStream open(Path path) throws IOException {
        if (location.local().isEmpty()) {
            return fileSystem(path).open(path);
        }
        try {
            return Files.newInputStream(Location.localPath(path));
        } catch (NoSuchFileException e) {
            throw notFound(path, e);
        }
    }

    private static FileNotFoundException notFound(Path path, NoSuchFileException cause) {
        FileNotFoundException notFound = new FileNotFoundException(path.toString());
        notFound.initCause(cause);
        return notFound;
    }

    /**
     * Opens a data file to read it at random.
     *
     * @param path the file
     * @return its bytes
     * @throws IOException if it cannot be opened
     */
    public ByteSource source(Path path) throws IOException {
        return isLocal(path)
                ? LocalSource.open(Location.localPath(path), path.toString())
                : HadoopSource.open(fileSystem(path), path);
    }

    /**
     * The file system of the table.
     *
     * @return the file system
     * @throws UncheckedIOException if it cannot be reached
     */
    public FileSystem fileSystem() {
        return fileSystem(location.path());
    }

    /**
     * The file system of a file, which may be another than the table's.
     *
     * @param path the file
     * @return the file system
     * @throws UncheckedIOException if it cannot be reached
     */
    public FileSystem fileSystem(Path path) {
        try {
            return path.getFileSystem(configuration);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot reach " + path + ": " + e.getMessage(), e);
        }
    }

    /**
     * What the file system knows of a file.
     *
     * @param path the file
     * @return empty if there is none
     * @throws UncheckedIOException if it cannot be looked for
     */
    public Optional<FileStatus> status(Path path) {
        try {
            return Optional.of(
                    isLocal(path) ? localStatus(path) : fileSystem(path).getFileStatus(path));
        } catch (FileNotFoundException | NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look for " + path + ": " + Reasons.of(e) + ".", e);
        }
    }

    /** Hadoop's local file system takes ten times as long. */
    private static FileStatus localStatus(Path path) throws IOException {
        BasicFileAttributes found = Files.readAttributes(Location.localPath(path), BasicFileAttributes.class);
        return new FileStatus(
                found.size(),
                found.isDirectory(),
                1,
                1L << 25,
                found.lastModifiedTime().toMillis(),
                path);
    }

    /**
     * Tells whether there is a table.
     *
     * @return true if its log has a commit or a checkpoint
     * @throws UncheckedIOException if the log cannot be listed
     */
    public boolean hasLog() {
        try {
            return list(location.log()).stream()
                    .anyMatch(file -> LOG_FILE.matcher(file.name()).matches());
        } catch (FileNotFoundException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + location.log() + ": " + e.getMessage(), e);
        }
    }

    /**
     * The error for a place without a table.
     *
     * @return to be thrown
     */
    public NotFoundException noTable() {
        return new NotFoundException("No Delta table at " + location + ": there is no commit in " + location.log()
                + ". Another location, or create(), would work.");
    }
}
