package dev.boathouse.delta.internal.storage;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumSet;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.io.IOUtils;

/** Files of HDFS, whose name node has a change of names on disk before it answers. */
record HadoopDisk(FileSystem fileSystem) implements Disk {

    private static final int BUFFER_BYTES = 1 << 16;

    @Override
    public void createFolders(Path folder) throws IOException {
        if (!fileSystem.mkdirs(folder)) {
            throw new IOException("no folder could be made at " + folder);
        }
    }

    @Override
    public OutputStream create(Path path) throws IOException {
        // Hsync forces the current block alone: without the flag, those before it may only be in memory.
        return new Synced(fileSystem.create(
                path,
                FsPermission.getFileDefault().applyUMask(FsPermission.getUMask(fileSystem.getConf())),
                EnumSet.of(CreateFlag.CREATE, CreateFlag.SYNC_BLOCK),
                BUFFER_BYTES,
                fileSystem.getDefaultReplication(path),
                fileSystem.getDefaultBlockSize(path),
                null));
    }

    /** On the disks of the data nodes when it is closed. */
    private static final class Synced extends FilterOutputStream {
        private final FSDataOutputStream file;
        private boolean closed;

        Synced(FSDataOutputStream file) {
            super(file);
            this.file = file;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            file.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                try {
                    file.hsync();
                } catch (IOException | RuntimeException e) {
                    // Closing may throw the same exception again, which try-with-resources does not bear.
                    IOUtils.closeStream(file);
                    throw e;
                }
                file.close();
            }
        }
    }

    @Override
    public void forceFolder(Path folder) {
        // Nothing is left to do: see above.
    }

    @Override
    public boolean delete(Path file) throws IOException {
        return fileSystem.delete(file, false);
    }
}
