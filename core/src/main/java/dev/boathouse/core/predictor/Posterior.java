package dev.boathouse.core.predictor;

import java.util.Arrays;

/**
 * What is known at a split, for rows that are on the path as far as its feature goes. With chance t a feature is among those that are known;
 * splits above on the same feature have let all of these rows pass, but of others only a share: so of those who arrive, t / (t + share × (1 − t)) know
 * it. Belongs to one thread.
 */
final class Posterior {

    private final double[] ownKnown;
    private final double[] ownGains;
    private double[] known;
    private double[] gains;
    private final double[] ones;

    private Posterior(int points, double[] ones) {
        this.ownKnown = new double[points];
        this.ownGains = new double[points];
        this.known = ownKnown;
        this.gains = ownGains;
        this.ones = ones;
    }

    /** One for each level. */
    static Posterior[] levels(TreeShape shape) {
        double[] ones = new double[shape.points()];
        Arrays.fill(ones, 1);
        Posterior[] levels = new Posterior[shape.depth()];
        Arrays.setAll(levels, level -> new Posterior(shape.points(), ones));
        return levels;
    }

    /**
     * Computes for a split.
     *
     * @param reached the share of the rows, did they not know the feature, that the splits above on it have let pass
     */
    void use(GaussLegendre rule, double reached) {
        if (reached == 1) {
            known = rule.points();
            gains = ones;
            return;
        }
        known = ownKnown;
        gains = ownGains;
        for (int q = 0; q < rule.size(); q++) {
            double t = rule.points()[q];
            double inverse = 1 / (t + reached * (1 - t));
            known[q] = t * inverse;
            gains[q] = reached * inverse * inverse;
        }
    }

    /** By point: the chance that the feature is known. */
    double[] known() {
        return known;
    }

    /** By point: how fast that grows with the chance at the root; the derivative of {@link #known}. */
    double[] gains() {
        return gains;
    }
}
