package dev.boathouse.damage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.parquet.Cases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A table with one damaged file gives the same rows as before, or an exception that names the file: never other rows where a checksum could
 * tell, never another exception, and neither much time nor memory.
 */
class DamageTest {

    private static final int QUICK = 300;
    private static final int FULL = 7_000;
    private static final int QUICK_SHARED = 100;
    private static final int FULL_SHARED = 1_500;

    /** Tables of others that have what is damaged here: vectors, checkpoints of all kinds, mapped columns. */
    private static final List<String> SHARED = List.of(
            "125-iterator-bug",
            "basic-with-inserts-deletes-checkpoint",
            "data-reader-primitives",
            "data-skipping-basic-stats-all-types-columnmapping-name",
            "dv-partitioned-with-checkpoint",
            "kernel-timestamp-int96",
            "log-replay-dv-key-cases",
            "multi-part-checkpoint",
            "parquet-all-types",
            "table-with-columnmapping-mode-name",
            "v2-checkpoint-json");

    /** Of all cases, at most these many may give another table that is as valid as the one before. */
    private static final double UNNOTICEABLE = 0.05;

    @TempDir
    Path folder;

    @Test
    void damagedTablesSaySo() throws Exception {
        Tables.make(folder.resolve("whole"));
        judge("Tables made here", QUICK, FULL);
    }

    @Test
    void damagedTablesOfOthersSaySo() throws Exception {
        Path tables = shared();
        Assumptions.assumeTrue(Files.isDirectory(tables), "No tables of other writers at " + tables);
        for (String name : SHARED) {
            copy(tables.resolve(name).resolve("delta"), folder.resolve("whole").resolve(name));
        }
        judge("Tables of others", QUICK_SHARED, FULL_SHARED);
    }

    private static Path shared() {
        Path project = Path.of("").toAbsolutePath();
        while (project != null && !Files.isDirectory(project.resolve(".mvn"))) {
            project = project.getParent();
        }
        return project == null
                ? Path.of("shared", "tables")
                : project.resolveSibling("shared").resolve("tables");
    }

    private void judge(String what, int quick, int full) throws Exception {
        long[] seeds = Cases.seeds(quick, full).toArray();
        List<Verdict> verdicts = run(seeds[0], seeds[seeds.length - 1] + 1);
        System.out.println(what + ", seeds " + seeds[0] + " to " + seeds[seeds.length - 1] + ":\n" + table(verdicts));
        assertThat(verdicts).hasSameSizeAs(seeds);
        Map<String, Long> kinds = verdicts.stream()
                .filter(verdict -> verdict.outcome() == Outcome.ANOTHER_TABLE)
                .collect(Collectors.groupingBy(Verdict::detail, TreeMap::new, Collectors.counting()));
        System.out.println("Nobody could notice: " + kinds);
        keep(what, verdicts);
        List<String> faults = verdicts.stream()
                .filter(verdict -> !verdict.outcome().allowed())
                .map(Verdict::line)
                .toList();
        assertThat(faults.stream().limit(30))
                .as(faults.size() + " of " + seeds.length + " cases; run one with -Dcases.seed=N")
                .isEmpty();
        assertThat(kinds.values().stream().mapToLong(count -> count).sum())
                .as("cases that nobody could notice: " + kinds)
                .isLessThanOrEqualTo((long) Math.ceil(UNNOTICEABLE * seeds.length));
    }

    /** All verdicts, where somebody wants to look at them. */
    private static void keep(String what, List<Verdict> verdicts) throws IOException {
        String file = System.getProperty("cases.verdicts");
        if (file != null) {
            Files.write(
                    Path.of(file + "-" + what.replace(' ', '-') + ".tsv"),
                    verdicts.stream().map(Verdict::line).toList());
        }
    }

    /** In as many processes as there are processors, each with its own copy of the tables. */
    private List<Verdict> run(long from, long to) throws Exception {
        int processes = Math.toIntExact(
                Math.min(to - from, Math.max(1, Runtime.getRuntime().availableProcessors())));
        List<Runner> runners = new ArrayList<>();
        for (int i = 0; i < processes; i++) {
            Path own = folder.resolve("run-" + i);
            copy(folder.resolve("whole"), own.resolve("tables"));
            long share = (to - from + processes - 1) / processes;
            Runner runner = new Runner(own, from + i * share, Math.min(to, from + (i + 1) * share));
            runner.start();
            runners.add(runner);
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (Runner runner : runners) {
            verdicts.addAll(runner.verdicts());
        }
        return verdicts;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var paths = Files.walk(from)) {
            for (Path path : paths.sorted().toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }

    private static String table(List<Verdict> verdicts) {
        Map<Place, Map<Outcome, Integer>> counts = new EnumMap<>(Place.class);
        for (Verdict verdict : verdicts) {
            counts.computeIfAbsent(verdict.place(), place -> new EnumMap<>(Outcome.class))
                    .merge(verdict.outcome(), 1, Integer::sum);
        }
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%-30s", ""));
        int number = 0;
        for (Outcome outcome : Outcome.values()) {
            text.append(String.format(Locale.ROOT, "%8s", "(" + ++number + ")"));
        }
        for (var row : counts.entrySet()) {
            text.append(String.format(Locale.ROOT, "%n%-30s", row.getKey()));
            for (Outcome outcome : Outcome.values()) {
                text.append(String.format(Locale.ROOT, "%8d", row.getValue().getOrDefault(outcome, 0)));
            }
        }
        number = 0;
        for (Outcome outcome : Outcome.values()) {
            text.append(number == 0 ? "\n" : ", ").append("(" + ++number + ") " + outcome);
        }
        return text.toString();
    }
}
