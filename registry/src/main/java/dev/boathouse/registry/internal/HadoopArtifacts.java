package dev.boathouse.registry.internal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.IOUtils;

/**
 * Artifacts on what Hadoop reaches: written to HDFS, whose name node has a change of names on disk before it answers; read from anywhere.
 *
 * @param root the folder of their folders
 * @param configuration reaches it; not changed
 */
record HadoopArtifacts(Path root, Configuration configuration) implements ArtifactFiles {

    private Path path(String name) {
        return new Path(new Path(root, StoredArtifact.folder(name)), name);
    }

    private FileSystem files() throws IOException {
        return root.getFileSystem(configuration);
    }

    @Override
    public String place(String name) {
        return path(name).toString();
    }

    @Override
    public InputStream open(String name) throws IOException {
        return files().open(path(name));
    }

    @Override
    public Optional<StoredArtifact> find(String name) throws IOException {
        try {
            FileStatus found = files().getFileStatus(path(name));
            return found.isFile() ? Optional.of(artifact(found)) : Optional.empty();
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }

    private static StoredArtifact artifact(FileStatus file) {
        return new StoredArtifact(
                file.getPath().getName(), file.getLen(), Instant.ofEpochMilli(file.getModificationTime()));
    }

    @Override
    public List<StoredArtifact> list() throws IOException {
        List<StoredArtifact> found = new ArrayList<>();
        for (FileStatus folder : statuses(root)) {
            if (!folder.isDirectory()) {
                continue;
            }
            String digits = folder.getPath().getName();
            for (FileStatus file : statuses(folder.getPath())) {
                String name = file.getPath().getName();
                if (file.isFile()
                        && StoredArtifact.sha256(name).isPresent()
                        && StoredArtifact.folder(name).equals(digits)) {
                    found.add(artifact(file));
                }
            }
        }
        return found;
    }

    private FileStatus[] statuses(Path folder) throws IOException {
        try {
            return files().listStatus(folder);
        } catch (FileNotFoundException e) {
            return new FileStatus[0];
        }
    }

    @Override
    public void create(String name, byte[] bytes) throws IOException {
        FileSystem files = files();
        Path file = files.makeQualified(path(name));
        if (!files.mkdirs(file.getParent())) {
            throw new IOException("no folder could be made at " + file.getParent());
        }
        // Hsync forces the current block alone: without the flag, those before it may only be in memory.
        FSDataOutputStream out = context(files).create(file, EnumSet.of(CreateFlag.CREATE, CreateFlag.SYNC_BLOCK));
        try {
            out.write(bytes);
            out.hsync();
        } catch (IOException | RuntimeException e) {
            // Closing may throw the same exception again, which try-with-resources does not bear.
            IOUtils.closeStream(out);
            throw e;
        }
        out.close();
    }

    /** It alone renames without replacing, and tells why it did not. Asked for by what the reader found: a location may leave the host out. */
    private FileContext context(FileSystem files) throws IOException {
        return FileContext.getFileContext(files.makeQualified(root).toUri(), configuration);
    }

    @Override
    public boolean moveIfAbsent(String from, String to) throws IOException {
        try {
            return rename(from, to, Options.Rename.NONE);
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    @Override
    public boolean move(String from, String to) throws IOException {
        return rename(from, to, Options.Rename.OVERWRITE);
    }

    private boolean rename(String from, String to, Options.Rename how) throws IOException {
        FileSystem files = files();
        try {
            context(files).rename(files.makeQualified(path(from)), files.makeQualified(path(to)), how);
            return true;
        } catch (FileNotFoundException e) {
            return false;
        } finally {
            catchUp(files);
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

    @Override
    public void force(Collection<String> names) {
        // Nothing is left to do: see above.
    }

    @Override
    public boolean touch(String name, Instant modified) {
        try {
            files().setTimes(path(name), modified.toEpochMilli(), -1);
            return find(name).isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public boolean delete(String name) throws IOException {
        return files().delete(path(name), false);
    }
}
