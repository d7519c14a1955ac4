package dev.boathouse.delta.internal.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Gives a finished file its final name unless that is taken, in the way the platform offers. */
public abstract class Links {

    private Links() {}

    /**
     * The way of this platform.
     *
     * @return hard links, or moves on Windows
     */
    public static Links ofPlatform() {
        return of(System.getProperty("os.name", ""));
    }

    static Links of(String osName) {
        return osName.startsWith("Windows") ? new Moves() : new HardLinks();
    }

    /**
     * Makes {@code temporary} visible as {@code target}.
     *
     * @throws FileAlreadyExistsException if the name is taken by another file
     */
    abstract void publish(Path temporary, Path target, boolean singleWriter) throws IOException;

    /**
     * Makes the names in a folder survive a power cut.
     *
     * @param folder the folder
     * @throws IOException if it cannot be forced to disk
     */
    public abstract void force(Path folder) throws IOException;

    /** A move without replacing, which Windows refuses when the name exists. */
    private static final class Moves extends Links {
        @Override
        void publish(Path temporary, Path target, boolean singleWriter) throws IOException {
            Files.move(temporary, target);
        }

        @Override
        public void force(Path folder) {
            // Windows has no handle on a folder that could be forced; NTFS journals its names.
        }
    }

    static class HardLinks extends Links {

        void link(Path temporary, Path target) throws IOException {
            Files.createLink(target, temporary);
        }

        @Override
        final void publish(Path temporary, Path target, boolean singleWriter) throws IOException {
            try {
                link(temporary, target);
            } catch (FileAlreadyExistsException e) {
                // A network file system may repeat a request whose answer was lost, and then meet its own link.
                if (!Files.isSameFile(temporary, target)) {
                    throw e;
                }
            } catch (UnsupportedOperationException e) {
                withoutLinks(temporary, target, singleWriter, e);
            } catch (FileSystemException e) {
                // Its subclasses (access denied, no such file …) say something else than "links are not possible here".
                if (e.getClass() != FileSystemException.class) {
                    throw e;
                }
                withoutLinks(temporary, target, singleWriter, e);
            }
        }

        private static void withoutLinks(Path temporary, Path target, boolean singleWriter, Exception reason)
                throws IOException {
            if (singleWriter) {
                if (Files.exists(target)) {
                    throw new FileAlreadyExistsException(target.toString());
                }
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
                return;
            }
            Path folder = target.toAbsolutePath().getParent();
            throw new IOException(
                    "the file system of " + folder + " ("
                            + Files.getFileStore(folder).type()
                            + ") makes no hard link: " + reason.getMessage()
                            + ". A file system with hard links would work, or singleWriter() where nobody else writes.",
                    reason);
        }

        @Override
        public void force(Path folder) throws IOException {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
