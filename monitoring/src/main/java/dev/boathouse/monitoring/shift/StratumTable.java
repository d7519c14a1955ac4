package dev.boathouse.monitoring.shift;

/**
 * Labels of two sides, counted where the scores are about equal. Given how many rows and positives there are in all, the current positives have a
 * hypergeometric distribution when the sides do not differ.
 *
 * @param before positives of the reference
 * @param referenceRows its rows
 * @param now current positives
 * @param currentRows current rows
 */
record StratumTable(long before, long referenceRows, long now, long currentRows) {

    double rows() {
        return (double) referenceRows + currentRows;
    }

    private double positives() {
        return (double) before + now;
    }

    /** Mantel and Haenszel's weight; 0 where a side has no rows. */
    double weight() {
        return referenceRows * (double) currentRows / rows();
    }

    /** By how much current positives exceed their expectation. */
    double excess() {
        return (now * (double) referenceRows - before * (double) currentRows) / rows();
    }

    double variance() {
        double rows = rows();
        return rows < 2 ? 0 : weight() / rows * positives() * ((rows - positives()) / (rows - 1));
    }

    double expected() {
        return positives() * currentRows / rows();
    }

    long least() {
        return Math.max(0, before + now - referenceRows);
    }

    long most() {
        return Math.min(before + now, currentRows);
    }

    /** The probabilities of current positives from the least to the most. */
    double[] distribution() {
        int size = Math.toIntExact(most() - least() + 1);
        double[] weights = new double[size];
        int mode = (int) Math.max(0, Math.min(size - 1, Math.round(expected()) - least()));
        weights[mode] = 1;
        for (int i = mode; i + 1 < size; i++) {
            weights[i + 1] = weights[i] * up(least() + i);
        }
        for (int i = mode; i > 0; i--) {
            weights[i - 1] = weights[i] / up(least() + i - 1);
        }
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        for (int i = 0; i < size; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    /** P(k + 1) ∕ P(k). */
    private double up(long k) {
        double left = positives() - k;
        return left / (k + 1) * ((currentRows - k) / (referenceRows - left + 1));
    }
}
