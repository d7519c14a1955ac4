package com.example.flights;

import static dev.boathouse.junit.ModelAssertions.assertThat;

import dev.boathouse.core.check.Check;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Slicing;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.model.Model;
import dev.boathouse.junit.QualityGate;
import dev.boathouse.registry.Gate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Is the candidate that was just trained good enough? Runs with {@code mvn -Pquality test}, after training. */
@Tag("quality")
class LateFlightsQualityTest {

    private static final Slicing WEEKDAYS = Slicing.by("weekday").withLeastRows(200);

    @RegisterExtension
    static final QualityGate QUALITY = QualityGate.of(LateFlights.GATE)
            .candidate(
                    () -> Settings.current().registry(),
                    registry -> registry.version(
                            LateFlights.NAME, Settings.current().candidateNumber()))
            .champion(LateFlights.CHAMPION)
            .on(Flights::test)
            .recordingVerdict();

    @Test
    void passesTheGate(Gate.Verdict verdict) {
        assertThat(verdict).showing(WEEKDAYS, Metric.AUC).passed();
    }

    @Test
    void isOfUseOnEveryWeekday(Comparison comparison) {
        assertThat(comparison)
                .showing(WEEKDAYS, Metric.AUC)
                .passes(
                        Check.onEverySlice(WEEKDAYS, Check.atLeast(Metric.AUC, 0.52)),
                        Check.noSliceWorse(WEEKDAYS, Metric.AUC, 0.01));
    }

    @Test
    void scoresWhatTheBookingSystemSends(Model candidate) {
        assertThat(candidate)
                .accepts(Schema.of(
                        Field.of("hour", DataType.INT).required(),
                        Field.of("weekday", DataType.INT).required(),
                        Field.of("distance", DataType.INT).required(),
                        Field.of("origin", DataType.STRING).required(),
                        Field.of("destination", DataType.STRING).required()));
    }
}
