package dev.boathouse.faults;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;

/** A channel whose steps are seen. */
final class FaultyChannel extends FileChannel {

    private final FileChannel plain;
    private final FileKind kind;
    private final String name;
    private final Faults faults;

    FaultyChannel(FileChannel plain, FileKind kind, String name, Faults faults) {
        this.plain = plain;
        this.kind = kind;
        this.name = name;
        this.faults = faults;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        if (kind.write != null) {
            faults.at(kind.write, name);
        }
        int size = bytes.remaining();
        if (kind.halfWritten == null || size < 2) {
            return plain.write(bytes);
        }
        int end = bytes.limit();
        bytes.limit(bytes.position() + size / 2);
        int written = plain.write(bytes);
        bytes.limit(end);
        Optional<Fault.Action> happened = faults.at(kind.halfWritten, name);
        return happened.equals(Optional.of(Fault.Action.SHORT_WRITE)) ? written : written + plain.write(bytes);
    }

    @Override
    public void force(boolean metadata) throws IOException {
        if (kind.force != null) {
            faults.at(kind.force, name);
        }
        plain.force(metadata);
        if (kind.forced != null) {
            faults.at(kind.forced, name);
        }
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return plain.read(target);
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
        return plain.read(targets, offset, length);
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
        return plain.write(sources, offset, length);
    }

    @Override
    public long position() throws IOException {
        return plain.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
        plain.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return plain.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        plain.truncate(size);
        return this;
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
        return plain.transferTo(position, count, target);
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) throws IOException {
        return plain.transferFrom(source, position, count);
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        return plain.read(target, position);
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        return plain.write(source, position);
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
        return plain.map(mode, position, size);
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
        return plain.lock(position, size, shared);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return plain.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        plain.close();
    }
}
