package dev.boathouse.monitoring.shift;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The axes of a symmetric matrix: its eigenvectors, by falling eigenvalue, found by Jacobi's rotations, row by row (Golub and Van Loan, Matrix
 * Computations, 4th edition, 8.5). Takes no more than additions, products, quotients and roots, so that the bits are the same everywhere.
 *
 * @param variances the eigenvalues, falling
 * @param axes an eigenvector of length 1 for each
 */
record PrincipalAxes(double[] variances, double[][] axes) {

    private static final int MOST_SWEEPS = 60;

    /** The matrix is used up. */
    static PrincipalAxes of(double[][] matrix) {
        int size = matrix.length;
        double[][] turned = new double[size][size];
        for (int i = 0; i < size; i++) {
            turned[i][i] = 1;
        }
        boolean rotated = true;
        for (int sweep = 0; sweep < MOST_SWEEPS && rotated; sweep++) {
            rotated = false;
            for (int p = 0; p < size; p++) {
                for (int q = p + 1; q < size; q++) {
                    rotated |= rotate(matrix, turned, p, q);
                }
            }
        }
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -matrix[i][i]).thenComparingInt(i -> i))
                .mapToInt(i -> i)
                .toArray();
        double[] variances = new double[size];
        double[][] axes = new double[size][];
        for (int i = 0; i < size; i++) {
            variances[i] = Math.max(0, matrix[order[i]][order[i]]);
            axes[i] = turned[order[i]];
        }
        return new PrincipalAxes(variances, axes);
    }

    /** Makes one element 0, unless it is nothing beside the diagonal. */
    private static boolean rotate(double[][] matrix, double[][] turned, int p, int q) {
        double off = matrix[p][q];
        double negligible = 0x1p-53 * Math.sqrt(Math.abs(matrix[p][p] * matrix[q][q]));
        if (Math.abs(off) <= negligible) {
            return false;
        }
        double half = (matrix[q][q] - matrix[p][p]) / (2 * off);
        double tangent = (half < 0 ? -1 : 1) / (Math.abs(half) + Math.sqrt(1 + half * half));
        double cosine = 1 / Math.sqrt(1 + tangent * tangent);
        double sine = tangent * cosine;
        double[] rowP = matrix[p];
        double[] rowQ = matrix[q];
        double diagonalP = rowP[p] - tangent * off;
        double diagonalQ = rowQ[q] + tangent * off;
        turn(rowP, rowQ, cosine, sine);
        turn(turned[p], turned[q], cosine, sine);
        for (int i = 0; i < matrix.length; i++) {
            matrix[i][p] = rowP[i];
            matrix[i][q] = rowQ[i];
        }
        rowP[p] = diagonalP;
        rowQ[q] = diagonalQ;
        rowP[q] = 0;
        rowQ[p] = 0;
        return true;
    }

    private static void turn(double[] first, double[] second, double cosine, double sine) {
        for (int i = 0; i < first.length; i++) {
            double one = first[i];
            double other = second[i];
            first[i] = cosine * one - sine * other;
            second[i] = sine * one + cosine * other;
        }
    }

    /** How many axes are needed for a share of the variance; at least one, and never all, since nothing would be left to err in. */
    int forShare(double share) {
        double all = 0;
        for (double variance : variances) {
            all += variance;
        }
        double sum = 0;
        int count = 0;
        while (count < variances.length - 1 && (count == 0 || sum < share * all)) {
            sum += variances[count++];
        }
        return count;
    }

    /** The share of the variance on the first axes. */
    double share(int count) {
        double all = 0;
        double first = 0;
        for (int i = 0; i < variances.length; i++) {
            all += variances[i];
            first += i < count ? variances[i] : 0;
        }
        return all > 0 ? first / all : 1;
    }
}
