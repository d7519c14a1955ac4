package dev.boathouse.monitoring.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LevelFiguresTest {

    private static ColumnProfile texts(String... values) {
        return Profile.of(Frame.of(Schema.of(Field.of("x", DataType.STRING)), List.of(Column.ofStrings(values))))
                .column("x");
    }

    @Test
    void lengthsAreCharactersNotBytes() {
        NumberProfile lengths = texts("", "abc", null, "Z\u00fcrich", "\ud83d\ude00\ud83d\ude00")
                .lengths()
                .orElseThrow();
        assertThat(lengths.finite()).isEqualTo(4);
        assertThat(lengths.min()).hasValue(0);
        assertThat(lengths.max()).hasValue(6);
        assertThat(lengths.mean()).hasValue(11 / 4.0);
        assertThat(lengths.standardDeviation().orElseThrow()).isCloseTo(Math.sqrt(18.75 / 3), within(1e-15));
    }

    @Test
    void lengthsOfBinaryAndArraysAndTheirElements() {
        ColumnProfile raw = Profile.of(
                        Everything.column(DataType.BINARY, Arrays.asList(new byte[3], null, new byte[0])))
                .column("x");
        assertThat(raw.lengths().orElseThrow().max()).hasValue(3);
        assertThat(raw.levels()).isEmpty();
        ColumnProfile vector = Profile.of(Everything.column(
                        new DataType.Array(DataType.DOUBLE),
                        Arrays.asList(Arrays.asList(1.0, null), null, List.of(), List.of(5.0, 6.0, Double.NaN))))
                .column("x");
        assertThat(vector.nulls()).isEqualTo(1);
        assertThat(vector.lengths().orElseThrow().frequent(9)).containsOnlyKeys(0.0, 2.0, 3.0);
        ColumnProfile elements = vector.elements().orElseThrow();
        assertThat(elements.count()).isEqualTo(5);
        assertThat(elements.nulls()).isEqualTo(1);
        assertThat(elements.numbers().orElseThrow().nans()).isEqualTo(1);
        assertThat(elements.numbers().orElseThrow().mean()).hasValue(4);
        ColumnProfile words = Profile.of(Everything.column(
                        new DataType.Array(DataType.STRING), List.of(List.of("a", "b"), List.of("a"))))
                .column("x");
        assertThat(words.elements().orElseThrow().levels().orElseThrow().counts())
                .containsEntry("a", 2L);
    }

    @Test
    void countOfAnyTextIsBounded() {
        long seed = 97;
        Random random = new Random(seed);
        Map<String, Long> truth = new HashMap<>();
        String[] values = new String[40_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = "v" + (int) (20_000 * Math.pow(random.nextDouble(), 4));
            truth.merge(values[i], 1L, Long::sum);
        }
        LevelProfile levels = texts(values).levels().orElseThrow();
        assertThat(levels.complete()).isFalse();
        Map<String, Long> kept = levels.counts();
        int far = 0;
        long greatestMissing = 0;
        for (Map.Entry<String, Long> each : truth.entrySet()) {
            Bounds bounds = levels.estimate(each.getKey());
            assertThat(bounds.contains(each.getValue()))
                    .as("seed %d, %s in %s", seed, each, bounds)
                    .isTrue();
            far += bounds.high() - each.getValue() > 0.003 * values.length ? 1 : 0;
            if (!kept.containsKey(each.getKey())) {
                greatestMissing = Math.max(greatestMissing, each.getValue());
            } else {
                assertThat(bounds.exact()).isTrue();
            }
        }
        assertThat(far).isLessThan(truth.size() / 50);
        assertThat(levels.mostOfOthers())
                .isGreaterThanOrEqualTo(greatestMissing)
                .isLessThan(values.length / 10);
        assertThat(texts("a", "b", "a").levels().orElseThrow().estimate("a")).isEqualTo(Bounds.exactly(2));
        assertThat(texts("a", "b").levels().orElseThrow().estimate("c")).isEqualTo(Bounds.exactly(0));
    }

    @Test
    void aMillionDistinctTextsTakeLittleSpace() {
        Profile merged = null;
        for (int part = 0; part < 10; part++) {
            String[] values = new String[100_000];
            for (int i = 0; i < values.length; i++) {
                values[i] = "key " + (100_000 * part + i);
            }
            Profile one =
                    Profile.of(Frame.of(Schema.of(Field.of("x", DataType.STRING)), List.of(Column.ofStrings(values))));
            merged = merged == null ? one : merged.merge(one);
        }
        LevelProfile levels = merged.column("x").levels().orElseThrow();
        assertThat(levels.distinct()).isCloseTo(1e6, within(0.06 * 1e6));
        assertThat(merged.bytes().length).isLessThan(128 * 1024);
    }
}
