package dev.boathouse.benchmarks;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.monitoring.drift.DriftCheck;
import dev.boathouse.monitoring.profile.Profile;
import dev.boathouse.monitoring.profile.Profiling;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;

/**
 * A table of a thousand columns, 800 of doubles that are all different, 100 of whole numbers up to a hundred, 100 of texts of 50 levels, with its rows in one
 * file, as our writer makes it; and what it takes to profile it, and to compare the profile with one of other rows, in a JVM of its own with
 * {@value #HEAP}.
 *
 * @param folder where it is
 * @param rows how many rows it has
 */
public record ThousandColumns(Path folder, int rows) {

    private static final String HEAP = "-Xmx512m";
    private static final double BAR_SECONDS = 6;
    private static final double BAR_MEGABYTES = 512;
    private static final int ROWS = 330_000;
    private static final int QUICK_ROWS = 33_000;
    private static final int COLUMNS = 1_000;
    private static final int DOUBLES = 800;
    private static final int WHOLE = 100;
    private static final int BATCH = 4_096;
    private static final long SEED = 17;

    static ThousandColumns create(Path folder, Options options) throws IOException {
        Files.createDirectories(folder);
        ThousandColumns columns =
                new ThousandColumns(folder, options.rows().orElse(options.quick() ? QUICK_ROWS : ROWS));
        DeltaTable table = DeltaTable.at(columns.uri());
        table.create(schema());
        table.append(new Batches(columns.rows, new Random(SEED))).commit();
        Profile other = Profiling.standard().of(new Batches(BATCH, new Random(SEED + 1)).next());
        Files.write(columns.reference(), other.bytes());
        return columns;
    }

    private String uri() {
        return folder.resolve("table").toUri().toString();
    }

    private Path reference() {
        return folder.resolve("reference.profile");
    }

    private static Schema schema() {
        List<Schema.Field> fields = new ArrayList<>();
        for (int i = 0; i < COLUMNS; i++) {
            fields.add(Schema.Field.of("c" + i, type(i)));
        }
        return Schema.of(fields);
    }

    private static DataType type(int column) {
        return column < DOUBLES ? DataType.DOUBLE : column < DOUBLES + WHOLE ? DataType.INT : DataType.STRING;
    }

    /** Random rows, batch by batch. */
    private static final class Batches implements Iterator<Frame> {
        private final Random random;
        private final Schema schema = schema();
        private int left;

        Batches(int rows, Random random) {
            this.left = rows;
            this.random = random;
        }

        @Override
        public boolean hasNext() {
            return left > 0;
        }

        @Override
        public Frame next() {
            if (left == 0) {
                throw new NoSuchElementException("No more rows.");
            }
            int size = Math.min(BATCH, left);
            left -= size;
            List<Column> columns = new ArrayList<>();
            for (int i = 0; i < COLUMNS; i++) {
                columns.add(column(type(i), size));
            }
            return Frame.of(schema, columns);
        }

        private Column column(DataType type, int size) {
            if (type == DataType.DOUBLE) {
                return Column.ofDoubles(random.doubles(size).toArray());
            }
            int[] levels = random.ints(size, 0, type == DataType.INT ? 100 : 50).toArray();
            if (type == DataType.INT) {
                return Column.ofInts(levels);
            }
            String[] texts = new String[size];
            for (int i = 0; i < size; i++) {
                texts[i] = "level " + levels[i];
            }
            return Column.ofStrings(texts);
        }
    }

    /** Starts the JVM, and prints its figures beside a tenth of what is asked of ten times as many rows. */
    void measure() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), HEAP));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--enable-native") || argument.startsWith("--sun-misc"))
                .forEach(command::add);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                ThousandColumns.class.getName(),
                folder.toString(),
                Integer.toString(rows)));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = process.inputReader()) {
            List<String> figures = output.lines().toList();
            int exit = process.waitFor();
            if (exit != 0) {
                throw new IllegalStateException("Profiling " + rows + " rows of " + COLUMNS + " columns with " + HEAP
                        + " ended with exit code " + exit + ".");
            }
            double seconds = Double.parseDouble(figures.get(figures.size() - 2));
            double megabytes = Double.parseDouble(figures.get(figures.size() - 1));
            Line.of("profile/table", seconds, BAR_SECONDS * rows / ROWS, "bar", "s")
                    .print();
            Line.of("profile/table/heap", megabytes, BAR_MEGABYTES, "bar", "MB").print();
        } finally {
            process.destroyForcibly();
        }
    }

    /**
     * Profiles and compares, and prints seconds and megabytes.
     *
     * @param arguments the folder, and how many rows the table has
     * @throws IOException if the reference cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        HeapAfterCollections heap = HeapAfterCollections.watched();
        ThousandColumns columns = new ThousandColumns(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        long start = System.nanoTime();
        Profile profile = Profile.of(DeltaTable.at(columns.uri()).latest());
        Profile reference = Profile.read(Files.readAllBytes(columns.reference()));
        int compared =
                DriftCheck.standard().compare(reference, profile).columns().size();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (profile.rowCount() != columns.rows || compared != COLUMNS) {
            throw new IllegalStateException("Found " + profile.rowCount() + " rows and " + compared + " columns.");
        }
        System.out.println(seconds);
        System.out.println(heap.peak() / 1e6);
    }
}
