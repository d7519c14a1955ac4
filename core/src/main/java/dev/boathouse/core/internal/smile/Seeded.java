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
        // setSeed changes a set that all threads share.
        synchronized (Seeded.class) {
            MathEx.setSeed(seed);
        }
    }
}
