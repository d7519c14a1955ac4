package dev.boathouse.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How much heap it takes to evaluate rows, beside the rows themselves: in a JVM of its own memory is taken away until it fails, by halves. What
 * could be collected does not count, as it would in the heap in use.
 */
public final class LeastHeap {

    private static final int MOST = 256;
    /** With the rows themselves. */
    private static final int ALL = 300;

    private static final int MEGABYTES_FOR_CLASSES = 64;
    /** Too large for the young generation. */
    private static final int PIECE = 8 << 20;

    private LeastHeap() {}

    /** Bytes a row, to the next whole one, within the two megabytes of the young generation. */
    static int bytesPerRow(EvaluateWork work, int rows) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // All is old but a little, so that what is free is what can be had.
        String size = MEGABYTES_FOR_CLASSES + (long) ALL * rows / 1_000_000 + "m";
        command.addAll(List.of("-XX:+UseSerialGC", "-Xms" + size, "-Xmx" + size, "-Xmn2m"));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                LeastHeap.class.getName(),
                work.name(),
                Integer.toString(rows)));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = process.inputReader()) {
            String last = output.lines().reduce("", (before, line) -> line);
            int exit = process.waitFor();
            if (exit != 0) {
                throw new IllegalStateException("Finding the heap of " + work + " ended with exit code " + exit + ".");
            }
            return Integer.parseInt(last);
        } finally {
            process.destroyForcibly();
        }
    }

    /**
     * Searches, and prints bytes a row.
     *
     * @param arguments an {@link EvaluateWork}, and of how many rows
     */
    public static void main(String[] arguments) {
        int rows = Integer.parseInt(arguments[1]);
        Contender contender =
                EvaluateWork.valueOf(arguments[0]).contender(new EvaluateContenders(EvaluateRows.random(rows, 1)));
        contender.run();
        int tooFew = 0;
        int enough = MOST;
        if (!fits(contender, (long) MOST * rows)) {
            throw new IllegalStateException("It takes more than " + MOST + " bytes a row.");
        }
        while (enough - tooFew > 1) {
            int middle = (tooFew + enough) / 2;
            if (fits(contender, (long) middle * rows)) {
                enough = middle;
            } else {
                tooFew = middle;
            }
        }
        System.out.println(enough);
    }

    private static boolean fits(Contender contender, long bytes) {
        List<byte[]> ballast = ballast(bytes);
        try {
            contender.run();
            return true;
        } catch (OutOfMemoryError e) {
            return false;
        } finally {
            // Keeps it until here.
            ballast.clear();
        }
    }

    /** Leaves so many bytes of the old generation free. */
    private static List<byte[]> ballast(long bytes) {
        MemoryPoolMXBean old = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .max(Comparator.comparingLong(pool -> pool.getUsage().getMax()))
                .orElseThrow();
        System.gc();
        MemoryUsage usage = old.getUsage();
        long left = usage.getMax() - usage.getUsed() - bytes;
        List<byte[]> ballast = new ArrayList<>();
        for (; left > 0; left -= PIECE) {
            ballast.add(new byte[(int) Math.min(left, PIECE)]);
        }
        return ballast;
    }
}
