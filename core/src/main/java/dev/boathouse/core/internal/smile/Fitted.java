package dev.boathouse.core.internal.smile;

import dev.boathouse.core.predictor.Predictor;
import dev.boathouse.core.predictor.Response;

/**
 * What was learnt.
 *
 * @param predictor from features to scores
 * @param response from scores to answers
 */
public record Fitted(Predictor predictor, Response response) {}
