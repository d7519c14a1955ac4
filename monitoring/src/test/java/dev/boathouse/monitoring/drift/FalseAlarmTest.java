package dev.boathouse.monitoring.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import dev.boathouse.monitoring.profile.Profile;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a test does when nothing has changed: the rate of p-values at most 0.05 may exceed that by no more than 3.5 standard errors.
 * More cells and replicates are in docs/monitoring.md.
 */
class FalseAlarmTest {

    private static final Schema SCHEMA = Schema.of(
            Field.of("continuous", DataType.DOUBLE),
            Field.of("tied", DataType.INT),
            Field.of("heavy-with-nulls", DataType.DOUBLE),
            Field.of("rate", DataType.BOOLEAN),
            Field.of("levels", DataType.STRING),
            Field.of("rare-levels", DataType.STRING));

    @ParameterizedTest
    @CsvSource({"50, 50, 1000", "60, 900, 300", "1000, 1500, 150"})
    void noTestFiresMoreOftenThanStated(int n, int m, int replicates) {
        long seed = 81;
        Random random = new Random(seed);
        DriftCheck check = DriftCheck.standard().withMinimumEffect(0).withMinimumRateEffect(0);
        int[] fired = new int[SCHEMA.size()];
        int alarms = 0;
        for (int replicate = 0; replicate < replicates; replicate++) {
            DriftReport report = check.compare(Profile.of(sample(random, n)), Profile.of(sample(random, m)));
            alarms += report.drifted() ? 1 : 0;
            for (int column = 0; column < fired.length; column++) {
                List<Evidence> tests = report.columns().get(column).evidence();
                // Several tests of one column share its rate.
                fired[column] += tests.stream().anyMatch(test -> test.pValue() <= 0.05 / tests.size()) ? 1 : 0;
            }
        }
        double bound = replicates * (0.05 + 3.5 * Math.sqrt(0.05 * 0.95 / replicates));
        assertThat(alarms).as("alarms of any column, seed %d", seed).isLessThanOrEqualTo((int) bound);
        for (int column = 0; column < fired.length; column++) {
            assertThat(fired[column])
                    .as("%s, seed %d", SCHEMA.field(column).name(), seed)
                    .isLessThanOrEqualTo((int) bound);
        }
    }

    private static Frame sample(Random random, int size) {
        Double[] heavy = new Double[size];
        boolean[] flags = new boolean[size];
        String[] levels = new String[size];
        String[] rare = new String[size];
        for (int i = 0; i < size; i++) {
            heavy[i] = random.nextInt(10) == 0 ? null : Math.tan(Math.PI * (random.nextDouble() - 0.5));
            flags[i] = random.nextInt(5) == 0;
            levels[i] = "level " + random.nextInt(4);
            rare[i] = "level " + (int) (200 * Math.pow(random.nextDouble(), 3));
        }
        return Frame.of(
                SCHEMA,
                List.of(
                        Column.ofDoubles(random.doubles(size).toArray()),
                        Column.ofInts(random.ints(size, 0, 30).toArray()),
                        Column.of(DataType.DOUBLE, Arrays.asList(heavy)),
                        Column.ofBooleans(flags),
                        Column.ofStrings(levels),
                        Column.ofStrings(rare)));
    }
}
