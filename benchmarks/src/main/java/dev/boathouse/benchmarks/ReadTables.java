package dev.boathouse.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** The tables of the read benchmark, each written when it is first asked for, all deleted at the end. */
final class ReadTables implements AutoCloseable {

    /** What part of the rows the slow peers read. */
    static final int SLICE = 20;

    private static final int SMALL_FILES = 1_000;
    private static final int SMALL_FILE_ROWS = 1_000;
    private static final int REPEATED = 10;

    private final Path root;
    private final int rows;
    private final int rowsPerFile;
    private final Map<String, WideTable> made = new HashMap<>();

    /** Tables with so many rows, in files of at most a million, at least four. */
    ReadTables(int rows) throws IOException {
        this.root = Files.createTempDirectory("boathouse-read");
        this.rows = rows;
        this.rowsPerFile = Math.min(1_000_000, (rows + 3) / 4);
    }

    /** Makes a table in an empty folder. */
    private interface Maker {
        WideTable make(Path folder) throws IOException;
    }

    private WideTable table(String name, Maker maker) throws IOException {
        WideTable table = made.get(name);
        if (table == null) {
            table = maker.make(root.resolve(name));
            made.put(name, table);
        }
        return table;
    }

    WideTable snappy() throws IOException {
        return table("snappy", folder -> WideTable.create(folder, WideSpec.snappy(rows, rowsPerFile)));
    }

    /** A part of the rows in one file, with timestamps that Standalone can read. */
    WideTable slice() throws IOException {
        int part = Math.max(1_000, rows / SLICE);
        return table(
                "slice",
                folder -> WideTable.create(folder, WideSpec.snappy(part, part).with(WideSpec.Timestamps.INT96)));
    }

    WideTable zstd() throws IOException {
        return table("zstd", folder -> WideTable.create(folder, variant().with(CompressionCodecName.ZSTD)));
    }

    WideTable compressible() throws IOException {
        return table(
                "compressible", folder -> WideTable.create(folder, variant().with(WideSpec.Doubles.REPEATING)));
    }

    /** A fifth of the rows is enough to tell one codec from another. */
    private WideSpec variant() {
        int part = rows > 1_000_000 ? rows / 5 : rows;
        return WideSpec.snappy(part, rowsPerFile);
    }

    WideTable smallFiles() throws IOException {
        return table(
                "small-files",
                folder -> WideTable.create(folder, WideSpec.snappy(SMALL_FILES * SMALL_FILE_ROWS, SMALL_FILE_ROWS)));
    }

    /** Ten times the rows of {@link #snappy()}. */
    WideTable repeated() throws IOException {
        WideTable once = snappy();
        return table("repeated", folder -> WideTable.repeated(folder, once, REPEATED));
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
