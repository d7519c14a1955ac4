package dev.boathouse.core.card;

import dev.boathouse.core.metric.AnomalyPredictions;
import dev.boathouse.core.metric.BinaryPredictions;
import dev.boathouse.core.metric.ClassPredictions;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.metric.Predictions;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.statistics.Bootstrap;
import java.util.Set;

/** How the interval of a metric is made. Evaluations choose it; a test holds what is said here against what they do. */
enum Method {
    DELONG("DeLong") {
        @Override
        String source() {
            return "of the logit (DeLong, DeLong and Clarke-Pearson 1988, Biometrics 44:837)";
        }
    },
    WILSON("Wilson") {
        @Override
        String source() {
            return "score interval of a rate (Wilson 1927, J. Am. Stat. Assoc. 22:209)";
        }
    },
    BOOTSTRAP("BCa bootstrap") {
        @Override
        String source() {
            Bootstrap standard = Bootstrap.standard();
            return Cell.count(standard.rounds()).text() + " rounds, seed " + standard.seed()
                    + " (Efron 1987, J. Am. Stat. Assoc. 82:171)";
        }
    };

    private static final Set<Metric> RATES =
            Set.of(Metric.ACCURACY, Metric.PRECISION, Metric.RECALL, Metric.SPECIFICITY);

    private final String title;

    Method(String title) {
        this.title = title;
    }

    static Method of(Predictions predictions, Metric metric) {
        if (predictions instanceof BinaryPredictions) {
            return metric.equals(Metric.AUC) ? DELONG : RATES.contains(metric) ? WILSON : BOOTSTRAP;
        }
        boolean rate = predictions instanceof ClassPredictions
                ? metric.equals(Metric.ACCURACY)
                : predictions instanceof AnomalyPredictions && metric.equals(Metric.FLAGGED_RATE);
        return rate ? WILSON : BOOTSTRAP;
    }

    /** What it is, and who found it. */
    abstract String source();

    /** The name in tables. */
    @Override
    public String toString() {
        return title;
    }
}
