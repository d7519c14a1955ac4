package dev.boathouse.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** {@code benchmarks/run NAME [--quick]}: prints a JSON object a line for each comparison with a peer. */
public final class Benchmarks {

    private static final Map<String, Benchmark> ALL = Map.of("read", new ReadBenchmark());

    private Benchmarks() {}

    /** A group of comparisons. */
    interface Benchmark {
        /** Measures and prints; quick ends in under 50 seconds. */
        void run(boolean quick) throws Exception;
    }

    /**
     * Runs one benchmark.
     *
     * @param arguments its name, and {@code --quick} for fewer rounds on smaller data
     * @throws Exception if it fails
     */
    public static void main(String[] arguments) throws Exception {
        List<String> given = Arrays.asList(arguments);
        boolean quick = given.contains("--quick");
        List<String> names =
                given.stream().filter(argument -> !argument.equals("--quick")).toList();
        Benchmark benchmark = names.size() == 1 ? ALL.get(names.get(0)) : null;
        if (benchmark == null) {
            System.err.println("Usage: benchmarks/run NAME [--quick], where NAME is one of " + ALL.keySet() + ".");
            System.exit(2);
            return;
        }
        benchmark.run(quick);
    }
}
