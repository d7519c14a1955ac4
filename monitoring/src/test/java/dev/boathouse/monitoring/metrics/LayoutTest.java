package dev.boathouse.monitoring.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schemas as the log of a table has them, held against files that stay for ever: dashboards are built on them. */
class LayoutTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path lake;

    @Test
    void theTablesHaveTheColumnsOfTheLayout() throws IOException {
        MetricTables tables = MetricTables.at(lake.resolve("flights").toString());
        tables.record(Metrics.of(List.of()));
        for (String name : List.of("profile_metrics", "drift_metrics")) {
            Path log = lake.resolve("flights_" + name).resolve("_delta_log/00000000000000000000.json");
            try (InputStream golden = Objects.requireNonNull(LayoutTest.class.getResourceAsStream(name + ".json"))) {
                assertThat(schema(log)).isEqualTo(JSON.readTree(golden));
            }
        }
    }

    private static JsonNode schema(Path commit) throws IOException {
        for (String line : Files.readAllLines(commit)) {
            JsonNode metadata = JSON.readTree(line).path("metaData");
            if (!metadata.isMissingNode()) {
                return JSON.readTree(metadata.get("schemaString").asText());
            }
        }
        throw new AssertionError("no metadata in " + commit);
    }
}
