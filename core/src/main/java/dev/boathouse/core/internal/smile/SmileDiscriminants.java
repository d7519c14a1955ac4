package dev.boathouse.core.internal.smile;

import dev.boathouse.core.algorithm.LinearDiscriminantAnalysis;
import dev.boathouse.core.predictor.Link;
import dev.boathouse.core.predictor.Response;
import java.util.Arrays;
import smile.math.MathEx;
import smile.math.blas.UPLO;
import smile.math.matrix.Matrix;

/**
 * Linear discriminant analysis by Smile's matrices. Its own {@code LDA.fit} takes the covariance of all rows around their common mean, which
 * holds the differences of the classes too: its probabilities are much too close to the priors. The covariance here is that within classes.
 */
public final class SmileDiscriminants {

    /** The least share of a feature's variance that lies within the classes; below, it is taken for rounding. */
    private static final double LEAST_WITHIN = 1e-14;

    private SmileDiscriminants() {}

    /**
     * Fits.
     *
     * @param analysis the algorithm
     * @param examples rows with classes
     * @param workers the threads
     * @return what was learnt
     * @throws IllegalArgumentException if there are too few rows for the features, or a feature does not vary within the classes
     * @throws IllegalStateException if OpenBLAS is missing
     */
    public static Fitted fit(LinearDiscriminantAnalysis analysis, Examples examples, Workers workers) {
        Natives.require(analysis.name());
        return workers.call(() -> fit(examples));
    }

    private static Fitted fit(Examples examples) {
        Standardized all = Standardized.of(examples.columns());
        int freedom = examples.rowCount() - examples.classes();
        if (freedom < Math.max(1, all.columns().length)) {
            throw new IllegalArgumentException("Cannot train: linear discriminant analysis found " + examples.rowCount()
                    + " rows for " + all.columns().length + " features that vary and " + examples.classes()
                    + " classes. Give more rows or fewer features, or use logistic regression with a penalty.");
        }
        double[] counts = new double[examples.classes()];
        for (int code : examples.codes()) {
            counts[code]++;
        }
        double[][] means = means(all.columns(), examples.codes(), counts);
        double[][] within = within(all, examples.codes(), means);
        int[] kept =
                Correlations.independent(Correlations.of(Standardized.of(within).columns()));
        double[][] covariance = new double[kept.length][kept.length];
        for (int i = 0; i < kept.length; i++) {
            for (int j = 0; j < kept.length; j++) {
                covariance[i][j] = MathEx.dot(within[kept[i]], within[kept[j]]) / freedom;
            }
        }
        double[][] weights = new double[counts.length][kept.length];
        double[] offsets = new double[counts.length];
        for (int code = 0; code < counts.length; code++) {
            double[] mean = new double[kept.length];
            for (int i = 0; i < kept.length; i++) {
                mean[i] = means[kept[i]][code];
            }
            weights[code] = solved(covariance, mean);
            offsets[code] = StrictMath.log(counts[code] / examples.rowCount()) - 0.5 * MathEx.dot(mean, weights[code]);
        }
        Standardized used = all.keeping(kept);
        if (counts.length > 2) {
            return new Fitted(used.linear(weights, offsets), Response.of(new Link.Softmax()));
        }
        for (int i = 0; i < kept.length; i++) {
            weights[1][i] -= weights[0][i];
        }
        return new Fitted(
                used.linear(new double[][] {weights[1]}, new double[] {offsets[1] - offsets[0]}),
                Response.of(new Link.Logistic(1, 0)));
    }

    /** By feature and class. */
    private static double[][] means(double[][] columns, int[] codes, double[] counts) {
        double[][] means = new double[columns.length][counts.length];
        for (int i = 0; i < columns.length; i++) {
            for (int row = 0; row < codes.length; row++) {
                means[i][codes[row]] += columns[i][row];
            }
            for (int code = 0; code < counts.length; code++) {
                means[i][code] /= counts[code];
            }
        }
        return means;
    }

    private static double[][] within(Standardized all, int[] codes, double[][] means) {
        double[][] within = new double[means.length][];
        for (int i = 0; i < within.length; i++) {
            within[i] = all.columns()[i].clone();
            for (int row = 0; row < codes.length; row++) {
                within[i][row] -= means[i][codes[row]];
            }
            if (MathEx.dot(within[i], within[i]) / codes.length < LEAST_WITHIN) {
                throw new IllegalArgumentException("Cannot train: linear discriminant analysis found that feature "
                        + (all.place(i) + 1)
                        + " is constant within each class, and alone tells them apart. Leave it out, or"
                        + " use another algorithm.");
            }
        }
        return within;
    }

    private static double[] solved(double[][] covariance, double[] mean) {
        if (mean.length == 0) {
            return mean;
        }
        Matrix matrix = new Matrix(covariance);
        matrix.uplo(UPLO.LOWER);
        return matrix.cholesky(true).solve(Arrays.copyOf(mean, mean.length));
    }
}
