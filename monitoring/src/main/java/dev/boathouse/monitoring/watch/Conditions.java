package dev.boathouse.monitoring.watch;

import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.internal.RoundedDecimal;
import dev.boathouse.core.internal.ShortestDecimal;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.monitoring.watch.RetrainPolicy.Condition;
import dev.boathouse.monitoring.watch.Situation.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The conditions of a policy, with their reasons in words. */
final class Conditions {

    private Conditions() {}

    /**
     * What a condition finds.
     *
     * @param holds whether it holds
     * @param reasons why, or why not, a sentence each
     */
    record Found(boolean holds, List<String> reasons) {

        static Found of(boolean holds, String reason) {
            return new Found(holds, List.of(reason));
        }
    }

    /** A condition that can be asked. */
    sealed interface Known extends Condition {
        Found in(Situation situation);
    }

    static Found in(Condition condition, Situation situation) {
        return ((Known) condition).in(situation);
    }

    record Never() implements Known {
        @Override
        public Found in(Situation situation) {
            return Found.of(false, "nothing asks for it");
        }
    }

    record Failing(String finding) implements Known {
        @Override
        public Found in(Situation situation) {
            List<Finding> named = situation.findings().stream()
                    .filter(found -> found.name().equals(finding))
                    .toList();
            return named.isEmpty()
                    ? Found.of(false, "there is no finding \"" + finding + "\"")
                    : verdict(named, finding + " passed");
        }
    }

    record AnyFailing() implements Known {
        @Override
        public Found in(Situation situation) {
            List<Finding> all = situation.findings();
            return verdict(all, all.isEmpty() ? "there are no findings" : "all " + all.size() + " findings passed");
        }
    }

    private static Found verdict(List<Finding> findings, String otherwise) {
        List<String> failed = findings.stream()
                .filter(found -> !found.passed())
                .map(found -> found.name() + " failed: " + found.detail())
                .toList();
        return failed.isEmpty() ? Found.of(false, otherwise) : new Found(true, failed);
    }

    record OlderThan(Duration age) implements Known {
        @Override
        public Found in(Situation situation) {
            if (situation.trainedAt().isEmpty()) {
                return Found.of(false, "it is not known when the model was trained");
            }
            Instant trained = situation.trainedAt().get();
            Duration old = Duration.between(trained, situation.now());
            return old.isNegative()
                    ? Found.of(false, "the model was trained at " + trained + ", which is yet to come")
                    : Found.of(
                            old.compareTo(age) > 0,
                            "the model is " + days(old) + " old"
                                    + (old.compareTo(age) > 0 ? ", more than " : ", no more than ") + exactly(age));
        }
    }

    record NewRows(long rows) implements Known {
        @Override
        public Found in(Situation situation) {
            return atLeast(situation.newRows(), rows, "rows");
        }
    }

    record NewVersions(long versions) implements Known {
        @Override
        public Found in(Situation situation) {
            return atLeast(situation.newVersions(), versions, "table versions");
        }
    }

    private static Found atLeast(OptionalLong count, long least, String what) {
        return count.isEmpty()
                ? Found.of(false, "it is not known how many " + what + " are new since training")
                : Found.of(
                        count.getAsLong() >= least,
                        count.getAsLong() + " " + what + " are new since training, "
                                + (count.getAsLong() >= least ? "at least " : "fewer than ") + least);
    }

    record Worse(Metric metric, double by) implements Known {

        Worse {
            check(metric, by);
        }

        @Override
        public Found in(Situation situation) {
            return worse(situation.sinceTraining(), metric, by, "since training");
        }
    }

    record WorseThanPrevious(Metric metric, double by, Duration within) implements Known {

        WorseThanPrevious {
            check(metric, by);
        }

        @Override
        public Found in(Situation situation) {
            Found worse = worse(situation.againstPrevious(), metric, by, "than the version before");
            if (!worse.holds() || situation.promotedAt().isEmpty()) {
                return worse.holds() ? Found.of(false, "it is not known when the live version went live") : worse;
            }
            Duration live = Duration.between(situation.promotedAt().get(), situation.now());
            boolean soon = !live.isNegative() && live.compareTo(within) <= 0;
            return soon
                    ? worse
                    : Found.of(
                            false,
                            "the live version went live at "
                                    + situation.promotedAt().get() + ", not within " + exactly(within) + " before");
        }
    }

    private static void check(Metric metric, double by) {
        if (!metric.hasDirection() || !(by >= 0)) {
            throw new IllegalArgumentException("No condition on " + metric + " worse by " + by
                    + ". A metric of which more or less is better, and 0 or more, would work.");
        }
    }

    private static Found worse(List<Change> changes, Metric metric, double by, String than) {
        List<Change> known = changes.stream()
                .filter(change -> change.metric().equals(metric))
                .toList();
        if (known.isEmpty()) {
            return Found.of(false, "it is not known how " + metric + " compares " + than);
        }
        List<String> worse = known.stream()
                .filter(change -> change.worseBy() > 0 && change.worseBy() >= by && change.beyondChance())
                .map(change -> metric + " is worse " + than + " by " + range(change))
                .toList();
        return worse.isEmpty()
                ? new Found(
                        false,
                        known.stream().map(change -> better(change, by, than)).toList())
                : new Found(true, worse);
    }

    private static String better(Change change, double by, String than) {
        String metric = change.metric().toString();
        if (Double.isNaN(change.worseBy())) {
            return "it is not known how " + metric + " compares " + than;
        }
        if (!(change.worseBy() > 0)) {
            return metric + " is not worse " + than + ": better by " + RoundedDecimal.of(0 - change.worseBy());
        }
        return metric + " is worse " + than + " by " + range(change)
                + (change.worseBy() < by
                        ? ", less than the " + ShortestDecimal.of(by) + " that matters"
                        : ", which may be chance");
    }

    private static String range(Change change) {
        return RoundedDecimal.of(change.worseBy())
                + change.interval()
                        .map(interval -> " (difference " + interval + ")")
                        .orElse("");
    }

    record Both(Condition first, Condition second) implements Known {
        @Override
        public Found in(Situation situation) {
            Found one = Conditions.in(first, situation);
            Found two = Conditions.in(second, situation);
            boolean holds = one.holds() && two.holds();
            return new Found(holds, reasons(holds, one, two));
        }
    }

    record Either(Condition first, Condition second) implements Known {
        @Override
        public Found in(Situation situation) {
            Found one = Conditions.in(first, situation);
            Found two = Conditions.in(second, situation);
            boolean holds = one.holds() || two.holds();
            return new Found(holds, reasons(holds, one, two));
        }
    }

    /** Those that say what the answer is. */
    private static List<String> reasons(boolean holds, Found... found) {
        List<String> reasons = new ArrayList<>();
        Stream.of(found).filter(part -> part.holds() == holds).forEach(part -> reasons.addAll(part.reasons()));
        return reasons;
    }

    /** Why it is too early to train again, if it is. */
    static Optional<String> cooling(Duration coolDown, Situation situation) {
        if (situation.trainedAt().isEmpty()) {
            return Optional.of("it is not known when the model was trained");
        }
        Duration old = Duration.between(situation.trainedAt().get(), situation.now());
        return old.compareTo(coolDown) >= 0
                ? Optional.empty()
                : Optional.of("the model was trained at "
                        + situation.trainedAt().get() + ", less than " + exactly(coolDown) + " ago");
    }

    /** An age in whole days, as people say it. */
    private static String days(Duration age) {
        long days = age.toDays();
        return days == 0 ? age.toString() : days + (days == 1 ? " day" : " days");
    }

    /** A limit, to the second. */
    private static String exactly(Duration limit) {
        return limit.equals(Duration.ofDays(limit.toDays())) ? days(limit) : limit.toString();
    }
}
