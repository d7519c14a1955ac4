package dev.boathouse.delta.internal.log;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.delta.internal.parquet.ParquetFile;
import dev.boathouse.delta.internal.storage.FilePaths;
import dev.boathouse.delta.internal.storage.Location;
import dev.boathouse.delta.internal.storage.Reasons;
import dev.boathouse.delta.internal.storage.Storage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * Reads a checkpoint of any form: one Parquet file, several, or the second version, in JSON or Parquet, with sidecars.
 *
 * @param storage where the table is
 */
record CheckpointReader(Storage storage) {

    /**
     * Reads all its files.
     *
     * @throws CorruptDataException naming file and place
     */
    CheckpointContent read(LogListing.Checkpoint checkpoint) {
        CheckpointContent content = new CheckpointContent(checkpoint.version());
        for (FileStatus file : checkpoint.files()) {
            if (file.getPath().getName().endsWith(".json")) {
                json(file.getPath(), content);
            } else {
                parquet(file.getPath(), content);
            }
        }
        for (String sidecar : List.copyOf(content.sidecars())) {
            parquet(sidecar(sidecar), content);
        }
        return content;
    }

    /** A sidecar has a name in its folder; some writers put the whole path. */
    private Path sidecar(String path) {
        Path folder = new Path(storage.location().log(), "_sidecars");
        return path.contains("/")
                ? FilePaths.resolve(new Location(folder), path)
                : new Path(folder, FilePaths.decoded(path));
    }

    private void json(Path path, CheckpointContent content) {
        ActionParser parser = new ActionParser(storage.location());
        try (InputStream bytes = storage.open(path)) {
            LogLines.read(bytes, path, line -> content.take(parser.parse(line)));
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    private void parquet(Path path, CheckpointContent content) {
        try (ParquetFile file = ParquetFile.open(storage.source(path))) {
            new CheckpointRows(storage.location(), file).read(content);
        } catch (UnsupportedFormatException e) {
            // The schema of checkpoints is given: whatever else a file has in its place is no such column.
            throw new CorruptDataException("Cannot read " + path + " as a checkpoint: " + e.getMessage(), e);
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    private static RuntimeException failed(Path path, IOException e) {
        return e instanceof FileNotFoundException || e instanceof NoSuchFileException
                ? new CorruptDataException("Cannot read " + path + ": a checkpoint needs it, and it is missing.", e)
                : new UncheckedIOException("Cannot read " + path + ": " + Reasons.of(e) + ".", e);
    }
}
