package dev.boathouse.monitoring.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import dev.boathouse.monitoring.profile.Profiling;
import dev.boathouse.monitoring.profile.Slices;
import dev.boathouse.monitoring.profile.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The questions of docs/metric-tables.md, asked of DuckDB as they stand there. Spark answers them in {@code tests/spark}. */
class MetricQueriesTest {

    private static final Path PAGE = Path.of("..", "docs", "metric-tables.md");
    private static final int DAYS = 10;
    private static final int STARTS = 7;
    private static final int ROWS = 400;

    @TempDir
    private Path lake;

    /** Delays that rise by 20 from the eighth day on, at B more than at A, and are missing more and more. */
    private static Frame flights(int day, boolean later) {
        Random random = new Random(day);
        Double[] delays = new Double[ROWS];
        String[] origins = new String[ROWS];
        for (int i = 0; i < ROWS; i++) {
            origins[i] = random.nextInt(later ? 4 : 2) == 0 ? "A" : "B";
            double rise = later ? 20 + (origins[i].equals("B") ? 10 : 0) : 0;
            delays[i] = i < day ? null : 10 * random.nextGaussian() + rise;
        }
        return Frame.of(
                Schema.of(Field.of("delay", DataType.DOUBLE), Field.of("origin", DataType.STRING)),
                List.of(Column.of(DataType.DOUBLE, Arrays.asList(delays)), Column.ofStrings(origins)));
    }

    @Test
    void theQuestionsOfTheDocumentationAreAnswered() throws IOException, SQLException {
        Profiling profiling = Profiling.standard();
        Slices origins = Slices.by("origin");
        Metrics metrics = Metrics.of(List.of());
        for (int day = 0; day < DAYS; day++) {
            metrics = metrics.and(Metrics.of(
                    new Window.Time(Days.start(day), Days.start(day + 1)),
                    profiling.of(flights(day, day >= STARTS), origins)));
        }
        MetricTables tables = MetricTables.at(lake.resolve("flights").toString());
        tables.record(metrics.against(profiling.of(flights(0, false), origins)));
        List<String> questions = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE))
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(questions).hasSize(6);
        List<List<List<Object>>> answers = new ArrayList<>();
        try (DuckDb duckdb = new DuckDb()) {
            duckdb.copy("flights_profile_metrics", tables.profileTable());
            duckdb.copy("flights_drift_metrics", tables.driftTable());
            for (String question : questions) {
                answers.add(question.contains("explode(") ? List.of() : duckdb.rows(question));
            }
        }
        assertThat(answers.get(0))
                .hasSize(2 * (DAYS - STARTS))
                .extracting(row -> row.get(1))
                .containsOnly("delay", "origin");
        assertThat(answers.get(1))
                .extracting(row -> row.get(2))
                .isEqualTo(LongStream.range(0, DAYS).boxed().toList());
        assertThat(answers.get(2)).singleElement().satisfies(row -> {
            assertThat(row.get(0)).isEqualTo("delay");
            assertThat(((OffsetDateTime) row.get(1)).toInstant()).isEqualTo(Days.start(STARTS));
        });
        assertThat(answers.get(3)).extracting(row -> row.get(1)).containsExactly("B", "A");
        assertThat(answers.get(5)).hasSize(DAYS).extracting(row -> row.get(1)).containsOnly((long) ROWS);
        assertThat(answers.get(5)).extracting(row -> row.get(2)).contains(0L, (Object) null);
    }
}
