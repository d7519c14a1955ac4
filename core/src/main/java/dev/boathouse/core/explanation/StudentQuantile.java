package dev.boathouse.core.explanation;

/** The 97.5 % point of Student's t distribution, for intervals of the level 0.95. */
final class StudentQuantile {

    private static final double SHARE = 0.95;
    /** The point of the normal distribution. */
    private static final double NORMAL = 1.959963984540054;
    /** From here on the expansion is exact to 1e-10. */
    private static final int MANY = 400;

    private StudentQuantile() {}

    /** With 1 degree of freedom or more. */
    static double of(long freedom) {
        if (freedom >= MANY) {
            return expanded(freedom);
        }
        double low = NORMAL;
        double high = 16;
        while (true) {
            double middle = (low + high) / 2;
            if (middle <= low || middle >= high) {
                return middle;
            }
            if (within(middle, (int) freedom) < SHARE) {
                low = middle;
            } else {
                high = middle;
            }
        }
    }

    /** The probability of values from −t to t (Abramowitz and Stegun 26.7.3 and 26.7.4). */
    private static double within(double t, int freedom) {
        double angle = StrictMath.atan(t / Math.sqrt(freedom));
        double cosine = StrictMath.cos(angle);
        boolean odd = freedom % 2 == 1;
        double term = odd ? cosine : 1;
        double sum = freedom == 1 ? 0 : term;
        for (int k = odd ? 3 : 2; k < freedom; k += 2) {
            term *= cosine * cosine * (k - 1) / k;
            sum += term;
        }
        double sine = StrictMath.sin(angle);
        return odd ? 2 / Math.PI * (angle + sine * sum) : sine * sum;
    }

    /** By powers of 1 / freedom (Abramowitz and Stegun 26.7.5). */
    private static double expanded(long freedom) {
        double x = NORMAL;
        double x2 = x * x;
        double first = x * (x2 + 1) / 4;
        double second = x * ((5 * x2 + 16) * x2 + 3) / 96;
        double third = x * (((3 * x2 + 19) * x2 + 17) * x2 - 15) / 384;
        double n = freedom;
        return x + first / n + second / (n * n) + third / (n * n * n);
    }
}
