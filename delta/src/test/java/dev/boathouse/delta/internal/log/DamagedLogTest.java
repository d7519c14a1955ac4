package dev.boathouse.delta.internal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.UnsupportedFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes of a log are damaged at random: the outcome is a state, or an error that says which file is damaged. */
class DamagedLogTest {

    private static final int CASES = 500;
    private static final String CHECKPOINT = LogFolder.checkpointName(2);

    private enum Outcome {
        SAME_FILES,
        OTHER_FILES,
        NAMED
    }

    @TempDir
    Path folder;

    @Test
    void commitsAreReadOrNamed() throws IOException {
        LogFolder log = new LogFolder(folder.resolve("t"));
        log.commit(
                0,
                "{\"commitInfo\":{\"timestamp\":1,\"operation\":\"WRITE\",\"operationParameters\":{\"mode\":\"Append\"}}}",
                LogFolder.MODERN,
                LogFolder.METADATA,
                LogFolder.add("a"),
                LogFolder.add("b", "one"));
        log.commit(1, LogFolder.remove("b", "one"), LogFolder.add("b", "two"), LogFolder.add("c"));
        log.commit(2, LogFolder.remove("a"), "{\"txn\":{\"appId\":\"app\",\"version\":3}}");
        Map<Outcome, Integer> outcomes = damage(log, List.of(log.commitFile(0), log.commitFile(1), log.commitFile(2)));
        // What no rule and no checksum protects: a letter of a path, a digit of a size.
        assertThat(outcomes.getOrDefault(Outcome.OTHER_FILES, 0))
                .as("%s", outcomes)
                .isLessThan(CASES / 4);
        assertThat(outcomes.get(Outcome.NAMED)).as("%s", outcomes).isGreaterThan(CASES / 2);
    }

    @Test
    void checkpointsAreReadOrNamed() throws IOException {
        LogFolder log = new LogFolder(folder.resolve("t"));
        log.commit(0, LogFolder.MODERN, LogFolder.METADATA, LogFolder.add("a"), LogFolder.add("b", "one"));
        log.commit(1, LogFolder.add("c"));
        log.commit(2, LogFolder.add("d"));
        log.parquet(
                CHECKPOINT,
                LogFolder.MODERN,
                LogFolder.METADATA,
                LogFolder.add("a"),
                LogFolder.add("b", "one"),
                LogFolder.add("c"),
                LogFolder.add("d"),
                "{\"txn\":{\"appId\":\"app\",\"version\":3}}");
        Files.delete(log.commitFile(0));
        Map<Outcome, Integer> outcomes = damage(log, List.of(log.file(CHECKPOINT)));
        assertThat(outcomes.getOrDefault(Outcome.OTHER_FILES, 0))
                .as("%s", outcomes)
                .isLessThan(CASES / 4);
        assertThat(outcomes.get(Outcome.NAMED)).as("%s", outcomes).isGreaterThan(CASES / 3);
    }

    private static Map<Outcome, Integer> damage(LogFolder log, List<Path> files) throws IOException {
        long seed = Long.getLong("cases.seed", 4263472096692037103L);
        Random random = new Random(seed);
        List<DataFile> expected = log.replay().latest().files();
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        for (int i = 0; i < CASES; i++) {
            Path file = files.get(random.nextInt(files.size()));
            byte[] bytes = Files.readAllBytes(file);
            Files.write(file, damaged(bytes, random));
            outcomes.merge(outcome(log, file, expected, "seed " + seed + ", case " + i), 1, Integer::sum);
            Files.write(file, bytes);
        }
        return outcomes;
    }

    private static Outcome outcome(LogFolder log, Path file, List<DataFile> expected, String place) {
        try {
            return log.replay().latest().files().equals(expected) ? Outcome.SAME_FILES : Outcome.OTHER_FILES;
        } catch (CorruptDataException | NotFoundException | UnsupportedFormatException e) {
            if (!e.getMessage().endsWith("; it is damaged, or a file of the log before it.")) {
                assertThat(e).as(place).hasMessageContaining("/_delta_log/" + file.getFileName());
            }
            return Outcome.NAMED;
        } catch (RuntimeException | Error e) {
            return fail(place, e);
        }
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        byte[] copy = bytes.clone();
        int at = random.nextInt(copy.length);
        int length = Math.min(copy.length - at, 1 + random.nextInt(12));
        switch (random.nextInt(5)) {
            case 0 -> copy[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> {
                byte[] noise = new byte[length];
                random.nextBytes(noise);
                System.arraycopy(noise, 0, copy, at, length);
            }
            case 2 -> {
                return Arrays.copyOf(copy, at);
            }
            case 3 -> Arrays.fill(copy, at, at + length, (byte) 0);
            default -> {
                byte[] cut = new byte[copy.length - length];
                System.arraycopy(copy, 0, cut, 0, at);
                System.arraycopy(copy, at + length, cut, at, copy.length - at - length);
                return cut;
            }
        }
        return copy;
    }
}
