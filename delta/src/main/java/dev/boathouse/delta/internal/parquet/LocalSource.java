package dev.boathouse.delta.internal.parquet;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file of the local file system. */
public final class LocalSource implements ByteSource {

    private static final int WINDOW = 1 << 18;

    private final String name;
    private final FileChannel channel;
    private final long length;

    private LocalSource(String name, FileChannel channel, long length) {
        this.name = name;
        this.channel = channel;
        this.length = length;
    }

    /**
     * Opens a file.
     *
     * @param path where it is
     * @param name what to call it in an error
     * @return the source
     * @throws IOException if it cannot be opened
     */
    public static LocalSource open(Path path, String name) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new LocalSource(name, channel, channel.size());
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public int window() {
        return WINDOW;
    }

    @Override
    public void read(long position, byte[] target, int offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(target, offset, length);
        long at = position;
        while (buffer.hasRemaining()) {
            // Piecewise, since a heap buffer goes through a direct one of the same size that the thread keeps.
            int limit = Math.min(offset + length, buffer.position() + WINDOW);
            int count = channel.read(buffer.limit(limit), at);
            buffer.limit(offset + length);
            if (count < 0) {
                throw new EOFException("the file ends at byte " + at);
            }
            at += count;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
