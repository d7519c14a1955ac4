package dev.boathouse.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** {@code benchmarks/run NAME [options]}: prints a JSON object a line for each comparison with a peer. */
public final class Benchmarks {

    private static final Map<String, Benchmark> ALL = Map.ofEntries(
            Map.entry("alarms", new AlarmBenchmark()),
            Map.entry("drift", new DriftBenchmark()),
            Map.entry("evaluate", new EvaluateBenchmark()),
            Map.entry("explain", new ExplainBenchmark()),
            Map.entry("page", new PageBenchmark()),
            Map.entry("power", new PowerBenchmark()),
            Map.entry("profile", new ProfileBenchmark()),
            Map.entry("read", new ReadBenchmark()),
            Map.entry("registry", new RegistryBenchmark()),
            Map.entry("score", new ScoreBenchmark()),
            Map.entry("train", new TrainBenchmark()),
            Map.entry("validate", new ValidateBenchmark()),
            Map.entry("write", new WriteBenchmark()));

    private Benchmarks() {}

    /** A group of comparisons. */
    interface Benchmark {
        /** Measures and prints; quick ends in under 50 seconds. */
        void run(Options options) throws Exception;
    }

    /**
     * Runs one benchmark.
     *
     * @param arguments its name, {@code --quick} for fewer rounds on smaller data, {@code --only PREFIX} for the lines whose names begin so,
     *     {@code --rows N} for larger or smaller data
     * @throws Exception if it fails
     */
    public static void main(String[] arguments) throws Exception {
        List<String> given = Arrays.asList(arguments);
        Benchmark benchmark = given.isEmpty() ? null : ALL.get(given.get(0));
        Options options;
        try {
            options = Options.parse(given.subList(Math.min(1, given.size()), given.size()));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            benchmark = null;
            options = Options.standard();
        }
        if (benchmark == null) {
            System.err.println("Usage: benchmarks/run NAME [--quick] [--only PREFIX] [--rows N], where NAME is one of "
                    + ALL.keySet() + ".");
            System.exit(2);
            return;
        }
        benchmark.run(options);
    }
}
