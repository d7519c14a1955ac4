package dev.boathouse.core.features;

/**
 * A fitted pipeline with the features of the rows it was fitted on. For target encoding these are not what the pipeline would give: each
 * row's are computed without its own label, so that a model cannot learn from a leak.
 *
 * @param pipeline the pipeline, for all other rows
 * @param columns the features of the training rows, an array for each output of the pipeline; not copied, they are the caller's
 */
public record FittedFeatures(FeaturePipeline pipeline, double[][] columns) {}
