package dev.boathouse.parquet;

import java.util.stream.LongStream;

/**
 * Which cases a suite runs: some in every build, all with {@code -Pfull}, one alone with {@code -Dcases.seed=N}, or with
 * {@code -Dcases.seed=N -Dcases.count=M} as many from there on.
 */
public final class Cases {

    private static final String MODE = System.getProperty("cases", "quick");

    private Cases() {}

    /** The seeds to run. */
    public static LongStream seeds(int quick, int full) {
        Long first = Long.getLong("cases.seed");
        if (first != null) {
            return LongStream.range(first, first + Long.getLong("cases.count", 1));
        }
        return LongStream.range(0, isFull() ? full : quick);
    }

    /** Whether all cases run. */
    public static boolean isFull() {
        return switch (MODE) {
            case "quick" -> false;
            case "full" -> true;
            default ->
                throw new IllegalArgumentException("-Dcases=" + MODE + " is not known: quick or full would work.");
        };
    }
}
