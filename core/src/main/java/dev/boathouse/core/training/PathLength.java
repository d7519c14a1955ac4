package dev.boathouse.core.training;

/** How long paths in random trees are. */
final class PathLength {

    /** Steps in which lengths are kept: sums of 10,000 of them are exact, so that equal paths have equal means. */
    private static final double STEPS = 0x1p32;

    private PathLength() {}

    /**
     * The mean path length in a tree that isolates each of some rows, 2 H(n − 1) − 2 (n − 1) / n, where H are the harmonic numbers (Liu, Ting and
     * Zhou 2008, equation 1; the paper estimates H, here it is summed up).
     *
     * @param rows how many, 1 or more
     * @return 0 for one row, 1 for two, to 2^-33
     */
    static double expected(int rows) {
        double harmonic = 0;
        for (int i = rows - 1; i > 0; i--) {
            harmonic += 1.0 / i;
        }
        double length = 2 * harmonic - 2.0 * (rows - 1) / rows;
        return Math.rint(length * STEPS) / STEPS;
    }

    /** How deep such a tree is on the average: the logarithm to base 2, rounded up. */
    static int depth(int rows) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(rows - 1);
    }
}
