package dev.boathouse.examples.flights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.page.Digits;
import dev.boathouse.delta.Commit;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.monitoring.metrics.DriftMetrics;
import dev.boathouse.monitoring.metrics.DriftMetrics.DriftType;
import dev.boathouse.monitoring.metrics.MetricFilter;
import dev.boathouse.monitoring.metrics.MetricTables;
import dev.boathouse.registry.AliasChange;
import dev.boathouse.registry.ModelRegistry;
import dev.boathouse.registry.ModelVersion;
import dev.boathouse.registry.lineage.Lineage;
import dev.boathouse.registry.lineage.Reproduction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole stream at small size: what it wrote, not only that it ran. */
class StoryTest {

    private static final int ONE_IN = 4;

    @TempDir
    static Path folder;

    private static Path lake;
    private static Path data;
    private static String printed;
    private static JsonNode figures;

    @BeforeAll
    static void tellTheStory() throws IOException {
        data = folder.resolve("flights.parquet");
        FlightSample.draw(FlightsFileTest.SAMPLE, data, ONE_IN);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        lake = new Story(new Console(new PrintStream(out, true, StandardCharsets.UTF_8), false), data, folder).tell();
        printed = out.toString(StandardCharsets.UTF_8);
        figures = new ObjectMapper().readTree(lake.resolve("figures.json").toFile());
    }

    private static DeltaTable table(String name) {
        return DeltaTable.at(lake.resolve(name).toUri().toString());
    }

    private static ModelRegistry registry() {
        return ModelRegistry.open(lake.resolve("registry").toUri().toString());
    }

    @Test
    void everyMonthIsOneCommitOfFlightsAndOneOfFeatures() {
        for (String name : List.of("flights", "features")) {
            List<Commit> history = table(name).history();
            assertThat(history).extracting(Commit::version).containsExactly(6L, 5L, 4L, 3L, 2L, 1L, 0L);
            assertThat(history.get(0).metadata()).containsEntry("month", "2001-06");
            assertThat(table(name).latest().partitionColumns()).containsExactly("month");
        }
        long flights = 0;
        for (JsonNode month : figures.get("months")) {
            flights += month.get("flights").asLong();
            long version = month.get("features-version").asLong();
            assertThat(table("features").version(version).scan().read().rowCount())
                    .isEqualTo(flights);
        }
        assertThat(flights).isEqualTo(table("flights").latest().rowCount().orElseThrow());
    }

    @Test
    void duckDbFindsTheSameRowsInTheFilesOfAllTables() throws SQLException {
        assertThat(duckDb("SELECT count(*) FROM '" + data + "'")).isEqualTo(duckDb(count("flights")));
        assertThat(duckDb(count("features"))).isEqualTo(duckDb(count("flights")));
        assertThat(duckDb("SELECT sum(delay) + sum(distance) FROM " + files("flights")))
                .isEqualTo(duckDb("SELECT sum(delay) + sum(distance) FROM '" + data + "'"));
        assertThat(duckDb("SELECT count(*) FROM " + files("features") + " WHERE late"))
                .isEqualTo(duckDb("SELECT count(*) FROM '" + data + "' WHERE delay > 15"));
        assertThat(duckDb("SELECT sum(hash(hour, weekday, distance, route)) FROM " + files("features")))
                .isEqualTo(duckDb(
                        "SELECT sum(hash(hour(date)::INT, isodow(date)::INT, distance, origin || '-' || destination))"
                                + " FROM '" + data + "'"));
        Frame predictions =
                table("predictions").latest().scan().select("probability").read();
        double sum = 0;
        for (double probability : predictions.doubles("probability")) {
            sum += probability;
        }
        assertThat(Double.parseDouble(duckDb("SELECT fsum(probability) FROM " + files("predictions"))))
                .isCloseTo(sum, within(1e-6));
    }

    private static String count(String table) {
        return "SELECT count(*) FROM " + files(table);
    }

    private static String files(String table) {
        return "read_parquet('" + lake.resolve(table) + "/month=*/*.parquet', hive_partitioning = true)";
    }

    private static String duckDb(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    @Test
    void theChampionsAreWhoTheStorySays() {
        List<AliasChange> history = registry().history("late-flights", "champion");
        assertThat(history).extracting(change -> change.to().orElseThrow()).containsExactly(1, 2, 1);
        assertThat(history.get(2).reason()).contains("rehearsal: can we go back in one call?");
        assertThat(history).extracting(AliasChange::actor).containsOnly("flight-delays");
        assertThat(registry().alias("late-flights", "champion"))
                .hasValueSatisfying(version -> assertThat(version.number()).isEqualTo(1));
        assertThat(registry().live("late-flights", "champion", history.get(1).at()))
                .hasValueSatisfying(version -> assertThat(version.number()).isEqualTo(2));
        assertThat(registry().verify().isIntact()).isTrue();
        assertThat(printed).contains("version 1 approved", "version 2 approved", "version 3 rejected");
    }

    @Test
    void whatTheWatchAdvisesIsDone() {
        List<String> advice = new ArrayList<>();
        figures.get("watched").forEach(month -> advice.add(month.get("advice").asText()));
        assertThat(advice).containsExactly("carry on", "carry on", "retrain", "carry on", "carry on");
        JsonNode april = figures.get("watched").get(2);
        assertThat(april.get("late-drifted").asBoolean()).isTrue();
        assertThat(april.get("reasons").get(0).asText()).startsWith("drift failed: ");
        assertThat(april.get("model-version").asInt()).isEqualTo(1);
        JsonNode may = figures.get("watched").get(3);
        assertThat(may.get("model-version").asInt()).isEqualTo(2);
        assertThat(may.get("reasons").get(0).asText())
                .isEqualTo("not retrained yet: the model was trained at 2001-05-01T00:00:00Z, less than 42 days ago");
        JsonNode challenger = figures.get("candidates").get(1);
        assertThat(challenger.get("approved").asBoolean()).isTrue();
        assertThat(challenger.get("auc").asDouble())
                .isGreaterThan(challenger.get("champion-auc").asDouble());
    }

    @Test
    void theGateKeptTheCarelessCandidateOut() {
        JsonNode careless = figures.get("candidates").get(2);
        assertThat(careless.get("approved").asBoolean()).isFalse();
        assertThat(careless.get("auc").asDouble()).isLessThan(LateModel.LEAST_AUC);
        assertThat(careless.get("reasons")).isNotEmpty();
    }

    @Test
    void lineageNamesTheTableVersionAndEveryPredictionCommit() {
        ModelVersion version = registry().version("late-flights", 1);
        Lineage lineage = registry().lineage(version);
        Lineage.Table trained = lineage.training().data().tables().get(0);
        assertThat(trained.tableId()).isEqualTo(table("features").latest().tableId());
        assertThat(trained.version()).isEqualTo(1);
        assertThat(trained.filter()).contains("day < DATE '2001-01-22'");
        assertThat(lineage.training().seed()).isEqualTo(42);
        assertThat(lineage.evaluations().get(0).data().tables().get(0).filter()).contains("day >= DATE '2001-01-22'");
        assertThat(lineage.predictions())
                .extracting(Lineage.Predictions::version)
                .containsExactly(1L, 2L, 3L);
        assertThat(registry().lineage(registry().version("late-flights", 2)).predictions())
                .extracting(Lineage.Predictions::version)
                .containsExactly(4L, 5L);
        assertThat(lineage.isReadableAgain()).isTrue();
        assertThat(table("predictions").history().get(0).metadata())
                .containsEntry("model", "late-flights")
                .containsEntry("model-version", "2");
    }

    @Test
    void theChampionsCardTellsWhatTheRegistryKnows() throws IOException {
        String card = Files.readString(lake.resolve("model-card.md"));
        ModelVersion version = registry().version("late-flights", 1);
        Lineage.Table trained =
                registry().lineage(version).training().data().tables().get(0);
        double auc = figures.get("candidates").get(0).get("auc").asDouble();
        assertThat(card)
                .startsWith("# late-flights, version 1\n")
                .contains(version.contentDigest(), trained.tableId(), "day \\< DATE '2001-01-22'")
                .contains("auc is " + Digits.places(4).text(auc) + " (", "origin = ATL", "To tell crews")
                .contains("Not stated: no groups of the rows were compared.");
    }

    @Test
    void everyVersionIsTrainedAgainFromItsRecord() {
        for (ModelVersion version : registry().versions("late-flights")) {
            Reproduction again = Reproduction.of(registry().load(version));
            assertThat(again.outcome()).as("%s: %s", version, again).isEqualTo(Reproduction.Outcome.SAME);
        }
    }

    @Test
    void theModelIsAsGoodAsOnThisTaskItCanBe() {
        assertThat(figures.get("candidates").get(0).get("auc").asDouble()).isBetween(0.61, 0.65);
        for (JsonNode month : figures.get("watched")) {
            assertThat(month.get("auc").asDouble())
                    .as(month.get("month").asText())
                    .isBetween(0.58, 0.72);
        }
        Model champion = registry().model("late-flights", "champion").orElseThrow();
        Frame scored = table("predictions")
                .latest()
                .scan()
                .where(Filter.equal("month", "2001-04"))
                .read();
        Frame inputs = table("features")
                .latest()
                .scan()
                .where(Filter.equal("month", "2001-04"))
                .read();
        assertThat(champion.score(inputs).doubles("probability")).isEqualTo(scored.doubles("probability"));
        assertThat(Evaluation.of(champion, inputs).value(Metric.AUC).orElseThrow())
                .isEqualTo(figures.get("watched").get(2).get("auc").asDouble());
    }

    @Test
    void lateRatesAreThoseOfTheFile() throws SQLException {
        for (JsonNode month : figures.get("watched")) {
            String rate = duckDb("SELECT avg((delay > 15)::INT) FROM '" + data + "' WHERE strftime(date, '%Y-%m') = '"
                    + month.get("month").asText() + "'");
            assertThat(month.get("late-rate").asDouble()).isCloseTo(Double.parseDouble(rate), within(1e-12));
        }
    }

    @Test
    void itsPagesAreFilesOnTheirOwn() throws IOException {
        Map<String, String> expected = new TreeMap<>(Map.of(
                "arrival", "distance",
                "features", "origin_late_rate",
                "model-card", "it does not know why a flight is late",
                "comparison-1", "no champion",
                "drift-2001-04", "origin_late_rate",
                "months", "Flights by month",
                "registry", "late-flights",
                "late-flights", "rehearsal: can we go back in one call?"));
        List<String> written;
        try (Stream<Path> files = Files.list(lake.resolve("pages"))) {
            written = files.map(file -> file.getFileName().toString()).toList();
        }
        assertThat(written).allMatch(name -> name.endsWith(".html"));
        assertThat(printed).contains(lake.resolve("pages").toString());
        for (Map.Entry<String, String> page : expected.entrySet()) {
            String html = Files.readString(lake.resolve("pages").resolve(page.getKey() + ".html"));
            assertThat(html).as(page.getKey()).startsWithIgnoringCase("<!doctype html>");
            assertThat(html.toLowerCase(Locale.ROOT).contains(page.getValue().toLowerCase(Locale.ROOT)))
                    .as("%s tells of \"%s\"", page.getKey(), page.getValue())
                    .isTrue();
        }
    }

    @Test
    void dashboardsFindTheDriftOfEachMonth() {
        MetricTables metrics = MetricTables.at(
                lake.resolve("monitoring").resolve("flights").toUri().toString());
        List<DriftMetrics> late = metrics.drifts(MetricFilter.all().columns("late")).stream()
                .filter(row -> row.type() == DriftType.BASELINE)
                .toList();
        assertThat(late).hasSize(5);
        double most = late.stream()
                .mapToDouble(row -> row.totalVariationDistance().orElseThrow())
                .max()
                .orElseThrow();
        // In May fewest flights were late.
        assertThat(late.get(3).totalVariationDistance()).hasValue(most);
    }

    @Test
    void aSecondRunGetsAFolderOfItsOwnAndFindsTheSame() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = run(out, err, "--data", data.toString(), "--lake", folder.toString());
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(code).isZero();
        assertThat(lake.getFileName()).hasToString("run-1");
        JsonNode again = new ObjectMapper()
                .readTree(folder.resolve("run-2").resolve("figures.json").toFile());
        assertThat(again.get("watched")).isEqualTo(figures.get("watched"));
        assertThat(again.get("candidates")).isEqualTo(figures.get("candidates"));
    }

    @Test
    void whatIsWrongIsSaidInOneSentence() throws IOException {
        Path file = Files.writeString(folder.resolve("a-file"), "x");
        List<String[]> wrong = new ArrayList<>();
        wrong.add(new String[] {"there is no such file", "--data", "nowhere.parquet"});
        wrong.add(new String[] {"it is no Parquet file", "--data", file.toString(), "--lake", folder.toString()});
        wrong.add(new String[] {"Cannot make a folder in", "--data", data.toString(), "--lake", file.toString()});
        for (String[] expected : wrong) {
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            String[] arguments = Arrays.copyOfRange(expected, 1, expected.length);
            assertThat(run(new ByteArrayOutputStream(), err, arguments)).isEqualTo(1);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .contains(expected[0])
                    .hasLineCount(1);
        }
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertThat(run(new ByteArrayOutputStream(), err, "--dta")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Unknown argument \"--dta\"", "Usage:");
    }

    private static int run(ByteArrayOutputStream out, ByteArrayOutputStream err, String... arguments) {
        return FlightDelays.run(
                arguments,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
    }
}
