package dev.boathouse.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.DoubleStream;

/**
 * Measures contenders in turn, round after round, in one JVM, so that what disturbs the machine disturbs all of them. The ratio is the
 * median over the rounds of peer time by our time, each for one unit: above 1 we are faster.
 */
final class SideBySide {

    private static final double TOLERANCE = 1e-9;
    private static final double WARM_UP_SHARE = 0.2;
    private static final int WARM_UP_RUNS = 10;
    private static final int FEWEST_ROUNDS = 3;
    private static final int MOST_SHOWN = 30;

    private final String name;
    private final Contender ours;
    private final List<Contender> peers = new ArrayList<>();
    private double tolerance = TOLERANCE;
    private LongSupplier clock = System::nanoTime;
    private double nanosOfUnit = 1;
    private String unit = "ns/row";

    /**
     * A comparison in wall time, unless told otherwise.
     *
     * @param name such as {@code score/forest/row}
     * @param ours our contender; its units are rows
     */
    SideBySide(String name, Contender ours) {
        this.name = name;
        this.ours = ours;
    }

    /** In the time that the processor gives to the calling thread: for contenders that work on no other, on a machine that others use too. */
    SideBySide inThreadTime() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        clock = threads::getCurrentThreadCpuTime;
        return this;
    }

    /** With figures in milliseconds for each unit, for work that takes long. */
    SideBySide inMillis() {
        nanosOfUnit = 1e6;
        unit = "ms";
        return this;
    }

    /** With figures in microseconds for each unit. */
    SideBySide inMicros() {
        nanosOfUnit = 1e3;
        unit = "us";
        return this;
    }

    /** With another tolerance for the figures of the peers to come: relative, and absolute below 1. */
    SideBySide within(double other) {
        tolerance = other;
        return this;
    }

    /** With peers that do the same work. */
    SideBySide against(Contender... others) {
        return againstOn(ours, others);
    }

    /** With peers that do the work of {@code reference}: the same on less data, because they would take too long. */
    SideBySide againstOn(Contender reference, Contender... others) {
        double[] expected = reference.prove();
        for (Contender other : others) {
            requireEqual(expected, other.prove(), other);
            peers.add(other);
        }
        return this;
    }

    /** Runs the rounds within about so many seconds, or twice that where the warm-up takes long; at least three of them; prints a JSON line for each peer. */
    void measure(double seconds) {
        List<Contender> all = new ArrayList<>(List.of(ours));
        all.addAll(peers);
        warmUp(all, seconds);
        List<double[]> rounds = new ArrayList<>();
        long end = System.nanoTime() + (long) ((1 - WARM_UP_SHARE) * seconds * 1e9);
        while (rounds.size() < FEWEST_ROUNDS || System.nanoTime() < end) {
            rounds.add(round(all, rounds.size()));
        }
        for (int peer = 1; peer < all.size(); peer++) {
            print(rounds, peer, all.get(peer).name());
        }
    }

    /** Once each; then the quick ones for a share of the time, and on for ten runs, which compile the code, if there is time for that. */
    private static void warmUp(List<Contender> all, double seconds) {
        long start = System.nanoTime();
        all.forEach(Contender::run);
        for (int runs = 1; true; runs++) {
            double elapsed = (System.nanoTime() - start) / 1e9;
            if (elapsed >= seconds || (elapsed >= WARM_UP_SHARE * seconds && runs >= WARM_UP_RUNS)) {
                return;
            }
            for (Contender contender : all) {
                if (contender.mostRounds() == Integer.MAX_VALUE) {
                    contender.run();
                }
            }
        }
    }

    /** Nanoseconds a unit for each contender, NaN for those that rest; the first one changes from round to round. */
    private double[] round(List<Contender> all, int number) {
        double[] nanos = new double[all.size()];
        for (int i = 0; i < nanos.length; i++) {
            int turn = (i + number) % nanos.length;
            Contender contender = all.get(turn);
            if (number < contender.mostRounds()) {
                long start = clock.getAsLong();
                contender.run();
                nanos[turn] = (clock.getAsLong() - start) / (double) contender.units();
            } else {
                nanos[turn] = Double.NaN;
            }
        }
        return nanos;
    }

    private void requireEqual(double[] expected, double[] found, Contender contender) {
        boolean equal = expected.length == found.length;
        for (int i = 0; equal && i < expected.length; i++) {
            equal = Math.abs(found[i] - expected[i]) <= tolerance * Math.max(1, Math.abs(expected[i]));
        }
        if (!equal) {
            throw new IllegalStateException(
                    name + ": " + contender.name() + " gives " + shown(found) + ", we give " + shown(expected) + ".");
        }
    }

    private static String shown(double[] figures) {
        return Arrays.toString(Arrays.copyOf(figures, Math.min(MOST_SHOWN, figures.length)))
                + (figures.length > MOST_SHOWN ? " and " + (figures.length - MOST_SHOWN) + " more" : "");
    }

    private void print(List<double[]> rounds, int peer, String peerName) {
        List<double[]> both =
                rounds.stream().filter(round -> !Double.isNaN(round[peer])).toList();
        new Line(
                        name,
                        median(both.stream().mapToDouble(round -> round[0] / nanosOfUnit)),
                        median(both.stream().mapToDouble(round -> round[peer] / nanosOfUnit)),
                        peerName,
                        unit,
                        median(both.stream().mapToDouble(round -> round[peer] / round[0])))
                .print();
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
