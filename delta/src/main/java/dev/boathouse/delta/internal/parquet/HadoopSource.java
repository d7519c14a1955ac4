package dev.boathouse.delta.internal.parquet;

import java.io.IOException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A file of any file system that Hadoop reaches. */
public final class HadoopSource implements ByteSource {

    private static final int WINDOW = 1 << 22;

    private final String name;
    private final FSDataInputStream stream;
    private final long length;

    private HadoopSource(String name, FSDataInputStream stream, long length) {
        this.name = name;
        this.stream = stream;
        this.length = length;
    }

    /**
     * Opens a file.
     *
     * @param fileSystem where it is
     * @param path its path there
     * @return the source
     * @throws IOException if it cannot be opened
     */
    public static HadoopSource open(FileSystem fileSystem, Path path) throws IOException {
        long length = fileSystem.getFileStatus(path).getLen();
        return new HadoopSource(path.toString(), fileSystem.open(path), length);
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
        stream.readFully(position, target, offset, length);
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
