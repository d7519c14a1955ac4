package dev.boathouse.monitoring.watch;

import dev.boathouse.core.data.Origin;
import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.model.TrainingRecord;
import dev.boathouse.core.statistics.Difference;
import dev.boathouse.core.statistics.Interval;
import dev.boathouse.delta.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of the live model and its data at some time: the facts that a {@link RetrainPolicy} goes by. All but the time may be unknown.
 * Immutable.
 *
 * @param now the time; a training or release after it holds for nothing, as if the clock had been wrong
 * @param trainedAt when the live model was trained
 * @param promotedAt when it went live
 * @param newRows rows that have come since training
 * @param newVersions versions that its tables have got since training
 * @param findings verdicts, such as those of drift reports
 * @param sinceTraining how metrics have changed since training
 * @param againstPrevious how metrics of the live version compare with those of the version before
 */
public record Situation(
        Instant now,
        Optional<Instant> trainedAt,
        Optional<Instant> promotedAt,
        OptionalLong newRows,
        OptionalLong newVersions,
        List<Finding> findings,
        List<Change> sinceTraining,
        List<Change> againstPrevious) {

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if there are fewer than no new rows or versions
     */
    public Situation {
        if (newRows.orElse(0) < 0 || newVersions.orElse(0) < 0) {
            throw new IllegalArgumentException("No situation with " + newRows.orElse(0) + " new rows and "
                    + newVersions.orElse(0) + " new versions. 0 or more would work.");
        }
        findings = List.copyOf(findings);
        sinceTraining = List.copyOf(sinceTraining);
        againstPrevious = List.copyOf(againstPrevious);
    }

    /**
     * How a metric has changed.
     *
     * @param metric the metric
     * @param difference the value now, or of the live version, minus the other one; NaN where one of them is not known
     * @param interval what contains the true difference, where that is known
     */
    public record Change(Metric metric, double difference, Optional<Interval> interval) {

        /** How much worse it is, below 0 if it is better. NaN for a metric of which neither is better. */
        double worseBy() {
            return !metric.hasDirection() ? Double.NaN : metric.higherIsBetter() ? 0 - difference : difference;
        }

        /** Whether the interval, if there is any, leaves no doubt that it is worse. */
        boolean beyondChance() {
            return interval.map(range -> metric.higherIsBetter() ? range.high() < 0 : range.low() > 0)
                    .orElse(true);
        }
    }

    /**
     * A situation of which only the time is known.
     *
     * @param now the time
     * @return the situation
     */
    public static Situation at(Instant now) {
        return new Situation(
                now,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                List.of(),
                List.of(),
                List.of());
    }

    /**
     * With the time at which the live model was trained.
     *
     * @param at the time
     * @return the changed situation
     */
    public Situation withTraining(Instant at) {
        return new Situation(
                now, Optional.of(at), promotedAt, newRows, newVersions, findings, sinceTraining, againstPrevious);
    }

    /**
     * With the age of the data that the live model was trained on, in place of the time of training, which a record does not have: when the newest of
     * their table versions was committed. Changes nothing if that is not known.
     *
     * @param record how the model came to be
     * @return the changed situation
     */
    public Situation withTraining(TrainingRecord record) {
        return record.origin().tables().stream()
                .flatMap(table -> table.committedAt().stream())
                .max(Instant::compareTo)
                .map(this::withTraining)
                .orElse(this);
    }

    /**
     * With the time at which the live model went live.
     *
     * @param at the time
     * @return the changed situation
     */
    public Situation withPromotion(Instant at) {
        return new Situation(
                now, trainedAt, Optional.of(at), newRows, newVersions, findings, sinceTraining, againstPrevious);
    }

    /**
     * With the number of rows that have come since training.
     *
     * @param rows 0 or more
     * @return the changed situation
     * @throws IllegalArgumentException if negative
     */
    public Situation withNewRows(long rows) {
        return new Situation(
                now,
                trainedAt,
                promotedAt,
                OptionalLong.of(rows),
                newVersions,
                findings,
                sinceTraining,
                againstPrevious);
    }

    /**
     * With the number of versions that the tables of the model have got since training.
     *
     * @param versions 0 or more
     * @return the changed situation
     * @throws IllegalArgumentException if negative
     */
    public Situation withNewVersions(long versions) {
        return new Situation(
                now,
                trainedAt,
                promotedAt,
                newRows,
                OptionalLong.of(versions),
                findings,
                sinceTraining,
                againstPrevious);
    }

    /**
     * With the number of versions that a table has got since the model was trained on it. What was said before of versions is replaced.
     *
     * @param record how the model came to be
     * @param latest the table now
     * @return the changed situation; 0 if the snapshot is not newer
     * @throws IllegalArgumentException if the model was not trained on that table
     */
    public Situation withNewVersions(TrainingRecord record, Snapshot latest) {
        long trained = record.origin().tables().stream()
                .filter(table -> table.tableId().equals(latest.tableId()))
                .mapToLong(Origin.Table::version)
                .max()
                .orElseThrow(() -> new IllegalArgumentException("Cannot count the versions of " + latest.location()
                        + " since training: the model was trained on " + record.origin()
                        + ". A snapshot of one of its tables would work."));
        return withNewVersions(Math.max(0, latest.version() - trained));
    }

    /**
     * With one more verdict.
     *
     * @param finding such as that of a drift report, of thresholds or of an alert
     * @return the changed situation
     */
    public Situation with(Finding finding) {
        List<Finding> more = new ArrayList<>(findings);
        more.add(finding);
        return new Situation(now, trainedAt, promotedAt, newRows, newVersions, more, sinceTraining, againstPrevious);
    }

    /**
     * With a metric of the live model now and when it was judged after training.
     *
     * @param metric the metric
     * @param before its value then
     * @param after its value now
     * @return the changed situation
     */
    public Situation withMetric(Metric metric, double before, double after) {
        return withMetric(new Change(metric, after - before, Optional.empty()));
    }

    /**
     * With the change of a metric of the live model since training.
     *
     * @param change the value now minus that then
     * @return the changed situation
     */
    public Situation withMetric(Change change) {
        List<Change> more = new ArrayList<>(sinceTraining);
        more.add(change);
        return new Situation(now, trainedAt, promotedAt, newRows, newVersions, findings, more, againstPrevious);
    }

    /**
     * With a metric of the live version and of the one before, on the same rows, none of which either was trained on.
     *
     * @param metric the metric
     * @param difference the live version's value minus the other's: {@code Comparison.of(live, previous, rows).difference(metric)}
     * @return the changed situation
     */
    public Situation withPrevious(Metric metric, Difference difference) {
        return withPrevious(new Change(metric, difference.interval().estimate(), Optional.of(difference.interval())));
    }

    /**
     * With the difference between the live version and the one before, however it was found.
     *
     * @param change the live version's value minus the other's
     * @return the changed situation
     */
    public Situation withPrevious(Change change) {
        List<Change> more = new ArrayList<>(againstPrevious);
        more.add(change);
        return new Situation(now, trainedAt, promotedAt, newRows, newVersions, findings, sinceTraining, more);
    }
}
