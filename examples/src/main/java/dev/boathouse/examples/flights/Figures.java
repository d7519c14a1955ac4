package dev.boathouse.examples.flights;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.examples.flights.MonthlyTables.Month;
import dev.boathouse.monitoring.watch.Advice;
import dev.boathouse.registry.Gate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the story found, for machines.
 *
 * @param months the months in the tables
 * @param watched the months that were scored, with drift, quality and what was advised
 * @param candidates the versions in the order they were judged
 * @param live what was live when
 * @param rowMicros microseconds for scoring one row
 */
record Figures(
        List<Ingested> months, List<Watched> watched, List<Candidate> candidates, List<Live> live, double rowMicros) {

    /** A month in the tables. */
    record Ingested(String month, long flights, long flightsVersion, long featuresVersion) {}

    /** A month that was scored. */
    record Watched(
            String month,
            long rows,
            int modelVersion,
            long predictionsVersion,
            double lateRate,
            double auc,
            boolean lateDrifted,
            double lateEffect,
            boolean predictionsDrifted,
            double predictionsEffect,
            List<String> featuresDrifted,
            String advice,
            List<String> reasons) {}

    /** A version that was judged. */
    record Candidate(
            int version,
            String contentDigest,
            boolean approved,
            double auc,
            @Nullable Double championAuc,
            List<String> reasons) {}

    /** A change of the champion. */
    record Live(String at, @Nullable Integer from, int to, String why) {}

    static List<Ingested> ingested(List<Month> months) {
        return months.stream()
                .map(month -> new Ingested(
                        month.month().toString(), month.flights(), month.flightsVersion(), month.featuresVersion()))
                .toList();
    }

    static Watched watched(Scoring.Scored scored, Watch.Month judged, Advice advice) {
        Frame late = scored.rows().where(Filter.equal(FlightFeatures.LABEL, true));
        return new Watched(
                scored.month(),
                scored.rows().rowCount(),
                scored.modelVersion(),
                scored.predictionsVersion(),
                (double) late.rowCount() / scored.rows().rowCount(),
                scored.auc(),
                judged.late().drifted(),
                Watch.effect(judged.late()),
                judged.predictions().drifted(),
                Watch.effect(judged.predictions()),
                judged.features(),
                advice.action(),
                advice.reasons());
    }

    static Candidate candidate(int version, Comparison comparison, Gate.Verdict verdict) {
        return new Candidate(
                version,
                verdict.candidateDigest(),
                verdict.passed(),
                auc(comparison.candidate()),
                comparison.champion().map(Figures::auc).orElse(null),
                verdict.reasons().stream().map(Finding::detail).toList());
    }

    private static double auc(Evaluation evaluation) {
        return evaluation.value(Metric.AUC).orElse(Double.NaN);
    }

    void writeTo(Path file) {
        ObjectMapper mapper = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build();
        try {
            mapper.writeValue(file.toFile(), this);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
