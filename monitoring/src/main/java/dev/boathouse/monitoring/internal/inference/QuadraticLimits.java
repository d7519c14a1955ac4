package dev.boathouse.monitoring.internal.inference;

import java.util.function.DoubleUnaryOperator;

/**
 * The limiting distributions of Anderson and Darling's A² and of Cramér and von Mises' W²: weighted sums Σ λ(j)·Z(j)² of squared
 * standard normals, with λ(j) = 1 / (j(j+1)) and 1 / (πj)². Smirnov's formula ("On the ω²-distribution", 1937) gives the tail as an
 * alternating sum of positive integrals between the poles 1/λ(2k−1) and 1/λ(2k), so that tiny probabilities keep their digits:
 * P(Q &gt; x) = 1/π Σ (−1)^(k+1) ∫ exp(−xu/2) / (u·√|D(u)|) du with D(u) = Π (1 − u·λ(j)).
 */
final class QuadraticLimits {

    private static final int NODES = 256;
    private static final int TERMS = 400;

    private QuadraticLimits() {}

    /** The chance that A² exceeds {@code x}. With s = √(1 + 4u), D(u) is −cos(πs/2) / (πu) and its roots are the odd s. */
    static double andersonDarling(double x) {
        if (x < 0.02) {
            return 1.0; // 1 − p is below 1e-25
        }
        return alternating(4, 1, 4, s -> {
            double u = (s - 1) * (s + 1) / 4;
            return StrictMath.exp(-x * u / 2) * Math.sqrt(Math.PI / u) * s / 2;
        });
    }

    /** The chance that W² exceeds {@code x}. With s = √u, D(u) is sin(s) / s and its roots are the multiples of π. */
    static double cramerVonMises(double x) {
        if (x < 0.003) {
            return 1.0; // 1 − p is below 1e-17
        }
        return alternating(
                1.5 * Math.PI, Math.PI / 2, 2 * Math.PI, s -> 2 * StrictMath.exp(-x * s * s / 2) / Math.sqrt(s));
    }

    /** Integrals over center ± half; with s = center + half · sin θ the midpoint rule in θ has no singular ends. */
    private static double alternating(double first, double half, double period, DoubleUnaryOperator integrand) {
        double sum = 0;
        for (int k = 0; k < TERMS; k++) {
            double center = first + k * period;
            double integral = 0;
            for (int node = 0; node < NODES; node++) {
                double theta = Math.PI * ((node + 0.5) / NODES - 0.5);
                double sine = StrictMath.sin(theta);
                double weight = StrictMath.cos(theta) / Math.sqrt(StrictMath.cos(Math.PI / 2 * sine));
                integral += weight * integrand.applyAsDouble(center + half * sine);
            }
            integral *= half / NODES; // the π of the nodes' distance meets that of the formula
            sum += (k & 1) == 0 ? integral : -integral;
            if (integral <= 1e-17 * Math.abs(sum) || integral == 0) {
                break;
            }
        }
        return Math.max(0.0, Math.min(1.0, sum));
    }
}
