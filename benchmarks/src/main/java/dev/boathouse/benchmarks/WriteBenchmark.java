package dev.boathouse.benchmarks;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.internal.ColumnAccess;
import dev.boathouse.delta.DeltaTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows of 20 columns, all of them or the first five, that lie in memory: ours in frames, DuckDB's in its own table. What every contender
 * wrote is read back, and all totals must agree, before anything is measured. parquet-java's example writer, slower by an order of magnitude,
 * writes a tenth of the rows, in three rounds; its figures are for each row as all others are.
 */
final class WriteBenchmark implements Benchmarks.Benchmark {

    private static final int ROWS = 10_000_000;
    private static final int QUICK_ROWS = 300_000;
    private static final int SLICE = 10;
    private static final int SLOW_ROUNDS = 3;

    @Override
    public void run(Options options) throws IOException, SQLException {
        Path root = Files.createTempDirectory("boathouse-write");
        try (Source source = new Source(root, options.rows().orElse(options.quick() ? QUICK_ROWS : ROWS))) {
            line(options, source, "write/20-columns/1-thread", WideColumn.all(), CompressionCodecName.SNAPPY);
            line(options, source, "write/5-columns/1-thread", WideColumn.five(), CompressionCodecName.SNAPPY);
            line(options, source, "write/20-columns/zstd/1-thread", WideColumn.all(), CompressionCodecName.ZSTD);
            if (options.wants("write/commits")) {
                new CommitRates(root.resolve("commits"), options.quick() ? 50 : 200).print(options.quick() ? 1 : 5);
            }
        } finally {
            WrittenFiles.delete(root);
        }
    }

    private static void line(
            Options options, Source source, String name, List<WideColumn> columns, CompressionCodecName codec)
            throws IOException, SQLException {
        if (options.wants(name)) {
            source.load();
            WriteContenders contenders =
                    new WriteContenders(source.root.resolve(name.replace('/', '-')), columns, codec, source.duckDb);
            Frame slice = source.slice();
            long rows = source.frame().rowCount();
            new SideBySide(name, contenders.boathouse(source.frame()))
                    .against(contenders.duckDb(source.duckDb, rows), contenders.duckDbForced(source.duckDb, rows))
                    .againstOn(
                            contenders.in("slice").boathouse(slice),
                            contenders.in("slice").parquetJava(slice).inRounds(SLOW_ROUNDS))
                    .measure(options.quick() ? 3 : 60);
            contenders.delete();
        }
    }

    /** The rows, read once for both sides from one table, when they are first asked for. */
    private static final class Source implements AutoCloseable {
        private final Path root;
        private final int rows;
        private final DuckDb duckDb;
        private @Nullable Frame frame;

        Source(Path root, int rows) throws SQLException {
            this.root = root;
            this.rows = rows;
            this.duckDb = new DuckDb(1);
        }

        void load() throws IOException, SQLException {
            if (frame == null) {
                WideTable table =
                        WideTable.create(root.resolve("source"), WideSpec.snappy(rows, Math.min(1_000_000, rows)));
                frame = DeltaTable.at(table.uri()).latest().scan().read();
                duckDb.load(table);
                WrittenFiles.delete(table.folder());
            }
        }

        Frame frame() {
            if (frame == null) {
                throw new IllegalStateException("Nothing is loaded yet.");
            }
            return frame;
        }

        /** The first rows. */
        Frame slice() {
            List<Chunk> chunks = new ArrayList<>();
            long wanted = Math.max(1_000, rows / SLICE);
            long taken = 0;
            for (Chunk chunk : frame().chunks()) {
                int size = (int) Math.min(chunk.size(), wanted - taken);
                if (size > 0) {
                    chunks.add(ColumnAccess.direct().slice(chunk, 0, size));
                    taken += size;
                }
            }
            return ColumnAccess.direct().frame(frame().schema(), chunks, frame().origin());
        }

        @Override
        public void close() throws SQLException {
            duckDb.close();
        }
    }
}
