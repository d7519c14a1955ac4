package dev.boathouse.core.internal.smile;

/**
 * Fits a logistic curve to scores: the probability of the positive class is 1 / (1 + e<sup>−(slope × score + intercept)</sup>). Minimizes the
 * log loss against Platt's targets (Platt 1999) by Newton's method with halved steps (Lin, Lin and Weng 2007). Smile computes the same and
 * keeps the numbers to itself.
 *
 * @param slope what scores are multiplied with
 * @param intercept what is added
 */
record Platt(double slope, double intercept) {

    private static final int MAX_STEPS = 100;
    private static final double LEAST_STEP = 1e-10;
    private static final double FLAT = 1e-5;
    /** Keeps the matrix of second derivatives invertible. */
    private static final double RIDGE = 1e-12;

    static Platt of(double[] scores, boolean[] positive) {
        int positives = 0;
        for (boolean value : positive) {
            positives += value ? 1 : 0;
        }
        int negatives = scores.length - positives;
        double high = (positives + 1.0) / (positives + 2.0);
        double low = 1 / (negatives + 2.0);
        double[] targets = new double[scores.length];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = positive[i] ? high : low;
        }
        Platt best = new Platt(0, StrictMath.log((positives + 1.0) / (negatives + 1.0)));
        double loss = best.loss(scores, targets);
        for (int step = 0; step < MAX_STEPS; step++) {
            Newton newton = best.newton(scores, targets);
            if (newton.isFlat()) {
                break;
            }
            double size = 1;
            Platt next = best.moved(newton, size);
            double nextLoss = next.loss(scores, targets);
            while (!(nextLoss < loss + 1e-4 * size * newton.descent()) && size >= LEAST_STEP) {
                size /= 2;
                next = best.moved(newton, size);
                nextLoss = next.loss(scores, targets);
            }
            if (size < LEAST_STEP) {
                break;
            }
            best = next;
            loss = nextLoss;
        }
        return best;
    }

    /** A step, and how steep the way is. */
    private record Newton(double slopeStep, double interceptStep, double slopeGradient, double interceptGradient) {

        boolean isFlat() {
            return Math.abs(slopeGradient) < FLAT && Math.abs(interceptGradient) < FLAT;
        }

        double descent() {
            return slopeGradient * slopeStep + interceptGradient * interceptStep;
        }
    }

    private Platt moved(Newton newton, double size) {
        return new Platt(slope + size * newton.slopeStep(), intercept + size * newton.interceptStep());
    }

    private Newton newton(double[] scores, double[] targets) {
        double slopeGradient = 0;
        double interceptGradient = 0;
        double a = RIDGE;
        double b = 0;
        double c = RIDGE;
        for (int i = 0; i < scores.length; i++) {
            double exp = StrictMath.exp(-Math.abs(slope * scores[i] + intercept));
            double larger = 1 / (1 + exp);
            double probability = slope * scores[i] + intercept >= 0 ? larger : exp * larger;
            double error = probability - targets[i];
            slopeGradient += scores[i] * error;
            interceptGradient += error;
            double curvature = exp * larger * larger;
            a += scores[i] * scores[i] * curvature;
            b += scores[i] * curvature;
            c += curvature;
        }
        double determinant = a * c - b * b;
        return new Newton(
                -(c * slopeGradient - b * interceptGradient) / determinant,
                -(a * interceptGradient - b * slopeGradient) / determinant,
                slopeGradient,
                interceptGradient);
    }

    /** −t log p − (1 − t) log(1 − p), with no large exponential. */
    private double loss(double[] scores, double[] targets) {
        double loss = 0;
        for (int i = 0; i < scores.length; i++) {
            double value = slope * scores[i] + intercept;
            loss += Math.max(value, 0) - targets[i] * value + StrictMath.log1p(StrictMath.exp(-Math.abs(value)));
        }
        return loss;
    }
}
