package dev.boathouse.core.internal;

/** Numbers that look random, the same on every platform and release. */
public final class SplitMix {

    private SplitMix() {}

    /**
     * One step of SplitMix64 (Steele, Lea, Flood 2014): the increment, then the finalizer.
     *
     * @param value any number
     * @return another one, a bijection of all longs
     */
    public static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
