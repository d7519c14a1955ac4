package dev.boathouse.monitoring.drift;

import dev.boathouse.monitoring.drift.Measure.Fit;
import dev.boathouse.monitoring.internal.inference.ConditionalTables;
import dev.boathouse.monitoring.internal.inference.Distances;
import dev.boathouse.monitoring.internal.inference.LevelTable;
import dev.boathouse.monitoring.internal.inference.LevelTest;
import dev.boathouse.monitoring.profile.Bounds;
import dev.boathouse.monitoring.statistics.LevelSamples;
import dev.boathouse.monitoring.statistics.LevelSamples.Base;
import java.util.Arrays;

/** Levels, or groups of numbers, before and now. */
record LevelComparison(LevelTable table, String words) implements Comparison {

    @Override
    public boolean fits(Measure measure) {
        return measure.fit() == Fit.ANY || (measure.fit() == Fit.TWO && isRate());
    }

    @Override
    public Measure standard() {
        return table.levels() == 2 ? Measure.FISHER : Measure.CHI_SQUARE;
    }

    @Override
    public boolean isRate() {
        return table.levels() <= 2;
    }

    @Override
    public double effect() {
        return table.pooled().effect();
    }

    @Override
    public Evidence by(Measure measure) {
        if (measure == Measure.FISHER) {
            double apart = Distances.largest(table);
            return Evidence.of(
                    measure,
                    Bounds.exactly(apart),
                    () -> LevelTest.of(table).pValue(),
                    alpha -> ConditionalTables.of(table, Distances::largest).threshold(alpha));
        }
        LevelSamples samples = samples();
        return TestEvidence.of(
                measure,
                switch (measure) {
                    case CHI_SQUARE -> samples.chiSquare();
                    case G_TEST -> samples.gTest();
                    case TWO_PROPORTIONS -> samples.twoProportion();
                    case POPULATION_STABILITY -> samples.populationStability();
                    case KULLBACK_LEIBLER -> samples.swapped().smoothedKullbackLeibler(Base.E);
                    case JENSEN_SHANNON -> samples.jensenShannon(Base.TWO);
                    case HELLINGER -> samples.hellinger();
                    case TOTAL_VARIATION -> samples.totalVariation();
                    case L_INFINITY -> samples.lInfinity();
                    default -> throw new IllegalArgumentException(measure + " does not fit levels.");
                });
    }

    private LevelSamples samples() {
        long[] reference = new long[table.levels()];
        long[] current = new long[table.levels()];
        Arrays.setAll(reference, table::first);
        Arrays.setAll(current, table::second);
        return LevelSamples.of(reference, current);
    }
}
