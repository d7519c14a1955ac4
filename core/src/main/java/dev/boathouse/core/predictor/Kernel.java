package dev.boathouse.core.predictor;

/**
 * How alike two rows are, as kernel machines see it. Immutable and thread-safe. Exponentials are those of {@link StrictMath}, and sums go in
 * the order of the features, so that the same rows give the same bits everywhere.
 */
public sealed interface Kernel {

    /**
     * The value for two rows.
     *
     * @param a holds one row
     * @param aFrom where it starts
     * @param b holds the other row
     * @param bFrom where it starts
     * @param features how many features a row has
     * @return the value
     */
    double of(double[] a, int aFrom, double[] b, int bFrom, int features);

    /** The sum of the products. */
    record Linear() implements Kernel {

        @Override
        public double of(double[] a, int aFrom, double[] b, int bFrom, int features) {
            double sum = 0;
            for (int i = 0; i < features; i++) {
                sum += a[aFrom + i] * b[bFrom + i];
            }
            return sum;
        }
    }

    /**
     * e<sup>−½ (distance / width)²</sup>, with the Euclidean distance; also called RBF, with gamma = 1 / (2 width²).
     *
     * @param width at which distance the value has fallen to 0.61; above 0
     */
    record Gaussian(double width) implements Kernel {

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the width is not above 0 or not finite
         */
        public Gaussian {
            if (!(width > 0 && width <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException(
                        "A Gaussian kernel needs a finite width above 0: found " + width + ".");
            }
        }

        @Override
        public double of(double[] a, int aFrom, double[] b, int bFrom, int features) {
            double sum = 0;
            for (int i = 0; i < features; i++) {
                double away = a[aFrom + i] - b[bFrom + i];
                sum += away * away;
            }
            double widths = Math.sqrt(sum) / width;
            return StrictMath.exp(-0.5 * widths * widths);
        }
    }

    /**
     * (scale × the sum of the products + offset)<sup>degree</sup>, multiplied out from the left.
     *
     * @param degree 1 to 10
     * @param scale finite and above 0
     * @param offset finite, 0 or more
     */
    record Polynomial(int degree, double scale, double offset) implements Kernel {

        private static final int MAX_DEGREE = 10;

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if a number is out of range
         */
        public Polynomial {
            boolean fits = degree >= 1
                    && degree <= MAX_DEGREE
                    && scale > 0
                    && scale <= Double.MAX_VALUE
                    && offset >= 0
                    && offset <= Double.MAX_VALUE;
            if (!fits) {
                throw new IllegalArgumentException("A polynomial kernel needs a degree from 1 to " + MAX_DEGREE
                        + ", a finite scale above 0 and a finite offset of 0 or more: found " + degree + ", " + scale
                        + " and " + offset + ".");
            }
        }

        @Override
        public double of(double[] a, int aFrom, double[] b, int bFrom, int features) {
            double sum = 0;
            for (int i = 0; i < features; i++) {
                sum += a[aFrom + i] * b[bFrom + i];
            }
            double base = scale * sum + offset;
            double power = base;
            for (int i = 1; i < degree; i++) {
                power *= base;
            }
            return power;
        }
    }
}
