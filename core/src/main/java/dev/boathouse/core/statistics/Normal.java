package dev.boathouse.core.statistics;

/** The standard normal distribution, the same bits on every platform. */
final class Normal {

    /** From here on the upper tail is a continued fraction, which takes more terms the nearer it comes to 0. */
    private static final double TAIL = 1.5;

    /** Enough for a full double at {@link #TAIL}, where the fraction converges slowest: its error is about exp(−2x√terms). */
    private static final int TERMS = 200;

    /** Behind this nothing is left of the tail: 2⁻¹⁰⁷⁴ is reached before. */
    private static final double END = 40;

    private static final double[] CENTRE_ABOVE = {
        3.3871328727963665,
        133.14166789178438,
        1971.5909503065513,
        13731.69376550946,
        45921.95393154987,
        67265.7709270087,
        33430.57558358813,
        2509.0809287301227
    };
    private static final double[] CENTRE_BELOW = {
        1.0,
        42.31333070160091,
        687.1870074920579,
        5394.196021424751,
        21213.794301586597,
        39307.89580009271,
        28729.085735721943,
        5226.495278852854
    };
    private static final double[] MIDDLE_ABOVE = {
        1.4234371107496835,
        4.630337846156546,
        5.769497221460691,
        3.6478483247632045,
        1.2704582524523684,
        0.2417807251774506,
        0.022723844989269184,
        0.0007745450142783414
    };
    private static final double[] MIDDLE_BELOW = {
        1.0,
        2.053191626637759,
        1.6763848301838038,
        0.6897673349851,
        0.14810397642748008,
        0.015198666563616457,
        0.0005475938084995345,
        1.0507500716444169e-9
    };
    private static final double[] FAR_ABOVE = {
        6.657904643501103,
        5.463784911164114,
        1.7848265399172913,
        0.29656057182850487,
        0.026532189526576124,
        0.0012426609473880784,
        2.7115555687434876e-5,
        2.0103343992922881e-7
    };
    private static final double[] FAR_BELOW = {
        1.0,
        0.599832206555888,
        0.1369298809227358,
        0.014875361290850615,
        0.0007868691311456133,
        1.8463183175100548e-5,
        1.421511758316446e-7,
        2.0442631033899397e-15
    };

    private Normal() {}

    /**
     * How likely a larger value is, to within 1e-14 of itself. Up to 1.5 a series (Marsaglia 2004, J. Stat. Software 11(4)), behind it
     * Laplace's continued fraction (Abramowitz and Stegun 26.2.14).
     */
    static double above(double x) {
        if (x < 0) {
            return 1 - above(-x);
        }
        if (x > END) {
            return 0;
        }
        return x < TAIL ? 0.5 - density(x) * series(x) : density(x) / fraction(x);
    }

    /** How likely a smaller value is. */
    static double below(double x) {
        return above(-x);
    }

    /** How likely a value as far from 0, in either direction, is. */
    static double beyond(double z) {
        return Math.min(1, 2 * above(Math.abs(z)));
    }

    /**
     * Below which value so large a share lies, to within 1e-15 of itself or thereabouts: Wichura 1988, Applied Statistics 37:477, AS 241.
     *
     * @param share from 0 to 1, whose values are infinite
     */
    static double quantile(double share) {
        double distance = share - 0.5;
        if (Math.abs(distance) <= 0.425) {
            double r = 0.180625 - distance * distance;
            return distance * polynomial(CENTRE_ABOVE, r) / polynomial(CENTRE_BELOW, r);
        }
        double tail = distance < 0 ? share : 1 - share;
        if (tail <= 0) {
            return distance < 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        double r = StrictMath.sqrt(-StrictMath.log(tail));
        double value = r <= 5
                ? polynomial(MIDDLE_ABOVE, r - 1.6) / polynomial(MIDDLE_BELOW, r - 1.6)
                : polynomial(FAR_ABOVE, r - 5) / polynomial(FAR_BELOW, r - 5);
        return distance < 0 ? -value : value;
    }

    /** How many standard errors an interval of this level goes to either side. */
    static double reach(double level) {
        requireLevel(level);
        return -quantile((1 - level) / 2);
    }

    static void requireLevel(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("Cannot make an interval that contains the truth with probability "
                    + level + ". A number between 0 and 1 would work, such as " + Interval.DEFAULT_LEVEL + ".");
        }
    }

    /** The square is taken in two parts: rounding x² would cost the exponential digits. */
    private static double density(double x) {
        double coarse = Math.rint(x * 16) / 16;
        double rest = (x - coarse) * (x + coarse);
        return StrictMath.exp(-coarse * coarse / 2) * StrictMath.exp(-rest / 2) / StrictMath.sqrt(2 * StrictMath.PI);
    }

    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int odd = 3; sum + term != sum; odd += 2) {
            term *= x * x / odd;
            sum += term;
        }
        return sum;
    }

    private static double fraction(double x) {
        double value = x;
        for (int i = TERMS; i > 0; i--) {
            value = x + i / value;
        }
        return value;
    }

    private static double polynomial(double[] coefficients, double x) {
        double value = 0;
        for (int i = coefficients.length - 1; i >= 0; i--) {
            value = value * x + coefficients[i];
        }
        return value;
    }
}
