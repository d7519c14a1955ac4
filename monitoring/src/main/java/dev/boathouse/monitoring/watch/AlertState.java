package dev.boathouse.monitoring.watch;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.internal.Digest;
import dev.boathouse.core.internal.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where an alert stands: what came of all observations so far. Each observation gives the next state, and what is to be told, if anything; the host
 * tells it, and stores the state ({@link #json}). Immutable.
 *
 * <p>An observation that is not later than the last one is passed over and changes nothing, so that observations may be given twice, after a crash for
 * instance. NaN is a missing value; infinities are values. That nothing was observed for a long time changes nothing: runs count observations.
 */
public final class AlertState {

    private final AlertRule rule;
    private final boolean raised;
    private final int run;
    private final Optional<Instant> observedAt;
    private final Optional<Instant> raisedAt;
    private final Optional<Instant> toldAt;

    AlertState(
            AlertRule rule,
            boolean raised,
            int run,
            Optional<Instant> observedAt,
            Optional<Instant> raisedAt,
            Optional<Instant> toldAt) {
        boolean told = raisedAt.isPresent() && toldAt.isPresent();
        if (run < 0
                || (raised && !told)
                || raisedAt.isPresent() != toldAt.isPresent()
                || (told && observedAt.isEmpty())) {
            throw new IllegalArgumentException(
                    "No state of an alert on " + rule + ": what is raised was raised and told at some time.");
        }
        this.rule = rule;
        this.raised = raised;
        this.run = run;
        this.observedAt = observedAt;
        this.raisedAt = raisedAt;
        this.toldAt = toldAt;
    }

    /**
     * Nothing observed yet.
     *
     * @param rule the rule to follow
     * @return the first state
     */
    public static AlertState of(AlertRule rule) {
        return new AlertState(rule, false, 0, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** What an alert does. */
    public enum Transition {
        /** It starts. */
        RAISED,
        /** It goes on, and is told again. */
        REPEATED,
        /** It is over. */
        CLEARED
    }

    /**
     * Something to tell somebody.
     *
     * @param rule the rule in words
     * @param metric what was observed
     * @param transition what the alert does
     * @param at when
     * @param value what was observed; 1 for a verdict that failed, 0 for one that passed, NaN if missing
     * @param severity how bad it is
     * @param sentence all of that in words
     */
    public record Alert(
            String rule,
            String metric,
            Transition transition,
            Instant at,
            double value,
            AlertRule.Severity severity,
            String sentence) {

        /**
         * The alert as evidence for a gate or a policy.
         *
         * @return a finding named {@code alert} and the rule, that passes when the alert is over
         */
        public Finding finding() {
            return new Finding(
                    "alert " + rule,
                    transition == Transition.CLEARED,
                    Words.of(transition),
                    "no alert",
                    sentence,
                    Digest.of("alert")
                            .put(rule)
                            .put(transition.name())
                            .put(at.toString())
                            .put(value)
                            .hex());
        }

        /**
         * The alert for other tools.
         *
         * @return a JSON object with kebab-case keys
         */
        public String json() {
            Map<String, Object> root = new LinkedHashMap<>();
            root.put("rule", rule);
            root.put("metric", metric);
            root.put("transition", Words.of(transition));
            root.put("at", at.toString());
            root.put("value", value);
            root.put("severity", Words.of(severity));
            root.put("sentence", sentence);
            return Json.writePretty(root);
        }
    }

    /**
     * What an observation comes to.
     *
     * @param state the state after it
     * @param alert what is to be told
     */
    public record Next(AlertState state, Optional<Alert> alert) {}

    /**
     * Goes on with a value.
     *
     * @param at when it was observed, or the end of the window that it is of
     * @param value the value; NaN if it is missing
     * @return what comes of it
     */
    public Next observe(Instant at, double value) {
        return observe(at, value, "");
    }

    /**
     * Goes on with a verdict: a drift report's finding for instance.
     *
     * @param at when it was found
     * @param finding of the name that the rule has; its detail becomes part of the sentence
     * @return what comes of it
     * @throws IllegalArgumentException if the finding has another name, or the rule is about values
     */
    public Next observe(Instant at, Finding finding) {
        if (rule.kind() != AlertRule.Kind.FAILING || !finding.name().equals(rule.metric())) {
            throw new IllegalArgumentException("Cannot observe the finding \"" + finding.name() + "\" for an alert on "
                    + rule + ". AlertRule.failing(\"" + finding.name() + "\") would work.");
        }
        return observe(at, finding.passed() ? 0.0 : 1.0, finding.detail());
    }

    /**
     * Goes on with the news that there is no value.
     *
     * @param at when there should have been one
     * @return what comes of it
     */
    public Next observeMissing(Instant at) {
        return observe(at, Double.NaN);
    }

    private Next observe(Instant at, double value, String detail) {
        if (observedAt.isPresent() && !at.isAfter(observedAt.get())) {
            return new Next(this, Optional.empty());
        }
        boolean breach = rule.isBreach(value);
        if (Double.isNaN(value) && !breach) {
            return quietly(run, at);
        }
        return raised ? whileRaised(at, value, detail) : whileQuiet(at, value, detail, breach);
    }

    private Next whileQuiet(Instant at, double value, String detail, boolean breach) {
        int breaches = breach ? Math.min(run + 1, rule.consecutive()) : 0;
        return breaches >= rule.consecutive() && passed(rule.coolDown(), at)
                ? telling(Transition.RAISED, at, at, value, detail)
                : quietly(breaches, at);
    }

    private Next whileRaised(Instant at, double value, String detail) {
        int good = rule.isGood(value) ? run + 1 : 0;
        if (good >= rule.consecutiveToClear()) {
            return telling(Transition.CLEARED, at, raisedAt.orElseThrow(), value, detail);
        }
        if (rule.repeat().isPresent() && passed(rule.repeat().get(), at)) {
            Next next = telling(Transition.REPEATED, at, raisedAt.orElseThrow(), value, detail);
            return new Next(next.state().running(good), next.alert());
        }
        return quietly(good, at);
    }

    private boolean passed(Duration time, Instant at) {
        return toldAt.isEmpty() || Duration.between(toldAt.get(), at).compareTo(time) >= 0;
    }

    private Next quietly(int next, Instant at) {
        return new Next(new AlertState(rule, raised, next, Optional.of(at), raisedAt, toldAt), Optional.empty());
    }

    private AlertState running(int next) {
        return new AlertState(rule, raised, next, observedAt, raisedAt, toldAt);
    }

    private Next telling(Transition transition, Instant at, Instant since, double value, String detail) {
        boolean over = transition == Transition.CLEARED;
        AlertState next =
                new AlertState(rule, !over, 0, Optional.of(at), Optional.of(since), over ? toldAt : Optional.of(at));
        String sentence = AlertWords.sentence(rule, transition, since, value) + (detail.isEmpty() ? "" : ": " + detail);
        return new Next(
                next,
                Optional.of(
                        new Alert(rule.toString(), rule.metric(), transition, at, value, rule.severity(), sentence)));
    }

    /**
     * The rule that is followed.
     *
     * @return the rule
     */
    public AlertRule rule() {
        return rule;
    }

    /**
     * Whether the alert is raised.
     *
     * @return true from the observation that raises it to the one that clears it
     */
    public boolean raised() {
        return raised;
    }

    /**
     * When the alert was last raised.
     *
     * @return empty if it never was
     */
    public Optional<Instant> raisedAt() {
        return raisedAt;
    }

    /**
     * The latest observation: how long it is ago tells whether somebody still looks.
     *
     * @return its time; empty before the first one
     */
    public Optional<Instant> observedAt() {
        return observedAt;
    }

    /**
     * The same standing under a rule that has changed, for hosts that keep rules in code and states in storage. A run that has begun goes on.
     *
     * @param changed a rule about the same metric
     * @return the changed state
     * @throws IllegalArgumentException if it is about another metric, or about verdicts and not values or the other way round
     */
    public AlertState withRule(AlertRule changed) {
        boolean verdicts = rule.kind() == AlertRule.Kind.FAILING;
        if (!changed.metric().equals(rule.metric()) || verdicts != (changed.kind() == AlertRule.Kind.FAILING)) {
            throw new IllegalArgumentException("Cannot go on with an alert on " + rule + " as one on " + changed
                    + ". AlertState.of(rule) would work.");
        }
        return new AlertState(changed, raised, run, observedAt, raisedAt, toldAt);
    }

    /**
     * The state, to be stored and {@link #read} again.
     *
     * @return a JSON object; docs/monitoring.md has its fields
     */
    public String json() {
        return AlertJson.write(this);
    }

    /**
     * Reads what {@link #json} gave.
     *
     * @param json a stored state
     * @return the state
     * @throws CorruptDataException if the text is damaged
     * @throws UnsupportedFormatException if a later version of Boathouse wrote it
     */
    public static AlertState read(String json) {
        return AlertJson.read(json);
    }

    int run() {
        return run;
    }

    Optional<Instant> toldAt() {
        return toldAt;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AlertState that
                && rule.equals(that.rule)
                && raised == that.raised
                && run == that.run
                && observedAt.equals(that.observedAt)
                && raisedAt.equals(that.raisedAt)
                && toldAt.equals(that.toldAt);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rule, raised, run, observedAt, raisedAt, toldAt);
    }

    @Override
    public String toString() {
        return rule + (raised ? ": raised since " + raisedAt.orElseThrow() : ": quiet");
    }
}
