package dev.boathouse.benchmarks;

import dev.boathouse.core.data.Frame;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.internal.log.DataFile;
import dev.boathouse.delta.internal.log.TableMetadata;
import dev.boathouse.delta.internal.log.TableState;
import dev.boathouse.delta.internal.storage.Location;
import dev.boathouse.delta.internal.storage.Storage;
import dev.boathouse.delta.internal.write.FileSettings;
import dev.boathouse.delta.internal.write.TableWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Ways to write rows that are in memory to Parquet files of one codec. Each run deletes what it wrote. The proof reads it back before that:
 * totals of all columns, in SQL.
 *
 * @param folder where to write
 * @param columns which columns
 * @param codec what pages are compressed by
 * @param judge reads what was written
 */
record WriteContenders(Path folder, List<WideColumn> columns, CompressionCodecName codec, DuckDb judge) {

    /** The rest of an append behind the rows: with the files' bytes and names on disk. */
    Contender boathouse(Frame rows) {
        Path table = folder.resolve("boathouse");
        return contender("boathouse", rows.rowCount(), table, () -> {
            Frame wanted = rows.select(WideColumn.names(columns));
            DeltaTable.at(table.toString()).create(wanted.schema());
            Storage storage = Storage.of(Location.of(table.toString()), new Configuration());
            TableMetadata metadata = new TableState(storage).latest().metadata();
            return () -> {
                List<DataFile> files = TableWriter.write(
                        storage,
                        metadata,
                        List.of(wanted).iterator(),
                        FileSettings.standard().withCodec(codec),
                        UUID.randomUUID().toString());
                return () -> TableWriter.delete(storage, files);
            };
        });
    }

    /** From a table in DuckDB's memory; the bytes are in the system's cache when it is done. */
    Contender duckDb(DuckDb loaded, long rows) {
        Path target = folder.resolve("duckdb");
        return contender("duckdb-copy", rows, target, () -> () -> {
            Path file = target.resolve("wide.parquet");
            loaded.copy(columns, file, codec.name());
            return () -> Files.delete(file);
        });
    }

    /** The same, and then on disk, as ours are. */
    Contender duckDbForced(DuckDb loaded, long rows) {
        Path target = folder.resolve("duckdb-forced");
        return contender("duckdb-copy-forced", rows, target, () -> () -> {
            Path file = target.resolve("wide.parquet");
            loaded.copy(columns, file, codec.name());
            WrittenFiles.force(file);
            return () -> Files.delete(file);
        });
    }

    /** Row by row; the bytes are in the system's cache when it is done. */
    Contender parquetJava(Frame rows) {
        Path target = folder.resolve("parquet-java");
        return contender("parquet-java", rows.rowCount(), target, () -> () -> {
            Path file = target.resolve("wide.parquet");
            GroupWriter.write(file, rows, columns, codec);
            return () -> Files.delete(file);
        });
    }

    /** Gets ready, once. */
    private interface Setup {
        Write ready() throws Exception;
    }

    /** Writes, and gives back how to delete what was written. */
    private interface Write {
        Undo run() throws Exception;
    }

    private interface Undo {
        void run() throws Exception;
    }

    private Contender contender(String name, long rows, Path target, Setup setup) {
        Write write;
        try {
            WrittenFiles.empty(target);
            write = setup.ready();
        } catch (Exception e) {
            throw new IllegalStateException(name + " cannot be set up: " + e.getMessage(), e);
        }
        return Contender.of(name, rows, () -> {
                    write.run().run();
                    return new double[] {rows};
                })
                .provedBy(() -> {
                    Undo undo = write.run();
                    double[] totals =
                            judge.sum(new WideTable(target, rows), columns, "").run();
                    undo.run();
                    return totals;
                });
    }

    /** The same in a folder inside. */
    WriteContenders in(String name) {
        return new WriteContenders(folder.resolve(name), columns, codec, judge);
    }

    void delete() throws IOException {
        WrittenFiles.delete(folder);
    }
}
