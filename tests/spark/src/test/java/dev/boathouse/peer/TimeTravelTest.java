package dev.boathouse.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each month is a commit, so each version has the months so far. */
@BySpark
class TimeTravelTest {

    private final SparkLake lake;

    TimeTravelTest(SparkLake lake) {
        this.lake = lake;
    }

    @ParameterizedTest
    @ValueSource(strings = {"flights", "features", "predictions"})
    void aVersionHasTheMonthsSoFar(String name) {
        List<List<Object>> months = lake.rows("SELECT month, count(*) FROM " + name + " GROUP BY month ORDER BY month");
        List<String> versions = IntStream.rangeClosed(0, months.size())
                .mapToObj(version -> "SELECT " + version + " AS version, month FROM " + lake.table(name)
                        + " VERSION AS OF " + version)
                .toList();
        List<List<Object>> expected = new ArrayList<>();
        for (int version = 1; version <= months.size(); version++) {
            for (List<Object> month : months.subList(0, version)) {
                expected.add(List.of(version, month.get(0), month.get(1)));
            }
        }
        assertThat(lake.rows("SELECT version, month, count(*) FROM (" + String.join(" UNION ALL ", versions)
                        + ") GROUP BY version, month ORDER BY version, month"))
                .hasSizeGreaterThan(10)
                .isEqualTo(expected);
    }
}
