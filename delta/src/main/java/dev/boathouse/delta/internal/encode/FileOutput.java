package dev.boathouse.delta.internal.encode;

import java.io.IOException;
import java.io.OutputStream;

/** A stream that knows how many bytes went into it. */
final class FileOutput extends OutputStream {

    private final OutputStream target;
    private long position;

    FileOutput(OutputStream target) {
        this.target = target;
    }

    long position() {
        return position;
    }

    @Override
    public void write(int unit) throws IOException {
        target.write(unit);
        position++;
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        target.write(bytes, from, count);
        position += count;
    }
}
