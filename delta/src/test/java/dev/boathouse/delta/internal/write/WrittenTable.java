package dev.boathouse.delta.internal.write;

import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.TableSpec;
import dev.boathouse.delta.internal.encode.SmallPages;
import dev.boathouse.delta.internal.encode.Workspace;
import dev.boathouse.delta.internal.log.CommitContent;
import dev.boathouse.delta.internal.log.Commits;
import dev.boathouse.delta.internal.log.DataFile;
import dev.boathouse.delta.internal.log.LogState;
import dev.boathouse.delta.internal.log.TableMetadata;
import dev.boathouse.delta.internal.log.TableState;
import dev.boathouse.delta.internal.storage.Location;
import dev.boathouse.delta.internal.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** A table in a folder, to which files are written with limits of the test's own. */
record WrittenTable(Path folder, TableState state) {

    static final WriteLimits STANDARD = WriteLimits.standard();

    static WrittenTable create(Path folder, TableSpec spec) {
        DeltaTable.at(folder.toString()).create(spec);
        Storage storage = Storage.of(Location.of(folder.toString()), new Configuration());
        return new WrittenTable(folder, new TableState(storage));
    }

    static WrittenTable create(Path folder, Schema schema) {
        return create(folder, TableSpec.of(schema));
    }

    TableMetadata metadata() {
        return state.latest().metadata();
    }

    List<DataFile> write(Iterator<Frame> rows, FileSettings settings, WriteLimits limits, Workspace space) {
        try (space) {
            return TableWriter.write(state.storage(), metadata(), rows, settings, limits, space, "00000000-test");
        }
    }

    /** With pages of a few rows. */
    List<DataFile> write(Frame rows, WriteLimits limits) {
        return write(
                List.of(rows).iterator(),
                FileSettings.standard(),
                limits,
                SmallPages.of(CompressionCodecName.SNAPPY, 2_000, 300, 100));
    }

    Frame commitAndRead(List<DataFile> files) {
        LogState base = state.latest();
        new Commits(state)
                .append(
                        base,
                        new CommitContent(
                                UUID.randomUUID().toString(), Map.of(), files, Optional.empty(), Optional.empty()));
        return DeltaTable.at(folder.toString()).latest().scan().read();
    }

    /** What lies in the folder beside the log, in order. */
    List<String> dataFiles() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .filter(file -> !file.startsWith("_delta_log"))
                    .sorted()
                    .toList();
        }
    }
}
