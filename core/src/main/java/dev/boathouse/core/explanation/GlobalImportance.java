package dev.boathouse.core.explanation;

/**
 * How much columns and features contribute on average: the mean, over rows, of the size of their contributions. Unlike permutation importance it needs
 * no labels, and says nothing about whether the contributions make the model better. Immutable.
 *
 * @param scale what contributions are measured in
 * @param columns by input column; contributions of a column's features are added first, so they may cancel out
 * @param features by feature
 */
public record GlobalImportance(Explanation.Scale scale, Importances columns, Importances features) {}
