package dev.boathouse.monitoring.internal.inference;

/** A small symmetric matrix, with its eigenvalues by Jacobi's rotations. */
final class SymmetricMatrix {

    private static final int SWEEPS = 60;

    private final double[][] entries;
    private final double[][] vectors;

    SymmetricMatrix(double[][] matrix) {
        int size = matrix.length;
        this.entries = new double[size][];
        this.vectors = new double[size][size];
        for (int i = 0; i < size; i++) {
            entries[i] = matrix[i].clone();
            vectors[i][i] = 1;
        }
        for (int sweep = 0; sweep < SWEEPS && !diagonal(); sweep++) {
            for (int i = 0; i < size; i++) {
                for (int j = i + 1; j < size; j++) {
                    rotate(i, j);
                }
            }
        }
    }

    /** Whether nothing is left that could change the diagonal. */
    private boolean diagonal() {
        double off = 0;
        double trace = 0;
        for (int i = 0; i < entries.length; i++) {
            trace += Math.abs(entries[i][i]);
            for (int j = 0; j < i; j++) {
                off += Math.abs(entries[i][j]);
            }
        }
        return off <= 1e-18 * trace;
    }

    private void rotate(int p, int q) {
        if (entries[p][q] == 0) {
            return;
        }
        double theta = (entries[q][q] - entries[p][p]) / (2 * entries[p][q]);
        double tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double cosine = 1 / Math.sqrt(tangent * tangent + 1);
        double sine = tangent * cosine;
        for (double[] row : entries) {
            turn(row, p, q, cosine, sine);
        }
        for (int k = 0; k < entries.length; k++) {
            double a = entries[p][k];
            double b = entries[q][k];
            entries[p][k] = cosine * a - sine * b;
            entries[q][k] = sine * a + cosine * b;
        }
        entries[p][q] = 0; // but for rounding it is
        entries[q][p] = 0;
        for (double[] row : vectors) {
            turn(row, p, q, cosine, sine);
        }
    }

    private static void turn(double[] row, int p, int q, double cosine, double sine) {
        double a = row[p];
        double b = row[q];
        row[p] = cosine * a - sine * b;
        row[q] = sine * a + cosine * b;
    }

    /**
     * vᵀ M⁺ v with the pseudo-inverse M⁺.
     *
     * @param value the product
     * @param rank how many eigenvalues are not negligible against the greatest
     */
    record Product(double value, int rank) {}

    /** vᵀ M⁺ v, and the rank of M, eigenvalues up to {@code noise} taken for 0. */
    Product quadratic(double[] v, double noise) {
        int size = v.length;
        double greatest = 0;
        for (int i = 0; i < size; i++) {
            greatest = Math.max(greatest, Math.abs(entries[i][i]));
        }
        double value = 0;
        int rank = 0;
        for (int i = 0; i < size; i++) {
            if (Math.abs(entries[i][i]) > Math.max(noise, greatest * size * Math.ulp(1.0))) {
                double along = 0;
                for (int k = 0; k < size; k++) {
                    along += vectors[k][i] * v[k];
                }
                value += along * along / entries[i][i];
                rank++;
            }
        }
        return new Product(value, rank);
    }
}
