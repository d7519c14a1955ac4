package dev.boathouse.monitoring.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import dev.boathouse.monitoring.Samples;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProfileTest {

    private static final Schema MIXED = Schema.of(
            Field.of("x", DataType.DOUBLE),
            Field.of("n", DataType.LONG),
            Field.of("f", DataType.FLOAT),
            Field.of("i", DataType.INT),
            Field.of("price", new DataType.Decimal(10, 2)),
            Field.of("day", DataType.DATE),
            Field.of("at", DataType.TIMESTAMP),
            Field.of("flag", DataType.BOOLEAN),
            Field.of("city", DataType.STRING),
            Field.of("key", DataType.STRING),
            Field.of("raw", DataType.BINARY));

    @Test
    void countsAndMomentsOfNumbers() {
        Profile profile = Profile.of(Samples.doubles(3.0, null, -0.0, Double.NaN, 0.0, 5.0, Double.NEGATIVE_INFINITY));
        ColumnProfile column = profile.column("x");
        assertThat(column.count()).isEqualTo(7);
        assertThat(column.nulls()).isEqualTo(1);
        NumberProfile numbers = column.numbers().orElseThrow();
        assertThat(numbers.finite()).isEqualTo(4);
        assertThat(numbers.nans()).isEqualTo(1);
        assertThat(numbers.zeros()).isEqualTo(2);
        assertThat(numbers.negativeInfinities()).isEqualTo(1);
        assertThat(numbers.positiveInfinities()).isZero();
        assertThat(numbers.min()).hasValue(0.0);
        assertThat(numbers.max()).hasValue(5.0);
        assertThat(numbers.mean()).hasValue(2.0);
        assertThat(numbers.standardDeviation()).hasValue(Math.sqrt(6.0));
        assertThat(numbers.quantile(0)).hasValue(Bounds.exactly(0));
        assertThat(numbers.quantile(0.5)).hasValue(Bounds.exactly(0));
        assertThat(numbers.quantile(0.51)).hasValue(Bounds.exactly(3));
        assertThat(numbers.quantile(1)).hasValue(Bounds.exactly(5));
        assertThat(column.levels()).isEmpty();
    }

    @Test
    void nothingIsKnownOfNoValues() {
        NumberProfile numbers =
                Profile.of(Samples.doubles()).column("x").numbers().orElseThrow();
        assertThat(numbers.mean()).isEmpty();
        assertThat(numbers.min()).isEmpty();
        assertThat(numbers.standardDeviation()).isEmpty();
        assertThat(numbers.quantile(0.5)).isEmpty();
        assertThat(Profile.of(Samples.doubles(4.0))
                        .column("x")
                        .numbers()
                        .orElseThrow()
                        .standardDeviation())
                .isEmpty();
    }

    @Test
    void levelsAreCountedMostFrequentFirst() {
        Frame frame = Frame.of(
                Schema.of(Field.of("city", DataType.STRING), Field.of("flag", DataType.BOOLEAN)),
                List.of(Column.ofStrings("b", "a", null, "c", "a", "b"), flags(true, null, true, false, true, null)));
        Profile profile = Profile.of(frame);
        assertThat(profile.column("city").levels().orElseThrow().counts())
                .containsExactly(Map.entry("a", 2L), Map.entry("b", 2L), Map.entry("c", 1L));
        assertThat(profile.column("flag").levels().orElseThrow().counts())
                .containsExactly(Map.entry("true", 3L), Map.entry("false", 1L));
        assertThat(profile.column("flag").nulls()).isEqualTo(2);
    }

    private static Column flags(Boolean... values) {
        return Column.of(DataType.BOOLEAN, Arrays.asList(values));
    }

    @Test
    void quantileBoundsContainTheValueAtTheRank() {
        Random random = new Random(41);
        double[] values = random.doubles(50_000).map(x -> Math.log(x) * 100).toArray();
        NumberProfile numbers = Profile.of(frame(Schema.of(Field.of("x", DataType.DOUBLE)), values))
                .column("x")
                .numbers()
                .orElseThrow();
        assertThat(numbers.exact()).isFalse();
        Arrays.sort(values);
        for (double share : new double[] {0, 0.001, 0.25, 0.5, 0.9, 0.999, 1}) {
            Bounds bounds = numbers.quantile(share).orElseThrow();
            double exact = values[Math.max(0, (int) Math.ceil(share * values.length) - 1)];
            assertThat(bounds.contains(exact)).as("%s in %s", exact, bounds).isTrue();
            assertThat(bounds.high() - bounds.low()).isLessThan(0.02 * Math.abs(exact) + 0.01);
        }
        assertThatThrownBy(() -> numbers.quantile(1.5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bytesAreTheSameForAnyOrderSplitAndMerge() {
        long seed = 42;
        Random random = new Random(seed);
        List<List<Object>> rows = rows(random, 9_000);
        byte[] whole = Profile.of(frame(rows)).bytes();
        for (int round = 0; round < 20; round++) {
            Collections.shuffle(rows, random);
            Profile merged = Profile.of(frame(List.of()));
            for (int from = 0; from < rows.size(); ) {
                int to = Math.min(rows.size(), from + 1 + random.nextInt(5_000));
                Profile part = Profile.of(frame(rows.subList(from, to)));
                part = random.nextBoolean() ? part : Profile.read(part.bytes());
                merged = random.nextBoolean() ? merged.merge(part) : part.merge(merged);
                from = to;
            }
            assertThat(merged.bytes()).as("seed %d, round %d", seed, round).isEqualTo(whole);
        }
    }

    @Test
    void readingGivesBackWhatWasWritten() {
        Profile profile = Profile.of(frame(rows(new Random(43), 500)));
        Profile read = Profile.read(profile.bytes());
        assertThat(read).isEqualTo(profile).hasSameHashCodeAs(profile);
        assertThat(Profile.read(profile.attachment().bytes())).isEqualTo(profile);
        assertThat(read.json()).isEqualTo(profile.json());
        assertThat(read.column("raw").nulls()).isEqualTo(profile.column("raw").nulls());
    }

    @Test
    void damagedBytesAreRefused() {
        byte[] bytes = Profile.of(frame(rows(new Random(44), 40))).bytes();
        for (int at = 0; at < bytes.length; at++) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 0x10;
            assertThatThrownBy(() -> Profile.read(damaged))
                    .isInstanceOfAny(CorruptDataException.class, UnsupportedFormatException.class);
        }
        assertThatThrownBy(() -> Profile.read(Arrays.copyOf(bytes, bytes.length - 1)))
                .isInstanceOf(CorruptDataException.class);
        assertThatThrownBy(() -> Profile.read(new byte[0])).isInstanceOf(CorruptDataException.class);
    }

    @Test
    void onlyEqualLayoutsMerge() {
        Profile x = Profile.of(Samples.doubles(1.0));
        Profile n = Profile.of(Frame.of(Schema.of(Field.of("x", DataType.LONG)), List.of(Column.ofLongs(1))));
        assertThatThrownBy(() -> x.merge(n)).hasMessageContaining("x double").hasMessageContaining("x long");
        assertThatThrownBy(() -> x.column("y")).isInstanceOf(NotFoundException.class);
    }

    private static Frame frame(Schema schema, double[] values) {
        return Frame.of(schema, List.of(Column.ofDoubles(values)));
    }

    private static List<List<Object>> rows(Random random, int size) {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            List<Object> row = new ArrayList<>(List.of(
                    random.nextInt(50) == 0 ? Double.NaN : Math.exp(10 * random.nextGaussian()),
                    random.nextLong(),
                    (float) random.nextGaussian(),
                    random.nextInt(20),
                    BigDecimal.valueOf(random.nextInt(100_000), 2),
                    LocalDate.ofEpochDay(random.nextInt(20_000)),
                    Instant.ofEpochSecond(random.nextInt(), 1_000),
                    random.nextBoolean(),
                    "city " + random.nextInt(9),
                    "key " + random.nextInt(1_000_000),
                    new byte[] {1}));
            for (int column = 0; column < row.size(); column++) {
                if (random.nextInt(30) == 0) {
                    row.set(column, null);
                }
            }
            rows.add(row);
        }
        return rows;
    }

    private static Frame frame(List<List<Object>> rows) {
        List<Column> columns = new ArrayList<>();
        for (int column = 0; column < MIXED.size(); column++) {
            int at = column;
            List<Object> values = new ArrayList<>();
            rows.forEach(row -> values.add(row.get(at)));
            columns.add(Column.of(MIXED.field(column).type(), values));
        }
        return Frame.of(MIXED, columns);
    }
}
