package dev.boathouse.monitoring.internal.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LevelsTest {

    @Test
    void keptCountsAreExactWhateverTheOrderAndTheSplit() {
        long seed = 31;
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            int distinct = 1 + random.nextInt(20_000);
            List<String> values = new ArrayList<>();
            Map<String, Long> truth = new HashMap<>();
            for (int i = 0; i < 30_000; i++) {
                String value = "level " + (int) (distinct * Math.pow(random.nextDouble(), 2));
                values.add(value);
                truth.merge(value, 1L, Long::sum);
            }
            Levels whole = levels(values);
            assertThat(whole.total()).isEqualTo(30_000);
            assertThat(whole.complete()).isEqualTo(truth.size() <= Levels.LIMIT);
            for (int level = 0; level < whole.size(); level++) {
                assertThat(whole.count(level)).isEqualTo(truth.get(whole.label(level)));
            }
            assertThat(whole.distinct()).isCloseTo(truth.size(), within(0.08 * truth.size()));

            Collections.shuffle(values, random);
            Levels merged = Levels.NONE;
            for (int from = 0; from < values.size(); ) {
                int to = from + 1 + random.nextInt(values.size() - from);
                merged = levels(values.subList(from, to)).plus(merged);
                from = to;
            }
            assertThat(merged).as("seed %d, round %d", seed, round).isEqualTo(whole);
        }
    }

    @Test
    void hashIsFixed() {
        assertThat(hash("")).isEqualTo(0xefd0_1f60_ba99_2926L);
        assertThat(hash("ATL")).isEqualTo(hash("ATL")).isNotEqualTo(hash("LTA"));
    }

    private static long hash(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return LevelsBuilder.hash(utf8, 0, utf8.length);
    }

    @Test
    void longTextsAreCutButNotConfused() {
        LevelsBuilder builder = new LevelsBuilder();
        String common = "x".repeat(99) + "\uD83D\uDE00";
        builder.add(common + "a", 2);
        builder.add(common + "b", 3);
        Levels levels = builder.build();
        assertThat(levels.size()).isEqualTo(2);
        assertThat(levels.label(0)).isEqualTo("x".repeat(99));
    }

    private static Levels levels(List<String> values) {
        LevelsBuilder builder = new LevelsBuilder();
        values.forEach(value -> builder.add(value, 1));
        return builder.build();
    }
}
