package dev.boathouse.peer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@BySpark
class FlightsTableTest {

    private final SparkLake lake;

    FlightsTableTest(SparkLake lake) {
        this.lake = lake;
    }

    @Test
    void sparkReadsFlightsInTheirTypes() {
        assertThat(lake.query("SELECT * FROM flights").schema().simpleString())
                .isEqualTo(
                        "struct<month:string,departure:timestamp_ntz,delay:int,distance:int,origin:string,destination:string>");
    }

    @Test
    void everyMonthHasTheFiguresOfTheSource() {
        String figures =
                "SELECT month, count(*), sum(delay), sum(distance), count_if(delay > 15), count(DISTINCT origin)"
                        + " FROM %s GROUP BY month ORDER BY month";
        assertThat(lake.rows(figures.formatted("flights")))
                .hasSize(6)
                .isEqualTo(lake.rows(figures.formatted("source")));
    }

    @Test
    void everyRowIsThereOnce() {
        assertThat(lake.differences("SELECT * FROM flights", "SELECT * FROM source"))
                .isEmpty();
    }
}
