package dev.boathouse.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Streams a table in a JVM of its own with {@value #HEAP}, and tells the most heap that was in use right after a collection. */
public final class PeakHeap {

    private static final String HEAP = "-Xmx256m";

    private PeakHeap() {}

    /** Starts the JVM and gives its figure in megabytes; fails if it runs out of memory or misses rows. */
    static double megabytes(WideTable table) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), HEAP));
        // What this JVM may do, as native libraries and Unsafe, the other one may too.
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--enable-native") || argument.startsWith("--sun-misc"))
                .forEach(command::add);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                PeakHeap.class.getName(),
                table.folder().toString(),
                Long.toString(table.rows())));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = process.inputReader()) {
            String last = output.lines().reduce("", (before, line) -> line);
            int exit = process.waitFor();
            if (exit != 0) {
                throw new IllegalStateException(
                        "Streaming " + table.rows() + " rows with " + HEAP + " ended with exit code " + exit + ".");
            }
            return Double.parseDouble(last);
        } finally {
            process.destroyForcibly();
        }
    }

    /**
     * Streams, and prints megabytes.
     *
     * @param arguments the folder of the table, and how many rows it has
     */
    public static void main(String[] arguments) {
        HeapAfterCollections heap = HeapAfterCollections.watched();
        WideTable table = new WideTable(Path.of(arguments[0]), Long.parseLong(arguments[1]));
        double rows = BoathouseScan.of(table, WideColumn.all()).run()[0];
        if (rows != table.rows()) {
            throw new IllegalStateException("Found " + rows + " rows, expected " + table.rows() + ".");
        }
        System.out.println(heap.peak() / 1e6);
    }
}
