package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.internal.ShortestDecimal;
import dev.boathouse.core.statistics.Proportion;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Which share of values may be unlike those that were seen. The largest of: the upper end of the one-sided 95 % score interval (Wilson 1927) of what was
 * unlike already; one and a half times that, as batches differ by more than chance; and ten values among as many as were seen.
 *
 * <p>Why ten: of values that come in no particular order, as many new ones as old, k or more lie beyond the greatest old one with a chance of 2^-k at
 * most, and as many beyond the least; so ten or more beyond either with a chance of 0.2 %. This holds whatever the distribution.
 */
final class Allowance {

    /** Where so many are unlike, nothing is worth expecting. */
    private static final double MOST = 0.5;

    /** Its outer halves leave 5 % on either side. */
    private static final double LEVEL = 0.9;

    private static final double SLACK = 1.5;
    private static final double FEW = 10;

    private Allowance() {}

    /** The share that must be alike, rounded down to two digits of the rest; empty if that is too little to be worth it. */
    static Optional<Double> mostly(long unlike, long values) {
        if (values == 0) {
            return Optional.empty();
        }
        double share = Math.max(bound(unlike, values), FEW / values);
        if (share > MOST) {
            return Optional.empty();
        }
        BigDecimal rounded = new BigDecimal(ShortestDecimal.of(share)).round(new MathContext(2, RoundingMode.UP));
        return Optional.of(BigDecimal.ONE.subtract(rounded).doubleValue());
    }

    /** The same without the ten: of what is a property of each value, not of the sample. */
    static double bound(long unlike, long values) {
        return Math.max(new Proportion(unlike, values).interval(LEVEL).high(), SLACK * unlike / values);
    }
}
