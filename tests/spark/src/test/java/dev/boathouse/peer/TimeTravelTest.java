package dev.boathouse.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
    @ValueSource(strings = {"flights", "features"})
    void aVersionHasTheMonthsSoFar(String name) {
        List<List<Object>> months = lake.rows("SELECT month, count(*) FROM source GROUP BY month ORDER BY month");
        for (int version = 0; version <= months.size(); version++) {
            assertThat(lake.rows("SELECT month, count(*) FROM " + lake.table(name) + " VERSION AS OF " + version
                            + " GROUP BY month ORDER BY month"))
                    .as("%s@%d", name, version)
                    .isEqualTo(months.subList(0, version));
        }
    }
}
