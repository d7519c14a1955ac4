package dev.boathouse.examples.flights;

import dev.boathouse.core.data.Frame;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.model.Model;
import java.time.Instant;
import java.util.Optional;

/**
 * A model that went live.
 *
 * @param model the model
 * @param holdout what it was judged on
 * @param auc what came of that
 * @param at when the data were there that it was trained on, and it went live
 * @param before what was live until then
 */
record Release(Model model, Frame holdout, double auc, Instant at, Optional<Release> before) {

    static Release of(Model model, Frame holdout, Instant at, Optional<Release> before) {
        double auc = Evaluation.of(model, holdout).value(Metric.AUC).orElse(Double.NaN);
        return new Release(model, holdout, auc, at, before);
    }
}
