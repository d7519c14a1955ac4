package dev.boathouse.benchmarks;

import java.util.Locale;
import java.util.SplittableRandom;

/** Distributions of numbers, from which both samples are drawn. */
enum NumberShape {
    UNIFORM,
    SKEWED,
    HEAVY_TAILED,
    HALF_ZEROS,
    HUNDRED_VALUES,
    TEN_VALUES,
    THREE_VALUES;

    double draw(SplittableRandom random) {
        double u = random.nextDouble();
        return switch (this) {
            case UNIFORM -> u;
            case SKEWED -> u * u * u;
            case HEAVY_TAILED -> Math.tan(Math.PI * (u - 0.5));
            case HALF_ZEROS -> u < 0.5 ? 0 : u;
            case HUNDRED_VALUES -> Math.floor(100 * u);
            case TEN_VALUES -> Math.floor(10 * u);
            case THREE_VALUES -> Math.floor(3 * u);
        };
    }

    double[] sample(int size, SplittableRandom random) {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = draw(random);
        }
        return values;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
