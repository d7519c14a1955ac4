package dev.boathouse.monitoring.watch;

import dev.boathouse.core.internal.RoundedDecimal;
import dev.boathouse.monitoring.drift.Evidence;
import dev.boathouse.monitoring.drift.Evidence.Subject;
import dev.boathouse.monitoring.watch.FittedThresholds.Threshold;
import java.util.Optional;

/** An effect held against a threshold, in words. */
final class ThresholdWords {

    private ThresholdWords() {}

    static String of(Evidence test, Optional<Threshold> limit) {
        String what = (test.subject() == Subject.VALUES ? "values" : "missing values") + " by an effect of "
                + RoundedDecimal.of(test.effect());
        if (limit.isEmpty()) {
            return what + ", for which there is no threshold";
        }
        Threshold found = limit.get();
        String known = found.windows() == 0 ? "" : " in " + found.windows() + " windows";
        return what + (test.effect() > found.effect() ? ", more than the " : ", no more than the ")
                + RoundedDecimal.of(found.effect()) + " that is normal" + known;
    }
}
