package dev.boathouse.monitoring.internal.inference;

/** Do two samples have their levels in the same proportions? */
public final class LevelTest {

    private LevelTest() {}

    /** How the p-value was found. */
    public enum Method {
        /** Fisher's exact test of two levels. */
        FISHER,
        /** Pearson's chi-square with its limiting distribution. */
        CHI_SQUARE,
        /** Pearson's chi-square among tables drawn with the same margins. */
        PERMUTATION
    }

    /** What a test found. */
    public record Outcome(Method method, double statistic, double pValue) {}

    /**
     * Tests a table. Two levels: Fisher's exact test, whose statistic is the absolute difference of the rates. More: chi-square, with its
     * limiting distribution where that is close ({@link LevelTable#chiSquareHolds}), else among random tables of the same margins
     * ({@link ConditionalTables}).
     */
    public static Outcome of(LevelTable table) {
        if (table.levels() == 2) {
            return new Outcome(Method.FISHER, Distances.largest(table), fisher(table));
        }
        double statistic = table.chiSquare();
        return new Outcome(
                table.levels() < 2 || table.chiSquareHolds() ? Method.CHI_SQUARE : Method.PERMUTATION,
                statistic,
                Divergence.CHI_SQUARE.distribution(table).pValue(statistic));
    }

    /** The p-value of a table with its rare levels pooled, by the limiting distribution or Fisher's test. */
    static double pooledTail(LevelTable table) {
        LevelTable pooled = table.pooled();
        return switch (pooled.levels()) {
            case 0, 1 -> 1.0;
            case 2 -> fisher(pooled);
            default -> Divergence.CHI_SQUARE.limit(pooled).pValue(pooled.chiSquare());
        };
    }

    private static double fisher(LevelTable table) {
        return RateTables.of(table.first(0), table.size1(), table.second(0), table.size2())
                .fisher();
    }
}
