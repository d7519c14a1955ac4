package dev.boathouse.benchmarks;

import java.util.Arrays;
import java.util.SplittableRandom;

/** So many levels, equally frequent or by Zipf's law; names[i] is level i. */
record LevelShape(String[] names, double[] upTo) {

    static LevelShape equal(int levels) {
        return of(levels, 0);
    }

    static LevelShape zipf(int levels) {
        return of(levels, 1);
    }

    private static LevelShape of(int levels, double exponent) {
        String[] names = new String[levels];
        Arrays.setAll(names, i -> "level " + i);
        double[] upTo = new double[levels];
        double sum = 0;
        for (int i = 0; i < levels; i++) {
            sum += Math.pow(i + 1, -exponent);
            upTo[i] = sum;
        }
        double all = sum;
        Arrays.setAll(upTo, i -> upTo[i] / all);
        return new LevelShape(names, upTo);
    }

    /** The index of a level. */
    int draw(SplittableRandom random) {
        int found = Arrays.binarySearch(upTo, random.nextDouble());
        return Math.min(names.length - 1, found < 0 ? -found - 1 : found + 1);
    }

    int[] sample(int size, SplittableRandom random) {
        int[] levels = new int[size];
        for (int i = 0; i < size; i++) {
            levels[i] = draw(random);
        }
        return levels;
    }
}
