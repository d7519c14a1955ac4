package dev.boathouse.peer;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.RuntimeConfig;
import org.junit.jupiter.api.Test;

/** The judge serves all tests of a run: none may find what another has left. */
@BySpark
class JudgeTest {

    private static final String ZONE = "spark.sql.session.timeZone";
    private static final String PAGE = "parquet.page.size";

    private final Judge judge;

    JudgeTest(Judge judge) {
        this.judge = judge;
    }

    @Test
    void settingsOfARecipeEndWithIt() {
        RuntimeConfig settings = judge.session().conf();
        judge.write(Recipe.of("settings")
                .with(ZONE, "America/Los_Angeles")
                .with(PAGE, "4096")
                .then("CREATE TABLE {t} (id LONG) USING delta")
                .then((spark, table) -> assertThat(spark.conf().get(ZONE)).isEqualTo("America/Los_Angeles")));
        assertThat(settings.get(ZONE)).isEqualTo("UTC");
        assertThat(settings.get(PAGE, "none")).isEqualTo("none");
    }
}
