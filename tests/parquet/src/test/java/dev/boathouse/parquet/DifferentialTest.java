package dev.boathouse.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.Batches;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.Scan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random files, by parquet-java with every choice made at random and by DuckDB, give the values that were written, and the rows that DuckDB
 * reads. Where DuckDB cannot read a column, or reads another value (nanoseconds, INT96), what was written is the only judge.
 */
class DifferentialTest {

    private static final List<String> CODECS = List.of("uncompressed", "snappy", "gzip", "zstd", "lz4_raw");

    /** Read once: Hadoop looks for its defaults in every jar. */
    private static final Configuration SETTINGS = new Configuration();

    @TempDir
    Path folder;

    @Test
    void filesOfParquetJavaReadAsTheyWereWritten() throws Exception {
        try (DuckDb duckDb = new DuckDb()) {
            judge("parquet-java", Cases.seeds(120, 1000), (seed, judged) -> {
                FileSpec file = RandomFile.any(new Random(seed));
                return check(file, table(file, seed), seed, duckDb, judged, file::writeTo, false);
            });
        }
    }

    @Test
    void filesOfDuckDbReadAsTheyWereWritten() throws Exception {
        try (DuckDb duckDb = new DuckDb()) {
            judge("DuckDB", Cases.seeds(50, 400), (seed, judged) -> {
                FileSpec drawn = RandomFile.any(new Random(seed));
                FileSpec file = drawn.with(
                        drawn.columns().stream().filter(DuckDb::copies).toList());
                return file.columns().isEmpty()
                        ? ""
                        : check(
                                file,
                                table(file, seed),
                                seed,
                                duckDb,
                                judged,
                                path -> copy(file, seed, path, duckDb),
                                true);
            });
        }
    }

    private interface Write {
        void to(Path path) throws IOException, SQLException;
    }

    private interface Case {
        String check(long seed, Map<String, Integer> judged) throws Exception;
    }

    /** Runs cases, and tells of all that fail. */
    private static void judge(String writer, LongStream seeds, Case each) {
        Map<String, String> failures = new TreeMap<>();
        Map<String, Integer> judged = new TreeMap<>();
        seeds.forEach(seed -> {
            try {
                each.check(seed, judged);
            } catch (Exception | AssertionError e) {
                failures.put("seed " + seed, firstLines(e));
            }
        });
        System.out.println("Files of " + writer + ", seeds from 0: " + judged);
        if (!failures.isEmpty()) {
            fail(failures.size() + " files of " + writer + " differ; run one with -Dcases.seed=N:\n"
                    + failures.entrySet().stream()
                            .limit(20)
                            .map(Object::toString)
                            .collect(Collectors.joining("\n")));
        }
    }

    /** DuckDB writes what it reads from a file of parquet-java, in encodings of its choice. */
    private static void copy(FileSpec spec, long seed, Path to, DuckDb duckDb) throws IOException, SQLException {
        Random random = new Random(seed);
        Path from = to.resolveSibling("from.parquet");
        spec.writeTo(from);
        String columns = spec.columns().stream().map(DuckDb::copied).collect(Collectors.joining(", "));
        String version = random.nextBoolean() ? "V1" : "V2";
        int dictionary = random.nextBoolean() ? 1 + random.nextInt(100) : 100_000;
        duckDb.run("COPY (SELECT " + columns + " FROM read_parquet('" + from + "', file_row_number = true)"
                + " ORDER BY file_row_number) TO '" + to + "' (FORMAT parquet, CODEC '"
                + CODECS.get(random.nextInt(CODECS.size())) + "', ROW_GROUP_SIZE " + (1 + random.nextInt(5000))
                + ", PARQUET_VERSION '" + version + "', DICTIONARY_SIZE_LIMIT " + dictionary + ")");
        Files.delete(from);
    }

    private static String firstLines(Throwable e) {
        StringBuilder text = new StringBuilder(String.valueOf(e.getMessage()));
        Throwable cause = e.getCause() == null ? e : e.getCause();
        Stream.of(cause.getStackTrace())
                .limit(6)
                .forEach(frame -> text.append("\n        at ").append(frame));
        return text.length() > 3000 ? text.substring(0, 3000) : text.toString();
    }

    private HandMadeTable table(FileSpec spec, long seed) throws IOException {
        return new HandMadeTable(
                folder.resolve("t" + seed + "-" + spec.columns().size()));
    }

    private static String check(
            FileSpec spec,
            HandMadeTable table,
            long seed,
            DuckDb duckDb,
            Map<String, Integer> judged,
            Write write,
            boolean mergesZeros)
            throws Exception {
        try {
            check(spec, table, new Random(~seed), duckDb, judged, write, mergesZeros);
            return "";
        } catch (Exception | AssertionError e) {
            throw new AssertionError(spec + "\n    " + e.getMessage(), e);
        } finally {
            delete(table.folder());
        }
    }

    private static void check(
            FileSpec spec,
            HandMadeTable table,
            Random random,
            DuckDb duckDb,
            Map<String, Integer> judged,
            Write write,
            boolean mergesZeros)
            throws Exception {
        Path file = table.folder().resolve("part-0.parquet");
        write.to(file);
        Schema schema = spec.schema();
        table.commit(List.of(
                HandMadeTable.protocol(HandMadeTable.features(schema)),
                HandMadeTable.metadata(schema, List.of(), Map.of()),
                table.add(
                        "part-0.parquet",
                        Map.of(),
                        random.nextBoolean() ? "{\"numRecords\":" + spec.rows() + "}" : null)));
        Scan scan = DeltaTable.at(table.folder().toString(), SETTINGS).latest().scan();

        List<String> read = Cells.rows(scan.read());
        if (mergesZeros) {
            assertSame("values written", withoutSignOfZero(read), withoutSignOfZero(written(spec)));
        } else {
            assertSame("values written", read, written(spec));
        }
        judged.merge("files by what was written", 1, Integer::sum);
        List<String> shared = spec.columns().stream()
                .filter(FileColumn::inDuckDb)
                .map(FileColumn::name)
                .toList();
        if (!shared.isEmpty()) {
            assertSame(
                    "DuckDB's rows",
                    Cells.rows(scan.select(shared).read()),
                    duckDb.rows(file, schema.select(shared), "true"));
            judged.merge("files by DuckDB", 1, Integer::sum);
        }
        checkParts(scan, spec, random);
        checkFilter(scan, spec, file, random, duckDb, judged);
    }

    /** DuckDB's dictionaries have one entry for both zeros. */
    private static List<String> withoutSignOfZero(List<String> rows) {
        return rows.stream()
                .map(row -> row.replaceAll("(?<![0-9.E])-0\\.0(?![0-9])", "0.0"))
                .toList();
    }

    private static List<String> written(FileSpec spec) {
        return IntStream.range(0, spec.rows())
                .mapToObj(row -> spec.columns().stream()
                        .map(column -> Cells.text(column.read(row)))
                        .collect(Collectors.joining(" | ")))
                .toList();
    }

    /** Some columns in some order, batch by batch, all of it or closed early. */
    private static void checkParts(Scan scan, FileSpec spec, Random random) {
        List<String> names = new ArrayList<>(scan.schema().names());
        Collections.shuffle(names, random);
        List<String> some = names.subList(0, 1 + random.nextInt(names.size()));
        List<String> all = Cells.rows(scan.read().select(some));
        int enough = random.nextBoolean() ? Integer.MAX_VALUE : random.nextInt(1 + spec.rows());
        List<String> pieces = new ArrayList<>();
        try (Batches batches = scan.select(some).batches()) {
            while (pieces.size() < enough && batches.hasNext()) {
                Frame piece = batches.next();
                assertThat(piece.rowCount()).isBetween(1L, 65_536L);
                pieces.addAll(Cells.rows(piece));
            }
        }
        if (enough == Integer.MAX_VALUE) {
            assertThat(pieces).hasSameSizeAs(all);
        }
        assertSame("batches of " + some, pieces, all.subList(0, pieces.size()));
    }

    /** What is skipped, by bounds or Bloom filters, changes nothing, and DuckDB keeps the same rows. */
    private static void checkFilter(
            Scan scan, FileSpec spec, Path file, Random random, DuckDb duckDb, Map<String, Integer> judged)
            throws SQLException {
        for (int i = 0; i < 2; i++) {
            RandomFilter filter = RandomFilter.over(spec.columns(), random).orElse(null);
            if (filter == null) {
                return;
            }
            List<String> kept = Cells.rows(scan.where(filter.filter()).read());
            assertSame("" + filter, kept, Cells.rows(scan.read().where(filter.filter())));
            judged.merge("filters by no skipping", 1, Integer::sum);
            List<String> shared = spec.columns().stream()
                    .filter(FileColumn::inDuckDb)
                    .map(FileColumn::name)
                    .toList();
            if (filter.sameInDuckDb() && !shared.isEmpty()) {
                assertSame(
                        "DuckDB's " + filter,
                        Cells.rows(scan.select(shared).where(filter.filter()).read()),
                        duckDb.rows(file, scan.schema().select(shared), filter.sql()));
                judged.merge("filters by DuckDB", 1, Integer::sum);
            }
        }
    }

    /** Names the first row that differs: all of them would be too much to read. */
    static void assertSame(String what, List<String> read, List<String> expected) {
        for (int i = 0; i < Math.min(read.size(), expected.size()); i++) {
            if (!read.get(i).equals(expected.get(i))) {
                fail("row " + i + " is not that of " + what + ":\n      read     " + shortened(read.get(i))
                        + "\n      expected " + shortened(expected.get(i)));
            }
        }
        assertThat(read.size()).as("rows, as against " + what).isEqualTo(expected.size());
    }

    private static String shortened(String row) {
        return row.length() > 500 ? row.substring(0, 500) + " …" : row;
    }

    static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Collections.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
