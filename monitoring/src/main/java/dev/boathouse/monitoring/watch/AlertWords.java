package dev.boathouse.monitoring.watch;

import dev.boathouse.core.internal.RoundedDecimal;
import dev.boathouse.core.internal.ShortestDecimal;
import dev.boathouse.monitoring.watch.AlertState.Transition;
import java.time.Instant;

/** Alerts in words. */
final class AlertWords {

    private AlertWords() {}

    static String sentence(AlertRule rule, Transition transition, Instant since, double value) {
        return rule.metric() + " " + observed(rule, value)
                + switch (transition) {
                    case RAISED ->
                        rule.consecutive() == 1
                                ? ""
                                : ", a breach for " + rule.consecutive() + " observations in a row";
                    case REPEATED -> ", an alert since " + since;
                    case CLEARED -> ", over after an alert since " + since;
                };
    }

    private static String observed(AlertRule rule, double value) {
        if (Double.isNaN(value)) {
            return "has no value";
        }
        if (rule.kind() == AlertRule.Kind.FAILING) {
            return value > rule.limit() ? "failed" : "passed";
        }
        return "is " + RoundedDecimal.of(value) + ", " + place(rule, value);
    }

    private static String place(AlertRule rule, double value) {
        if (rule.isBreach(value)) {
            return Words.of(rule.kind()) + " " + ShortestDecimal.of(rule.limit());
        }
        boolean below = rule.kind() == AlertRule.Kind.BELOW;
        String side = below ? " or more" : " or less";
        return rule.isGood(value)
                ? ShortestDecimal.of(rule.clearing()) + side
                : "not yet " + ShortestDecimal.of(rule.clearing()) + side;
    }
}
