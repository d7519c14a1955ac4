package dev.boathouse.monitoring.shift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.algorithm.RandomForest;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import dev.boathouse.core.data.Split;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.features.Features;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.training.Trainer;
import dev.boathouse.monitoring.SharedFile;
import dev.boathouse.monitoring.drift.DriftCheck;
import dev.boathouse.monitoring.profile.Profile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Real flights of three months, where a checkout has them beside it: in May fewer were late. */
class FlightsShiftTest {

    private static final String FILE = "shared/data/flights-3m.parquet";
    private static final Schema SCHEMA = Schema.of(
            Field.of("month", DataType.LONG),
            Field.of("hour", DataType.LONG),
            Field.of("distance", DataType.DOUBLE),
            Field.of("origin", DataType.STRING),
            Field.of("late", DataType.BOOLEAN));

    private static Split january;
    private static Frame february;
    private static Frame may;

    @BeforeAll
    static void read() throws SQLException {
        Path file = SharedFile.require(FILE);
        List<List<Object>> rows = new ArrayList<>();
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet result = statement.executeQuery("select month(date)::bigint, hour(date)::bigint,"
                        + " distance::double, origin, delay > 15 from (select *, row_number() over () as n from '"
                        + file + "') where n % 100 = 0 and month(date) in (1, 2, 5)")) {
            while (result.next()) {
                rows.add(List.of(
                        result.getLong(1),
                        result.getLong(2),
                        result.getDouble(3),
                        result.getString(4),
                        result.getBoolean(5)));
            }
        }
        january = of(rows, 1).split(0.5, 1);
        february = of(rows, 2);
        may = of(rows, 5);
    }

    private static Frame of(List<List<Object>> rows, long month) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < SCHEMA.size(); i++) {
            int at = i;
            columns.add(Column.of(
                    SCHEMA.field(i).type(),
                    rows.stream()
                            .filter(row -> row.get(0).equals(month))
                            .map(row -> row.get(at))
                            .toList()));
        }
        return Frame.of(SCHEMA, columns);
    }

    @Test
    void sameScoresMeanLessInMay() {
        Model model = Trainer.classification("late")
                .features(Features.only("hour", "distance"))
                .algorithm(RandomForest.ofTrees(50).withMaxDepth(6).withMinLeafSize(50))
                .fit(january.train());
        Evaluation reference = Evaluation.of(model, january.test());
        CalibrationShift shift = CalibrationCheck.standard().compare(reference, Evaluation.of(model, may));
        assertThat(shift.drifted()).as(shift.sentence()).isTrue();
        assertThat(shift.rateDifference().orElseThrow().high()).isNegative();
        assertThat(shift.current().orElseThrow().intercept().high()).isNegative();
        // Fewer late flights are easier to foretell: the same model, no worse.
        ConceptShift concept = ConceptCheck.standard().compare(reference, Evaluation.of(model, may));
        assertThat(concept.drifted()).as(concept.sentence()).isFalse();
        // What the model says can be watched before labels come.
        Profile said = Profile.of(model.score(january.test()).select("prediction", "probability"));
        Finding predictions = DriftCheck.standard()
                .compare(said, Profile.of(model.score(february).select("prediction", "probability")))
                .finding("prediction drift");
        assertThat(predictions.passed()).as(predictions.detail()).isTrue();
        Finding target = DriftCheck.standard()
                .compare(Profile.of(january.test().select("late")), Profile.of(may.select("late")))
                .finding("target drift");
        assertThat(target.passed()).isFalse();
    }

    @Test
    void monthIsToldByItsNumberAndNotByTheFlights() {
        DomainClassifier classifier = DomainClassifier.standard().withRows(2_000);
        DomainShift told = classifier.compare(january.train(), february);
        assertThat(told.auc().orElseThrow().estimate()).isEqualTo(1);
        assertThat(told.drivers().orElseThrow().ranked().get(0).name()).isEqualTo("month");
        DomainShift flights = classifier.ignoring("month").compare(january.train(), february);
        assertThat(flights.drifted()).as(flights.sentence()).isFalse();
        assertThat(Reconstruction.standard()
                        .ignoring("month")
                        .compare(january.train(), may)
                        .drifted())
                .isFalse();
    }
}
