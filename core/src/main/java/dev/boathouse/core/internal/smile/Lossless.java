package dev.boathouse.core.internal.smile;

import java.util.Arrays;

/**
 * Moves features near 0 and makes the widest about 1 wide, without rounding: a shift by the end next to 0 is exact where both ends are within
 * a factor of two of each other (Sterbenz 1974), and needed nowhere else; a scale is a power of two.
 */
final class Lossless {

    private final double[] shifts;
    private final int exponent;

    private Lossless(double[] shifts, int exponent) {
        this.shifts = shifts;
        this.exponent = exponent;
    }

    static Lossless of(double[][] columns) {
        double[] shifts = new double[columns.length];
        double widest = 0;
        for (int i = 0; i < shifts.length; i++) {
            double least = Arrays.stream(columns[i]).min().orElse(0);
            double most = Arrays.stream(columns[i]).max().orElse(0);
            widest = Math.max(widest, most / 2 - least / 2);
            if (least > 0 && most / 2 <= least) {
                shifts[i] = least;
            } else if (most < 0 && least / 2 >= most) {
                shifts[i] = most;
            }
        }
        return new Lossless(shifts, widest == 0 ? 0 : Math.getExponent(widest));
    }

    /** Changes a row. */
    void apply(double[] row) {
        for (int i = 0; i < row.length; i++) {
            row[i] = Math.scalb(row[i] - shifts[i], -exponent);
        }
    }

    /** A changed point as it was, but for the rounding of one addition. */
    double[] undone(double[] point) {
        double[] undone = new double[point.length];
        for (int i = 0; i < point.length; i++) {
            undone[i] = Math.scalb(point[i], exponent) + shifts[i];
        }
        return undone;
    }
}
