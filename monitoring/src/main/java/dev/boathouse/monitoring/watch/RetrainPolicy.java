package dev.boathouse.monitoring.watch;

import dev.boathouse.core.metric.Metric;
import dev.boathouse.monitoring.watch.Conditions.Both;
import dev.boathouse.monitoring.watch.Conditions.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * From what is known of a model to what to do with it.
 *
 * <pre>{@code
 * RetrainPolicy policy = RetrainPolicy.when(Condition.failing("drift").or(Condition.olderThan(Duration.ofDays(90))))
 *         .withRollBack(Condition.worseThanPrevious(Metric.AUC, 0.01, Duration.ofDays(14)))
 *         .withCoolDown(Duration.ofDays(30))
 *         .withMinimumNewRows(50_000);
 * }</pre>
 *
 * <p>Every situation has an answer. In this order: roll back if its condition holds, whatever else does: a bad release goes first, and no cool-down
 * keeps it. Retrain if its condition holds and nothing keeps from it. Else carry on. What is not known holds nowhere: neither as a condition, nor
 * as enough new rows or as enough time since training. Immutable.
 */
public final class RetrainPolicy {

    private final Condition retrain;
    private final Condition rollBack;
    private final Duration coolDown;
    private final long minimumNewRows;

    private RetrainPolicy(Condition retrain, Condition rollBack, Duration coolDown, long minimumNewRows) {
        this.retrain = retrain;
        this.rollBack = rollBack;
        this.coolDown = coolDown;
        this.minimumNewRows = minimumNewRows;
    }

    /**
     * A policy that never rolls back, and retrains whenever a condition holds.
     *
     * @param retrain when to retrain
     * @return the policy
     */
    public static RetrainPolicy when(Condition retrain) {
        return new RetrainPolicy(retrain, new Conditions.Never(), Duration.ZERO, 0);
    }

    /** Something that holds in a situation or does not. Immutable. */
    public sealed interface Condition permits Conditions.Known {

        /**
         * Some verdict of that name has failed.
         *
         * @param finding the name, such as {@code drift}
         * @return the condition
         */
        static Condition failing(String finding) {
            return new Conditions.Failing(finding);
        }

        /**
         * Some verdict has failed, whichever.
         *
         * @return the condition
         */
        static Condition anyFailing() {
            return new Conditions.AnyFailing();
        }

        /**
         * The model was trained longer ago than that.
         *
         * @param age the greatest age that is not too old
         * @return the condition
         */
        static Condition olderThan(Duration age) {
            return new Conditions.OlderThan(age);
        }

        /**
         * So many rows have come since training.
         *
         * @param rows at least so many
         * @return the condition
         */
        static Condition newRows(long rows) {
            return new Conditions.NewRows(rows);
        }

        /**
         * Its tables have got so many versions since training.
         *
         * @param versions at least so many
         * @return the condition
         */
        static Condition newVersions(long versions) {
            return new Conditions.NewVersions(versions);
        }

        /**
         * A metric has become worse since training: by so much, and, where its interval is known, beyond doubt.
         *
         * @param metric a metric with a direction, such as AUC, or the calibration error
         * @param by the least change that matters, 0 or more
         * @return the condition
         * @throws IllegalArgumentException if the metric has no direction, or the change is negative
         */
        static Condition worse(Metric metric, double by) {
            return new Conditions.Worse(metric, by);
        }

        /**
         * The live version is worse than the one before: by so much, and, where its interval is known, beyond doubt; and it went live not long ago. After
         * that time data have changed, the version before has aged as well, and training again is the better answer.
         *
         * @param metric a metric with a direction
         * @param by the least difference that matters, 0 or more
         * @param within how long after going live
         * @return the condition
         * @throws IllegalArgumentException if the metric has no direction, or the difference is negative
         */
        static Condition worseThanPrevious(Metric metric, double by, Duration within) {
            return new Conditions.WorseThanPrevious(metric, by, within);
        }

        /**
         * Both hold.
         *
         * @param other another condition
         * @return the condition
         */
        default Condition and(Condition other) {
            return new Both(this, other);
        }

        /**
         * At least one holds.
         *
         * @param other another condition
         * @return the condition
         */
        default Condition or(Condition other) {
            return new Either(this, other);
        }
    }

    /**
     * The same policy, rolling back when a condition holds.
     *
     * @param condition when to roll back
     * @return the changed policy
     */
    public RetrainPolicy withRollBack(Condition condition) {
        return new RetrainPolicy(retrain, condition, coolDown, minimumNewRows);
    }

    /**
     * The same policy, not retraining until so much time has passed since the last training.
     *
     * @param time 0 or more; above 0 it must be known when the model was trained
     * @return the changed policy
     * @throws IllegalArgumentException if negative
     */
    public RetrainPolicy withCoolDown(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("No cool-down of " + time + ". 0 or more would work.");
        }
        return new RetrainPolicy(retrain, rollBack, time, minimumNewRows);
    }

    /**
     * The same policy, not retraining on hardly anything new.
     *
     * @param rows the fewest new rows; above 0 it must be known how many there are
     * @return the changed policy
     * @throws IllegalArgumentException if negative
     */
    public RetrainPolicy withMinimumNewRows(long rows) {
        if (rows < 0) {
            throw new IllegalArgumentException("No minimum of " + rows + " new rows. 0 or more would work.");
        }
        return new RetrainPolicy(retrain, rollBack, coolDown, rows);
    }

    /**
     * What to do.
     *
     * @param situation what is known
     * @return the advice
     */
    public Advice advise(Situation situation) {
        Conditions.Found back = Conditions.in(rollBack, situation);
        if (back.holds()) {
            return new Advice.RollBack(back.reasons());
        }
        Conditions.Found again = Conditions.in(retrain, situation);
        if (!again.holds()) {
            return new Advice.CarryOn(again.reasons());
        }
        List<String> kept = new ArrayList<>();
        if (!coolDown.isZero()) {
            Conditions.cooling(coolDown, situation).ifPresent(kept::add);
        }
        Conditions.Found rows = Conditions.in(Condition.newRows(minimumNewRows), situation);
        if (minimumNewRows > 0 && !rows.holds()) {
            kept.addAll(rows.reasons());
        }
        if (kept.isEmpty()) {
            return new Advice.Retrain(again.reasons());
        }
        List<String> reasons = new ArrayList<>();
        kept.forEach(reason -> reasons.add("not retrained yet: " + reason));
        reasons.addAll(again.reasons());
        return new Advice.CarryOn(reasons);
    }
}
