package dev.boathouse.faults;

import static dev.boathouse.faults.FaultyPath.plain;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/**
 * The platform's files, where what {@code -Dfaults=…} plans happens. The JVM takes it in place of its own by
 * {@code -Djava.nio.file.spi.DefaultFileSystemProvider=…}, so that nothing of Boathouse knows of it. What goes through
 * {@code java.io} is not seen.
 */
public final class FaultyProvider extends FileSystemProvider {

    static final String FAULTS = "faults";

    private final FileSystemProvider plain;
    private final FaultyFileSystem system;
    private final Faults faults;

    /** For the JVM. */
    public FaultyProvider(FileSystemProvider plain) {
        this.plain = plain;
        this.system = new FaultyFileSystem(this, plain.getFileSystem(URI.create("file:///")));
        this.faults = new Faults(Fault.plans(System.getProperty(FAULTS, "")));
    }

    /** The faults of this process. */
    static Faults faults() {
        return ((FaultyProvider) FileSystems.getDefault().provider()).faults;
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        FileKind kind = FileKind.of(path);
        FileChannel channel = plain.newFileChannel(plain(path), options, attributes);
        if (options.contains(StandardOpenOption.WRITE)) {
            if (kind.created != null) {
                faults.at(kind.created, path.toString());
            }
            return new FaultyChannel(channel, kind, path.toString(), faults);
        }
        if (kind == FileKind.LOG || kind == FileKind.ARTIFACT_FOLDER) {
            return new FaultyChannel(channel, kind, path.toString(), faults);
        }
        if (kind == FileKind.OTHER && Files.isDirectory(plain(path))) {
            // A folder is opened for one thing: to be forced.
            faults.at(Step.DATA_FOLDER_FORCE, path.toString());
        }
        return channel;
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        if (!options.contains(StandardOpenOption.WRITE) && faults.isLinked(path.toString())) {
            faults.at(Step.READ_BACK, path.toString());
        }
        return plain.newByteChannel(plain(path), options, attributes);
    }

    @Override
    public void createLink(Path link, Path existing) throws IOException {
        boolean commit = FileKind.of(link) == FileKind.COMMIT;
        if (commit) {
            faults.at(Step.LINK, link.toString());
        }
        plain.createLink(plain(link), plain(existing));
        if (commit) {
            faults.linked(link.toString());
            faults.at(Step.LINKED, link.toString());
        }
        if (FileKind.of(link) == FileKind.ARTIFACT) {
            faults.at(Step.ARTIFACT_LINKED, link.toString());
        }
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        plain.move(plain(source), plain(target), options);
        if (FileKind.of(target) == FileKind.POINTER) {
            faults.at(Step.POINTER_MOVED, target.toString());
        }
        if (FileKind.of(source) == FileKind.ARTIFACT) {
            faults.at(Step.ARTIFACT_ASIDE, target.toString());
        }
    }

    @Override
    public void delete(Path path) throws IOException {
        plain.delete(plain(path));
    }

    @Override
    public boolean deleteIfExists(Path path) throws IOException {
        boolean deleted = plain.deleteIfExists(plain(path));
        if (FileKind.of(path) == FileKind.COMMIT_TEMP) {
            faults.at(Step.TEMP_DELETED, path.toString());
        }
        return deleted;
    }

    @Override
    public String getScheme() {
        return plain.getScheme();
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> environment) throws IOException {
        return plain.newFileSystem(uri, environment);
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        return system;
    }

    @Override
    public Path getPath(URI uri) {
        // The platform makes some through java.io.File, which asks the default file system: that is this one.
        return new FaultyPath(system, plain(plain.getPath(uri)));
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        DirectoryStream<Path> files =
                plain.newDirectoryStream(plain(folder), path -> filter.accept(new FaultyPath(system, path)));
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                Iterator<Path> paths = files.iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return paths.hasNext();
                    }

                    @Override
                    public Path next() {
                        return new FaultyPath(system, paths.next());
                    }
                };
            }

            @Override
            public void close() throws IOException {
                files.close();
            }
        };
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
        plain.createDirectory(plain(folder), attributes);
    }

    @Override
    public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes) throws IOException {
        plain.createSymbolicLink(plain(link), plain(target), attributes);
    }

    @Override
    public Path readSymbolicLink(Path link) throws IOException {
        return new FaultyPath(system, plain.readSymbolicLink(plain(link)));
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
        plain.copy(plain(source), plain(target), options);
    }

    @Override
    public boolean isSameFile(Path path, Path other) throws IOException {
        return plain.isSameFile(plain(path), plain(other));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
        return plain.isHidden(plain(path));
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        return plain.getFileStore(plain(path));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        plain.checkAccess(plain(path), modes);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
        return plain.getFileAttributeView(plain(path), type, options);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        return plain.readAttributes(plain(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        return plain.readAttributes(plain(path), attributes, options);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        plain.setAttribute(plain(path), attribute, value, options);
    }
}
