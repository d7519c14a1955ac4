package dev.boathouse.core.training;

import dev.boathouse.core.internal.SplitMix;
import java.util.LinkedHashSet;
import java.util.Set;

/** Random numbers from a seed, the same on every platform: SplitMix64 (Steele, Lea and Flood 2014). For one thread. */
final class Draws {

    private static final long STEP = 0x9E3779B97F4A7C15L;

    private long state;

    Draws(long seed) {
        this.state = SplitMix.mix(seed);
    }

    private long next() {
        long drawn = SplitMix.mix(state);
        state += STEP;
        return drawn;
    }

    /** From 0 on, below the bound. */
    int below(int bound) {
        return (int) Math.floorMod(next(), (long) bound);
    }

    /** From 0 on, below 1. */
    double share() {
        return (next() >>> 11) * 0x1p-53;
    }

    /** Some of the numbers from 0 on and below a bound, each of them as likely as another (Floyd's algorithm, Bentley 1987). */
    int[] some(int count, int bound) {
        Set<Integer> chosen = new LinkedHashSet<>();
        for (int last = bound - count; last < bound; last++) {
            int drawn = below(last + 1);
            chosen.add(chosen.contains(drawn) ? last : drawn);
        }
        return chosen.stream().mapToInt(Integer::intValue).toArray();
    }
}
