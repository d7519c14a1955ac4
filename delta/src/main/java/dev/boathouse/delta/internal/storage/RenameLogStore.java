package dev.boathouse.delta.internal.storage;

import io.delta.storage.HadoopFileSystemLogStore;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.util.EnumSet;
import java.util.Iterator;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.IOUtils;

/**
 * The log store of tables on HDFS: a commit appears whole or not at all, and once, also between processes.
 *
 * <p>The lines go to a temporary file in the log's folder, which is forced to the disks of its data nodes and then renamed. HDFS renames in
 * one step, and fails if the name exists, as long as it is asked through {@link FileContext} and not told to overwrite. Public, with this
 * constructor, because both logs make it by name.
 */
public final class RenameLogStore extends HadoopFileSystemLogStore {

    /**
     * Makes a store.
     *
     * @param configuration what reaches HDFS
     */
    public RenameLogStore(Configuration configuration) {
        super(configuration);
    }

    @Override
    public void write(Path path, Iterator<String> lines, Boolean overwrite, Configuration configuration)
            throws IOException {
        OnlyVersion.check(path, configuration);
        FileSystem reader = path.getFileSystem(configuration);
        Path target = reader.makeQualified(path);
        // Asked for by what the reader found: a location may leave the name node out.
        FileContext files = FileContext.getFileContext(target.toUri(), configuration);
        if (!files.util().exists(target.getParent())) {
            throw new FileNotFoundException("No folder " + path.getParent());
        }
        Path temporary = new Path(target.getParent(), TemporaryName.of(target.getName()));
        boolean renamed = false;
        try {
            writeSynced(files, temporary, lines);
            files.rename(temporary, target, overwrite ? Options.Rename.OVERWRITE : Options.Rename.NONE);
            renamed = true;
        } catch (org.apache.hadoop.fs.FileAlreadyExistsException e) {
            FileAlreadyExistsException exists = new FileAlreadyExistsException(path.toString());
            exists.initCause(e);
            throw exists;
        } finally {
            if (!renamed) {
                delete(files, temporary);
            }
            catchUp(reader);
        }
    }

    private static void writeSynced(FileContext files, Path file, Iterator<String> lines) throws IOException {
        FSDataOutputStream out = files.create(file, EnumSet.of(CreateFlag.CREATE, CreateFlag.SYNC_BLOCK));
        try {
            while (lines.hasNext()) {
                out.write((lines.next() + '\n').getBytes(StandardCharsets.UTF_8));
            }
            out.hsync();
        } catch (IOException | RuntimeException e) {
            // Closing may throw the same exception again, which try-with-resources does not bear.
            IOUtils.closeStream(out);
            throw e;
        }
        out.close();
    }

    /** What cannot be deleted is left for {@link Leftovers}; why writing failed is more worth telling. */
    private static void delete(FileContext files, Path temporary) {
        try {
            files.delete(temporary, false);
        } catch (IOException | RuntimeException e) {
            // Told above.
        }
    }

    /** Where observers answer readers, they may lag behind what was just written through another client. */
    private static void catchUp(FileSystem reader) {
        try {
            reader.msync();
        } catch (IOException | RuntimeException e) {
            // No observers, or no answer: what was written is written, and the next reader is told what is wrong.
        }
    }

    /** Both logs ask this before they write a checkpoint, which does not go through here: true makes them rename it into place. */
    @Override
    public Boolean isPartialWriteVisible(Path path, Configuration configuration) {
        return true;
    }
}
