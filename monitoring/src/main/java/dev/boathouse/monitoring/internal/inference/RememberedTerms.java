package dev.boathouse.monitoring.internal.inference;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** A divergence for many tables with the same margins. Not for several threads at once. */
final class RememberedTerms implements ToDoubleFunction<LevelTable> {

    /** Levels with so many rows or more are computed each time. */
    private static final int LIMIT = 256;

    private final Divergence divergence;
    private final double[] terms;

    RememberedTerms(Divergence divergence, LevelTable margins) {
        this.divergence = divergence;
        int most = 0;
        for (int level = 0; level < margins.levels(); level++) {
            most = (int) Math.max(most, Math.min(LIMIT - 1, margins.joint(level)));
        }
        terms = new double[(most + 1) * (most + 2) / 2];
        Arrays.fill(terms, Double.NaN);
    }

    @Override
    public double applyAsDouble(LevelTable table) {
        double sum = 0;
        for (int level = 0; level < table.levels(); level++) {
            long first = table.first(level);
            long joint = table.joint(level);
            if (joint >= LIMIT) {
                sum += divergence.term(table, first, joint - first);
            } else if (joint > 0) {
                int place = (int) (joint * (joint + 1) / 2 + first);
                double term = terms[place];
                if (Double.isNaN(term)) {
                    term = divergence.term(table, first, joint - first);
                    terms[place] = term;
                }
                sum += term;
            }
        }
        return divergence.finished(sum);
    }
}
