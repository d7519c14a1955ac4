package dev.boathouse.core.algorithm;

import java.util.Locale;

/**
 * How far training again on the same rows, with the same trainer, gives the same model. What is promised here is what a model that is trained
 * again is held against.
 */
public enum Repeatability {
    /** Equal bits, so an equal content digest, on any machine, with any number of threads. */
    EQUAL_BITS,
    /** Equal bits on any machine with the same number of threads: sums are cut by threads. */
    EQUAL_BITS_FOR_THREADS,
    /**
     * Equal bits with the same number of threads, on one architecture, with the same Java release and libraries: the JVM's exponential function
     * and its kin, and native libraries, may round otherwise elsewhere.
     */
    EQUAL_BITS_ON_ONE_PLATFORM,
    /** Scores that differ by no more than 1e-9, relative to the largest: a native library adds in an order of its own. */
    CLOSE;

    /** How far scores of {@link #CLOSE} may differ, relative to the largest. */
    public static final double TOLERANCE = 1e-9;

    /** As {@code equal-bits}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
