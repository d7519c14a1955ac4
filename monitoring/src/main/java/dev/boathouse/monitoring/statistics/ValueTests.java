package dev.boathouse.monitoring.statistics;

import dev.boathouse.monitoring.internal.inference.EppsSingleton;
import dev.boathouse.monitoring.internal.inference.KernelDistance;
import dev.boathouse.monitoring.internal.inference.Means;
import dev.boathouse.monitoring.internal.inference.Moved;
import dev.boathouse.monitoring.internal.inference.NullDistribution;
import dev.boathouse.monitoring.internal.inference.Pooled;
import dev.boathouse.monitoring.internal.inference.Transport;
import dev.boathouse.monitoring.internal.inference.UpperTail;
import org.apache.commons.statistics.distribution.TDistribution;

/** The tests and distances that look at values and not only at their order; asks for finite samples that are not empty. Immutable. */
final class ValueTests {

    static final String WELCH = "Welch's t-test";
    static final String POOLED = "Student's t-test";
    static final String EPPS = "Epps-Singleton test";
    static final String ENERGY = "energy distance";
    static final String WASSERSTEIN = "Wasserstein distance";
    static final String MMD = "maximum mean discrepancy";

    private static final String UNVARYING = "neither sample varies";
    private static final int EPPS_LEAST = 5;

    /** From this size of the smaller sample on the limit is relied on. */
    private static final int EPPS_MANY = 1_000;

    private final Pooled samples;
    private final Pooled oriented;

    ValueTests(Pooled samples) {
        this.samples = samples;
        this.oriented = samples.oriented();
    }

    private int least() {
        return Math.min(samples.firstSize(), samples.secondSize());
    }

    TestResult welch(Alternative alternative) {
        if (least() < 2) {
            return TestResult.undefined(WELCH, "a sample has fewer than two values");
        }
        Means means = new Means(samples);
        return t(WELCH, means, means.welch(), means.welchDegrees(), alternative);
    }

    TestResult pooledT(Alternative alternative) {
        if (samples.total() < 3) {
            return TestResult.undefined(POOLED, "there are fewer than three values");
        }
        Means means = new Means(samples);
        return t(POOLED, means, means.pooled(), samples.total() - 2.0, alternative);
    }

    private static TestResult t(String name, Means means, double t, double degrees, Alternative alternative) {
        if (Double.isNaN(t)) {
            return TestResult.undefined(name, UNVARYING);
        }
        TDistribution student = TDistribution.of(degrees);
        UpperTail upper = UpperTail.between(-1e12, 1e12, student::survivalProbability);
        NullDistribution distribution = switch (alternative) {
            case GREATER -> upper;
            case LESS -> new Moved(upper, s -> -s, s -> -s);
            case TWO_SIDED -> Moved.distance(UpperTail.between(0, 1e12, s -> 2 * student.survivalProbability(s)), 0);
        };
        return TestResult.of(name, t, distribution, means.cohensD(), "Cohen's d");
    }

    TestResult eppsSingleton(Precision precision) {
        if (precision == Precision.EXACT || precision == Precision.UNTIED) {
            throw new IllegalArgumentException("The " + EPPS + " has no exact distribution: found " + precision
                    + ". AUTOMATIC draws splits where the limit is not good.");
        }
        if (least() < EPPS_LEAST) {
            return TestResult.undefined(EPPS, "a sample has fewer than five values");
        }
        if (oriented.quantile(0.75) == oriented.quantile(0.25)) {
            return TestResult.undefined(EPPS, "the interquartile range of all values is 0");
        }
        EppsSingleton test = new EppsSingleton(oriented);
        if (!test.varies()) {
            return TestResult.undefined(EPPS, UNVARYING);
        }
        return TestResult.of(
                EPPS,
                test.statistic(),
                precision == Precision.AUTOMATIC && least() < EPPS_MANY
                        ? test.byChance()
                        : UpperTail.between(0, 1e12, test::limit),
                new OrderTests(oriented).distance(),
                OrderTests.DISTANCE);
    }

    TestResult energy() {
        Transport transport = new Transport(oriented);
        double distance = transport.energy();
        return TestResult.of(
                ENERGY,
                distance,
                transport.energyByChance(distance),
                transport.inhomogeneity(),
                "coefficient of inhomogeneity");
    }

    TestResult wasserstein() {
        Transport transport = new Transport(oriented);
        double distance = transport.wasserstein();
        double spread = transport.spread();
        return TestResult.of(
                WASSERSTEIN,
                distance,
                transport.wassersteinByChance(distance),
                spread > 0 ? distance / spread : 0.0,
                "distance in interquartile ranges");
    }

    TestResult mmd(boolean biased) {
        if (samples.groups() < 2) {
            return TestResult.undefined(MMD, "all values are equal");
        }
        if (!biased && least() < 2) {
            return TestResult.undefined(MMD, "a sample has fewer than two values");
        }
        KernelDistance kernel = new KernelDistance(oriented);
        double squared = biased ? kernel.biased() : kernel.unbiased();
        return TestResult.of(
                MMD,
                squared,
                kernel.byChance(squared, biased),
                Math.sqrt(Math.max(0, squared)),
                "discrepancy, from 0 to the square root of 2");
    }
}
