package dev.boathouse.core.internal.smile;

import java.util.Arrays;
import smile.classification.LDA;
import smile.math.blas.UPLO;
import smile.math.matrix.Matrix;

/**
 * Smile's LDA, given the covariance within classes (left alone it takes that of all rows). Within 1e-9, since it sums squares along
 * eigenvectors. The features must be independent.
 */
final class DiscriminantsOracle implements Oracle {

    private final LDA theirs;
    private final int classes;

    DiscriminantsOracle(Examples examples) {
        int features = examples.columns().length;
        this.classes = examples.classes();
        double[] counts = new double[classes];
        double[][] means = new double[classes][features];
        double[][] rows = examples.rows();
        for (int row = 0; row < rows.length; row++) {
            int code = examples.codes()[row];
            counts[code]++;
            for (int i = 0; i < features; i++) {
                means[code][i] += rows[row][i];
            }
        }
        for (int code = 0; code < classes; code++) {
            for (int i = 0; i < features; i++) {
                means[code][i] /= counts[code];
            }
        }
        Matrix covariance = new Matrix(features, features);
        for (int row = 0; row < rows.length; row++) {
            double[] mean = means[examples.codes()[row]];
            for (int i = 0; i < features; i++) {
                for (int j = 0; j < features; j++) {
                    double product = (rows[row][i] - mean[i]) * (rows[row][j] - mean[j]);
                    covariance.add(i, j, product / (rows.length - classes));
                }
            }
        }
        covariance.uplo(UPLO.LOWER);
        // Unsorted, the vectors would still be taken for a symmetric matrix.
        Matrix.EVD eigen = covariance.eigen(false, true, true).sort();
        double[] shares =
                Arrays.stream(counts).map(count -> count / rows.length).toArray();
        this.theirs = new LDA(shares, means, eigen.wr, eigen.Vr);
    }

    @Override
    public double[] answers(double... row) {
        double[] probabilities = new double[classes];
        theirs.predict(row, probabilities);
        return probabilities;
    }

    @Override
    public double bound() {
        return 1e-9;
    }
}
