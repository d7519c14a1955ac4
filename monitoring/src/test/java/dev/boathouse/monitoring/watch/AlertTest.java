package dev.boathouse.monitoring.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.monitoring.watch.AlertRule.Missing;
import dev.boathouse.monitoring.watch.AlertRule.Severity;
import dev.boathouse.monitoring.watch.AlertState.Alert;
import dev.boathouse.monitoring.watch.AlertState.Next;
import dev.boathouse.monitoring.watch.AlertState.Transition;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AlertTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static Instant day(long day) {
        return START.plus(Duration.ofDays(day));
    }

    /** One observation a day; what is told, with its day. */
    private static List<String> told(AlertRule rule, double... values) {
        List<String> told = new ArrayList<>();
        AlertState state = AlertState.of(rule);
        for (int day = 0; day < values.length; day++) {
            Next next = state.observe(day(day), values[day]);
            int at = day;
            next.alert().ifPresent(alert -> told.add(at + " " + alert.transition()));
            state = next.state();
        }
        return told;
    }

    @Test
    void aValueBelowTheLimitRaisesOnceAndAGoodOneClears() {
        AlertRule rule = AlertRule.below("auc", 0.65);
        assertThat(told(rule, 0.7, 0.65, 0.64, 0.6, 0.65, 0.7, 0.1))
                .containsExactly("2 RAISED", "4 CLEARED", "6 RAISED");
        assertThat(told(AlertRule.above("psi", 0.2), 0.2, 0.21, 0.2)).containsExactly("1 RAISED", "2 CLEARED");
    }

    @Test
    void whatLiesBetweenTheLimitsIsNeitherABreachNorItsEnd() {
        AlertRule rule = AlertRule.below("auc", 0.65).withClearing(0.68);
        assertThat(told(rule, 0.66, 0.64, 0.66, 0.64, 0.67, 0.679, 0.68)).containsExactly("1 RAISED", "6 CLEARED");
        AlertRule twice = rule.withConsecutive(2);
        assertThat(told(twice, 0.64, 0.66, 0.64, 0.64)).containsExactly("3 RAISED");
        assertThat(told(rule.withConsecutiveToClear(2), 0.6, 0.7, 0.66, 0.7, 0.7))
                .containsExactly("0 RAISED", "4 CLEARED");
    }

    @Test
    void breachesInTheCoolDownCountButRaiseOnlyAfterIt() {
        AlertRule rule = AlertRule.above("psi", 1).withCoolDown(Duration.ofDays(4));
        assertThat(told(rule, 2, 0, 2, 2, 2, 0, 0, 2, 0, 2))
                .containsExactly("0 RAISED", "1 CLEARED", "4 RAISED", "5 CLEARED", "9 RAISED");
        assertThat(told(rule.withConsecutive(3), 2, 2, 2, 0, 2, 2, 2, 2))
                .containsExactly("2 RAISED", "3 CLEARED", "6 RAISED");
    }

    @Test
    void whatGoesOnIsToldAgainAndThenCoolsDownFromThere() {
        AlertRule rule = AlertRule.above("psi", 1).withRepeat(Duration.ofDays(2));
        assertThat(told(rule, 2, 2, 2, 1, 2)).containsExactly("0 RAISED", "2 REPEATED", "3 CLEARED", "4 RAISED");
        assertThat(told(rule.withCoolDown(Duration.ofDays(3)), 2, 2, 2, 1, 2, 2))
                .containsExactly("0 RAISED", "2 REPEATED", "3 CLEARED", "5 RAISED");
        assertThat(told(rule.withConsecutiveToClear(3), 2, 0, 0, 0))
                .containsExactly("0 RAISED", "2 REPEATED", "3 CLEARED");
    }

    @Test
    void missingValuesAreNothingUnlessTheRuleSaysBreach() {
        double nan = Double.NaN;
        AlertRule rule = AlertRule.below("auc", 0.65).withConsecutive(2);
        assertThat(told(rule, 0.6, nan, 0.6, nan, nan, 0.7)).containsExactly("2 RAISED", "5 CLEARED");
        AlertRule silence = rule.withMissing(Missing.BREACH);
        assertThat(told(silence, 0.7, nan, nan, nan, 0.7)).containsExactly("2 RAISED", "4 CLEARED");
        assertThat(told(silence.withConsecutiveToClear(2), nan, nan, 0.7, nan, 0.7, 0.7))
                .containsExactly("1 RAISED", "5 CLEARED");
        Next next = AlertState.of(silence.withConsecutive(1)).observeMissing(day(0));
        assertThat(next.alert().orElseThrow().sentence()).isEqualTo("auc has no value");
        assertThat(next.alert().orElseThrow().value()).isNaN();
    }

    @Test
    void infinitiesAreValues() {
        assertThat(told(AlertRule.above("psi", 1), Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY))
                .containsExactly("0 RAISED", "1 CLEARED");
    }

    @Test
    void whatIsNotLaterThanTheLastObservationChangesNothing() {
        AlertState state = AlertState.of(AlertRule.below("auc", 0.65).withConsecutive(2));
        AlertState once = state.observe(day(3), 0.6).state();
        for (Instant again : List.of(day(3), day(2), Instant.MIN)) {
            Next next = once.observe(again, 0.6);
            assertThat(next.state()).isSameAs(once);
            assertThat(next.alert()).isEmpty();
        }
        assertThat(once.observe(day(3).plusNanos(1), 0.6).alert()).isPresent();
        assertThat(once.observedAt()).contains(day(3));
    }

    @Test
    void verdictsAreObservedByTheirName() {
        AlertState state =
                AlertState.of(AlertRule.failing("drift").withConsecutive(2).withSeverity(Severity.CRITICAL));
        Finding failed = new Finding("drift", false, "late", "no drift", "late drifted", "0".repeat(64));
        Finding passed = new Finding("drift", true, "none", "no drift", "2 columns compared", "0".repeat(64));
        Next raised = state.observe(day(0), failed).state().observe(day(1), failed);
        Alert alert = raised.alert().orElseThrow();
        assertThat(alert.sentence()).isEqualTo("drift failed, a breach for 2 observations in a row: late drifted");
        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(alert.finding().passed()).isFalse();
        assertThat(alert.finding().name()).isEqualTo("alert drift failing");
        Alert cleared = raised.state().observe(day(2), passed).alert().orElseThrow();
        assertThat(cleared.sentence())
                .isEqualTo("drift passed, over after an alert since 2026-01-02T00:00:00Z: 2 columns compared");
        assertThat(cleared.finding().passed()).isTrue();
        assertThatThrownBy(() -> AlertState.of(AlertRule.failing("other")).observe(day(0), failed))
                .hasMessage("Cannot observe the finding \"drift\" for an alert on other failing."
                        + " AlertRule.failing(\"drift\") would work.");
        assertThatThrownBy(() -> AlertState.of(AlertRule.below("drift", 1)).observe(day(0), failed))
                .hasMessageContaining("AlertRule.failing(\"drift\") would work");
    }

    @Test
    void alertsSpeakInSentencesAndJson() throws IOException {
        AlertRule rule = AlertRule.below("auc", 0.65).withClearing(0.68).withRepeat(Duration.ofDays(1));
        Next raised = AlertState.of(rule).observe(day(0), 0.61234);
        Alert alert = raised.alert().orElseThrow();
        assertThat(alert.sentence()).isEqualTo("auc is 0.6123, below 0.65");
        Next repeated = raised.state().observe(day(1), 0.66);
        assertThat(repeated.alert().orElseThrow().sentence())
                .isEqualTo("auc is 0.6600, not yet 0.68 or more, an alert since 2026-01-01T00:00:00Z");
        Next cleared = repeated.state().observe(day(2), 0.7);
        assertThat(cleared.alert().orElseThrow().sentence())
                .isEqualTo("auc is 0.7000, 0.68 or more, over after an alert since 2026-01-01T00:00:00Z");
        JsonNode json = new ObjectMapper().readTree(alert.json());
        assertThat(json.get("transition").asText()).isEqualTo("raised");
        assertThat(json.get("rule").asText()).isEqualTo("auc below 0.65");
        assertThat(json.get("value").asDouble()).isEqualTo(0.61234);
    }

    @Test
    void rulesThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> AlertRule.below("auc", 0.65).withClearing(0.64))
                .hasMessage(
                        "No alert on \"auc\": found limit 0.65, clearing at 0.64. A name, and a value to clear at on the"
                                + " good side of the limit, would work.");
        assertThatThrownBy(() -> AlertRule.above("psi", 0.2).withClearing(0.3)).hasMessageContaining("good side");
        assertThatThrownBy(() -> AlertRule.above("psi", Double.NaN)).hasMessageContaining("No alert on");
        assertThatThrownBy(() -> AlertRule.above("", 1)).hasMessageContaining("A name");
        assertThatThrownBy(() -> AlertRule.failing("drift").withClearing(0)).isInstanceOf(IllegalStateException.class);
        AlertRule rule = AlertRule.above("psi", 1);
        assertThatThrownBy(() -> rule.withConsecutive(0)).hasMessageContaining("At least 1");
        assertThatThrownBy(() -> rule.withConsecutiveToClear(0)).hasMessageContaining("At least 1");
        assertThatThrownBy(() -> rule.withCoolDown(Duration.ofDays(-1))).hasMessageContaining("0 or more");
        assertThatThrownBy(() -> rule.withRepeat(Duration.ZERO)).hasMessageContaining("more than 0");
    }

    /** The same rules said another way: over the whole past at every step, nothing kept but what was told. */
    private static final class Naive {
        private final AlertRule rule;
        private final List<Double> past = new ArrayList<>();
        private boolean raised;
        private int from;
        private Instant last = Instant.MIN;
        private Instant told = Instant.MIN;

        Naive(AlertRule rule) {
            this.rule = rule;
        }

        Optional<Transition> observe(Instant at, double value) {
            if (!at.isAfter(last)) {
                return Optional.empty();
            }
            last = at;
            if (Double.isNaN(value) && rule.missing() == Missing.NOTHING) {
                return Optional.empty();
            }
            past.add(value);
            if (!raised) {
                if (ends(rule.consecutive(), false)
                        && Duration.between(told, at).compareTo(rule.coolDown()) >= 0) {
                    return tell(Transition.RAISED, at);
                }
                return Optional.empty();
            }
            if (ends(rule.consecutiveToClear(), true)) {
                raised = false;
                from = past.size();
                return Optional.of(Transition.CLEARED);
            }
            boolean due = rule.repeat().isPresent()
                    && !at.isBefore(told.plus(rule.repeat().get()));
            return due ? tell(Transition.REPEATED, at) : Optional.empty();
        }

        private Optional<Transition> tell(Transition transition, Instant at) {
            told = at;
            if (transition == Transition.RAISED) {
                raised = true;
                from = past.size();
            }
            return Optional.of(transition);
        }

        private boolean ends(int length, boolean good) {
            if (past.size() - from < length) {
                return false;
            }
            return past.subList(past.size() - length, past.size()).stream()
                    .allMatch(value -> good ? isGood(value) : isBad(value));
        }

        private boolean isBad(double value) {
            return Double.isNaN(value)
                    || (rule.kind() == AlertRule.Kind.BELOW ? value < rule.limit() : value > rule.limit());
        }

        private boolean isGood(double value) {
            return rule.kind() == AlertRule.Kind.BELOW ? value >= rule.clearing() : value <= rule.clearing();
        }
    }

    @Test
    void randomSequencesTellWhatASimulationOverTheWholePastTells() {
        int transitions = 0;
        for (long seed = 1; seed <= 1_000; seed++) {
            Random random = new Random(seed);
            AlertRule rule = anyRule(random);
            AlertState state = AlertState.of(rule);
            Naive naive = new Naive(rule);
            Instant at = START;
            for (int i = 0; i < 40; i++) {
                at = at.plus(Duration.ofHours(random.nextInt(60) - 6));
                double value = random.nextInt(8) == 0 ? Double.NaN : random.nextInt(7);
                Next next = state.observe(at, value);
                Optional<Transition> expected = naive.observe(at, value);
                assertThat(next.alert().map(Alert::transition))
                        .as("seed %d, step %d, %s", seed, i, rule)
                        .isEqualTo(expected);
                assertThat(next.state().raised())
                        .as("seed %d, step %d", seed, i)
                        .isEqualTo(naive.raised);
                transitions += expected.isPresent() ? 1 : 0;
                state = random.nextInt(5) == 0 ? AlertState.read(next.state().json()) : next.state();
                assertThat(state).as("seed %d, step %d", seed, i).isEqualTo(next.state());
            }
        }
        assertThat(transitions).isGreaterThan(5_000);
    }

    private static AlertRule anyRule(Random random) {
        AlertRule rule = random.nextBoolean()
                ? AlertRule.below("m", 3).withClearing(3 + random.nextInt(3))
                : AlertRule.above("m", 3).withClearing(3 - random.nextInt(3));
        rule = rule.withConsecutive(1 + random.nextInt(3))
                .withConsecutiveToClear(1 + random.nextInt(3))
                .withCoolDown(Duration.ofHours(random.nextInt(200)))
                .withMissing(random.nextBoolean() ? Missing.BREACH : Missing.NOTHING);
        return random.nextBoolean() ? rule.withRepeat(Duration.ofHours(1 + random.nextInt(100))) : rule;
    }

    private static final String STORED = """
            {
              "format" : "boathouse-alert-1",
              "rule" : {
                "metric" : "auc",
                "kind" : "below",
                "limit" : 0.65,
                "clearing" : 0.68,
                "consecutive" : 2,
                "consecutive-to-clear" : 1,
                "cool-down" : "PT168H",
                "repeat" : "PT24H",
                "missing" : "nothing",
                "severity" : "critical"
              },
              "raised" : true,
              "run" : 0,
              "observed-at" : "2026-01-03T00:00:00Z",
              "raised-at" : "2026-01-02T00:00:00Z",
              "told-at" : "2026-01-03T00:00:00Z"
            }
            """;

    @Test
    void formatOneIsWhatItWas() {
        AlertRule rule = AlertRule.below("auc", 0.65)
                .withClearing(0.68)
                .withConsecutive(2)
                .withCoolDown(Duration.ofDays(7))
                .withRepeat(Duration.ofDays(1))
                .withSeverity(Severity.CRITICAL);
        AlertState state = AlertState.of(rule);
        for (int day = 0; day < 3; day++) {
            state = state.observe(day(day), 0.6).state();
        }
        assertThat(state.json()).isEqualTo(STORED);
        AlertState read = AlertState.read(STORED);
        assertThat(read).isEqualTo(state).hasSameHashCodeAs(state);
        assertThat(read.rule()).isEqualTo(rule);
        assertThat(read.observe(day(4), 0.7).alert().orElseThrow().transition()).isEqualTo(Transition.CLEARED);
        AlertState verdict = AlertState.of(AlertRule.failing("drift"));
        assertThat(AlertState.read(verdict.json())).isEqualTo(verdict);
    }

    @Test
    void damagedStatesAreNamed() {
        assertThatThrownBy(() -> AlertState.read(STORED.replace("alert-1", "alert-7")))
                .isInstanceOf(UnsupportedFormatException.class);
        for (String damaged : List.of(
                STORED.replace("boathouse-alert-1", "x"),
                STORED.replace("0.68", "0.6"),
                STORED.replace("PT168H", "a week"),
                STORED.replace("2026-01-02T00:00:00Z", "yesterday"),
                STORED.replace("\"raised-at\"", "\"risen-at\""),
                STORED.replace("\"below\"", "\"beneath\""),
                STORED.replace("\"run\" : 0", "\"run\" : -1"),
                STORED.substring(20))) {
            assertThatThrownBy(() -> AlertState.read(damaged)).as(damaged).isInstanceOf(CorruptDataException.class);
        }
    }

    @Test
    void aStateGoesOnUnderAChangedRule() {
        AlertState raised =
                AlertState.of(AlertRule.below("auc", 0.65)).observe(day(0), 0.6).state();
        AlertState changed = raised.withRule(AlertRule.below("auc", 0.5));
        assertThat(changed.raised()).isTrue();
        assertThat(changed.observe(day(1), 0.6).alert().orElseThrow().transition())
                .isEqualTo(Transition.CLEARED);
        assertThatThrownBy(() -> raised.withRule(AlertRule.below("f1", 0.5)))
                .hasMessageContaining("AlertState.of(rule)");
        assertThatThrownBy(() -> raised.withRule(AlertRule.failing("auc"))).hasMessageContaining("AlertState.of(rule)");
    }
}
