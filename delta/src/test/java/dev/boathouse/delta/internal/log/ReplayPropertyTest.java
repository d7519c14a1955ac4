package dev.boathouse.delta.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is added, removed and given a deletion vector: a version is what a map says that takes the actions one by one. */
class ReplayPropertyTest {

    @TempDir
    Path folder;

    @RepeatedTest(8)
    void aVersionIsAllActionsBeforeIt() {
        long seed = Long.getLong("cases.seed", 20261122L);
        Random random = new Random(seed);
        LogFolder log = new LogFolder(folder.resolve("t"));
        log.commit(0, LogFolder.MODERN, LogFolder.METADATA);
        Map<String, String> naive = new TreeMap<>();
        List<Map<String, String>> versions = new ArrayList<>(List.of(new TreeMap<>()));
        TableState followed = new TableState(log.storage());
        List<LogState> seen = new ArrayList<>(List.of(followed.latest()));
        for (int version = 1; version <= 40; version++) {
            log.commit(version, actions(random, version, naive));
            versions.add(new TreeMap<>(naive));
            if (random.nextInt(5) == 0) {
                checkpoint(log, version, naive);
            }
            if (random.nextBoolean()) {
                seen.add(followed.latest());
            }
        }
        for (int version = 0; version <= 40; version++) {
            assertThat(files(log.replay().at(version)))
                    .as("seed %d, version %d", seed, version)
                    .isEqualTo(versions.get(version));
        }
        KernelStates kernel = new KernelStates(log.storage());
        assertThat(files(kernel.latest())).as("seed %d", seed).isEqualTo(versions.get(40));
        for (long version : new long[] {1, 20, 40}) {
            assertThat(log.replay().at(version).transaction("a"))
                    .as("seed %d", seed)
                    .hasValue(version)
                    .isEqualTo(kernel.transaction(version, "a"));
        }
        for (LogState state : seen) {
            assertThat(files(state)).as("seed %d", seed).isEqualTo(versions.get((int) state.version()));
            assertThat(state.fileCount())
                    .isEqualTo(versions.get((int) state.version()).size());
        }
    }

    private static Map<String, String> files(LogState state) {
        Map<String, String> files = new TreeMap<>();
        state.files()
                .forEach(file -> files.put(
                        file.path(),
                        file.deletionVector()
                                .map(DeletionVectorRef::pathOrInline)
                                .orElse("")));
        return files;
    }

    private static String[] actions(Random random, int version, Map<String, String> files) {
        List<String> actions = new ArrayList<>();
        for (String path : List.copyOf(files.keySet())) {
            int dice = random.nextInt(12);
            if (dice == 0) {
                actions.add(LogFolder.remove(path, files.remove(path)));
            } else if (dice == 1) {
                String vector = "v" + version;
                actions.add(LogFolder.remove(path, files.get(path)));
                actions.add(LogFolder.add(path, vector));
                files.put(path, vector);
            } else if (dice == 2) {
                // Anew, with the same rows: as a writer does that only changes statistics.
                actions.add(LogFolder.add(path, files.get(path)));
            }
        }
        int news = random.nextInt(4);
        for (int i = 0; i < news; i++) {
            // Sometimes one that was there before.
            String path = "f" + random.nextInt(60);
            if (!files.containsKey(path) && actions.stream().noneMatch(action -> action.contains("\"" + path + "\""))) {
                actions.add(LogFolder.add(path));
                files.put(path, "");
            }
        }
        actions.add("{\"txn\":{\"appId\":\"a\",\"version\":" + version + "}}");
        Collections.shuffle(actions, random);
        return actions.toArray(String[]::new);
    }

    private static void checkpoint(LogFolder log, int version, Map<String, String> files) {
        List<String> actions = new ArrayList<>(List.of(LogFolder.MODERN, LogFolder.METADATA));
        files.forEach((path, vector) -> actions.add(LogFolder.add(path, vector)));
        actions.add("{\"txn\":{\"appId\":\"a\",\"version\":" + version + "}}");
        log.parquet(LogFolder.checkpointName(version), actions.toArray(String[]::new));
    }

    @RepeatedTest(20)
    void aLayeredMapIsAMapWhoseOlderCopiesStay() {
        long seed = Long.getLong("cases.seed", 20261122L);
        Random random = new Random(seed);
        Map<String, Integer> plain = new HashMap<>();
        for (int i = random.nextInt(200); i > 0; i--) {
            plain.put("k" + i, i);
        }
        LayeredMap<Integer> layered = LayeredMap.of(plain);
        List<LayeredMap<Integer>> copies = new ArrayList<>();
        List<Map<String, Integer>> expected = new ArrayList<>();
        for (int step = 0; step < 200; step++) {
            Map<String, Optional<Integer>> changes = new HashMap<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                changes.put("k" + random.nextInt(300), random.nextBoolean() ? Optional.of(step) : Optional.empty());
            }
            layered = layered.with(changes);
            changes.forEach(
                    (key, value) -> value.ifPresentOrElse(present -> plain.put(key, present), () -> plain.remove(key)));
            copies.add(layered);
            expected.add(new HashMap<>(plain));
        }
        for (int step = 0; step < copies.size(); step++) {
            assertThat(copies.get(step).size())
                    .as("seed %d", seed)
                    .isEqualTo(expected.get(step).size());
            assertThat(copies.get(step).values())
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(expected.get(step).values());
            for (int k = 0; k < 300; k++) {
                assertThat(copies.get(step).at("k" + k))
                        .isEqualTo(Optional.ofNullable(expected.get(step).get("k" + k)));
            }
        }
    }
}
