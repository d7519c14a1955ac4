package dev.boathouse.core.internal.smile;

import dev.boathouse.core.internal.SplitMix;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import smile.math.MathEx;

/** The random numbers of Smile on the thread that asks, and the seeds that it does not ignore. */
final class Seeded {

    /** Smile ignores the seeds 0 and 1, and takes the others modulo a prime. */
    private static final long LEAST_SEED = 2;

    private static final long SEEDS = 899_999_963L - LEAST_SEED;

    private Seeded() {}

    /** Different seeds that follow from one, which may be any number. */
    static long[] seeds(long seed, int count) {
        Set<Long> taken = new HashSet<>();
        long[] seeds = new long[count];
        for (int i = 0; i < count; i++) {
            long hash = SplitMix.mix(SplitMix.mix(seed) + i);
            long next = Math.floorMod(hash, SEEDS);
            while (!taken.add(next)) {
                next = (next + 1) % SEEDS;
            }
            seeds[i] = next + LEAST_SEED;
        }
        return seeds;
    }

    /**
     * Starts the random numbers of this thread.
     *
     * @param seed one of {@link #seeds}
     */
    static void start(long seed) {
        // setSeed changes a set that all threads share.
        synchronized (Seeded.class) {
            MathEx.setSeed(seed);
        }
    }

    /** Starts the random numbers of this thread with the first of {@link #seeds}. */
    static void startAt(long seed) {
        start(seeds(seed, 1)[0]);
    }

    /** The same step again and again, for one thread, whose random numbers the first one starts. */
    static <T> List<Callable<T>> rounds(long seed, int count, Callable<T> round) {
        List<Callable<T>> rounds = new ArrayList<>();
        rounds.add(() -> {
            startAt(seed);
            return round.call();
        });
        while (rounds.size() < count) {
            rounds.add(round);
        }
        return rounds;
    }
}
