package dev.boathouse.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.opentest4j.TestAbortedException;

/** A small file system of its own, in memory, that can be filled and made read-only. Needs Linux and root. Close it: then it is gone. */
final class Tmpfs implements AutoCloseable {

    static final int PAGE = 4096;

    private final Path mounted;
    private final Path filler;

    private Tmpfs(Path mounted) {
        this.mounted = mounted;
        this.filler = mounted.resolve("filler");
    }

    /**
     * Mounts one.
     *
     * @param folder an empty folder
     * @throws TestAbortedException if that is not possible here
     */
    static Tmpfs mount(Path folder) throws IOException, InterruptedException {
        String refused;
        try {
            refused = run("mount", "-t", "tmpfs", "-o", "size=4m", "boathouse-faults", folder.toString());
        } catch (IOException e) {
            refused = e.getMessage();
        }
        if (!refused.isEmpty()) {
            throw new TestAbortedException("Needs a tmpfs, which Linux gives to root: " + refused);
        }
        return new Tmpfs(folder);
    }

    /** Empty if it worked, else what it said. */
    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return process.waitFor() == 0 ? "" : said.isEmpty() ? "exit " + process.exitValue() : said;
    }

    Path path() {
        return mounted;
    }

    /** Takes all room but some pages. */
    void fill(int pagesLeft) throws IOException {
        try (FileChannel channel = FileChannel.open(filler, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer page = ByteBuffer.allocate(PAGE);
            try {
                while (true) {
                    channel.write(page.clear());
                }
            } catch (IOException full) {
                channel.truncate(channel.size() - (long) pagesLeft * PAGE);
            }
        }
    }

    void free() throws IOException {
        Files.deleteIfExists(filler);
    }

    void readOnly() throws IOException, InterruptedException {
        remount("ro");
    }

    void writable() throws IOException, InterruptedException {
        remount("rw");
    }

    private void remount(String how) throws IOException, InterruptedException {
        String refused = run("mount", "-o", "remount," + how, mounted.toString());
        if (!refused.isEmpty()) {
            throw new IOException("Cannot remount " + mounted + ": " + refused);
        }
    }

    @Override
    public void close() {
        try {
            // Lazily, should something still be open: nothing may stay behind.
            String refused = run("umount", "-l", mounted.toString());
            if (!refused.isEmpty()) {
                throw new IOException("Cannot unmount " + mounted + ": " + refused);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
