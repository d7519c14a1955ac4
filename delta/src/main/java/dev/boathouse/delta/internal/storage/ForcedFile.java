package dev.boathouse.delta.internal.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** A new local file whose bytes are on disk when it is closed. */
final class ForcedFile extends OutputStream {

    private final FileChannel channel;
    /** Shared by the files of a disk: it is empty between calls. */
    private final ByteBuffer transfer;

    ForcedFile(Path path, ByteBuffer transfer) throws IOException {
        this.channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        this.transfer = transfer;
    }

    @Override
    public void write(int unit) throws IOException {
        write(new byte[] {(byte) unit}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        for (int at = offset; at < offset + length; at += transfer.capacity()) {
            transfer.clear().put(bytes, at, Math.min(transfer.capacity(), offset + length - at));
            transfer.flip();
            while (transfer.hasRemaining()) {
                channel.write(transfer);
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            try (channel) {
                channel.force(true);
            }
        }
    }
}
