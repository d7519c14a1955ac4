package dev.boathouse.monitoring.internal.inference;

/** Pearson's statistic and G of two levels after each count was moved by up to half a row towards the expected one (Yates 1934). */
public final class Yates {

    private Yates() {}

    /** The corrected chi-square. */
    public static double chiSquare(LevelTable table) {
        double off = off(table);
        double sum = 0;
        for (int level = 0; level < 2; level++) {
            sum += off / expected(table, level, table.size1()) * off
                    + off / expected(table, level, table.size2()) * off;
        }
        return sum;
    }

    /** The corrected likelihood ratio. */
    public static double g(LevelTable table) {
        double off = off(table);
        double sum = 0;
        for (int level = 0; level < 2; level++) {
            double one = expected(table, level, table.size1());
            double other = expected(table, level, table.size2());
            double sign = level == 0 ? 1 : -1;
            sum += one * Divergence.excess(sign * off / one) + other * Divergence.excess(-sign * off / other);
        }
        return 2 * sum;
    }

    private static double expected(LevelTable table, int level, long size) {
        return table.joint(level) * (size / ((double) table.size1() + table.size2()));
    }

    /** How far each count stays from the expected one, with the sign of the first. */
    private static double off(LevelTable table) {
        double off = table.difference(table.first(0), table.second(0)) / ((double) table.size1() + table.size2());
        return Math.copySign(Math.max(0, Math.abs(off) - 0.5), off);
    }
}
