package dev.boathouse.core.internal.smile;

import smile.math.MathEx;

/** The random numbers of Smile on the thread that asks. */
final class Seeded {

    private Seeded() {}

    /**
     * Starts them.
     *
     * @param seed one of {@link SmileForest#seeds}: Smile ignores some others
     */
    static void start(long seed) {
        // The lock is there because setSeed changes a set that all threads share; forests take the same.
        synchronized (SmileForest.class) {
            MathEx.setSeed(seed);
        }
    }
}
