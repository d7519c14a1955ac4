package dev.boathouse.monitoring.internal.inference;

import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;

/** The distribution of a statistic over all tables with the margins of a given one. */
public final class ConditionalTables {

    private ConditionalTables() {}

    /**
     * The distribution of any statistic of two samples. Two levels: exact, by listing all tables (as long as that is cheap). Otherwise the share of
     * 99, 199 or 1999 random tables, the fewer the larger the table is; drawn when first asked for, from a generator that starts from a hash of
     * the counts, so that the same table always has the same answer. If the statistic treats the samples alike, swapping them
     * changes no bit. For use by several threads; each pays at most for all draws, about 20 to 40 ms for 4096 levels.
     *
     * @param statistic grows with the difference; it is called with a table that changes afterwards, so it keeps nothing of it
     */
    public static NullDistribution of(LevelTable table, ToDoubleFunction<LevelTable> statistic) {
        return of(table, statistic, () -> LevelTest.pooledTail(table));
    }

    /**
     * The same with another test that tells how small p is where no drawn table is as unusual.
     *
     * @param finer its p-value for the given table
     */
    public static NullDistribution of(LevelTable table, ToDoubleFunction<LevelTable> statistic, DoubleSupplier finer) {
        if (table.size1() == 0 || table.size2() == 0 || table.levels() < 2) {
            return Limits.certain();
        }
        return EnumeratedTables.cheap(table)
                ? EnumeratedTables.of(table, statistic)
                : new DrawnTables(table, statistic, finer);
    }
}
