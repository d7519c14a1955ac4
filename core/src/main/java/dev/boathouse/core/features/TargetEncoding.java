package dev.boathouse.core.features;

import dev.boathouse.core.features.Levels.Fallback;

/**
 * How a level becomes the mean of the target. Immutable.
 *
 * <p>A level of n training rows becomes {@code (sum + smoothing · prior) / (n + smoothing)}, where the prior is the mean of all training
 * rows: the fewer rows, the nearer to the prior (Micci-Barreca, "A Preprocessing Scheme for High-Cardinality Categorical Attributes", 2001,
 * in the form of the m-estimate). Training rows fall at random into folds, and get that number from the rows of the other folds.
 */
public final class TargetEncoding {

    private static final int DEFAULT_FOLDS = 5;
    private static final double DEFAULT_SMOOTHING = 10;

    private final double smoothing;
    private final int folds;
    private final Fallback unseen;
    private final Fallback missing;

    private TargetEncoding(double smoothing, int folds, Fallback unseen, Fallback missing) {
        this.smoothing = smoothing;
        this.folds = folds;
        this.unseen = unseen;
        this.missing = missing;
    }

    /**
     * The choice where nothing else is said: the prior weighs as 10 rows, 5 folds; null and levels that training has not seen are errors.
     *
     * @return the choice
     */
    public static TargetEncoding standard() {
        return new TargetEncoding(DEFAULT_SMOOTHING, DEFAULT_FOLDS, Fallback.ERROR, Fallback.ERROR);
    }

    /**
     * With another weight of the prior.
     *
     * @param rows as how many rows it weighs, 0 for none; 10 by default
     * @return the changed copy
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public TargetEncoding withSmoothing(double rows) {
        if (!(rows >= 0 && rows <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("Cannot smooth with " + rows + " rows: give 0 or more.");
        }
        return new TargetEncoding(rows, folds, unseen, missing);
    }

    /**
     * With another number of folds.
     *
     * @param count 2 to 1,000; 5 by default
     * @return the changed copy
     * @throws IllegalArgumentException if it is out of range
     */
    public TargetEncoding withFolds(int count) {
        if (count < 2 || count > 1_000) {
            throw new IllegalArgumentException("Cannot use " + count + " folds: give 2 to 1000.");
        }
        return new TargetEncoding(smoothing, count, unseen, missing);
    }

    /**
     * With a policy for levels that no training row had; by default they are errors.
     *
     * @param fallback {@link Fallback#RARE} for the prior, or an error
     * @return the changed copy
     * @throws IllegalArgumentException for zeros, which would be a number like any other
     */
    public TargetEncoding withUnseen(Fallback fallback) {
        return new TargetEncoding(smoothing, folds, checked(fallback), missing);
    }

    /**
     * With a policy for null; by default it is an error. To make it a level of its own, fill it before.
     *
     * @param fallback {@link Fallback#RARE} for the prior, or an error
     * @return the changed copy
     * @throws IllegalArgumentException for zeros, which would be a number like any other
     */
    public TargetEncoding withMissing(Fallback fallback) {
        return new TargetEncoding(smoothing, folds, unseen, checked(fallback));
    }

    private static Fallback checked(Fallback fallback) {
        if (fallback == Fallback.ZEROS) {
            throw new IllegalArgumentException(
                    "Target encoding has no zeros: 0 is a mean like any other. Use Fallback.RARE for the prior.");
        }
        return fallback;
    }

    double smoothing() {
        return smoothing;
    }

    int folds() {
        return folds;
    }

    Fallback unseen() {
        return unseen;
    }

    Fallback missing() {
        return missing;
    }

    /** Reads what {@link #toString()} wrote. */
    static TargetEncoding read(SpecCursor in) {
        return standard()
                .withSmoothing(in.behind("smoothing ").number())
                .withFolds(in.behind(", folds ").whole())
                .withUnseen(Levels.readFallback("unseen", in))
                .withMissing(Levels.readFallback("missing", in));
    }

    /** As {@code smoothing 10, folds 5, unseen rare}; policies that are as by default are left out. */
    @Override
    public String toString() {
        return "smoothing " + SpecText.number(smoothing) + ", folds " + folds + Levels.text("unseen", unseen)
                + Levels.text("missing", missing);
    }
}
