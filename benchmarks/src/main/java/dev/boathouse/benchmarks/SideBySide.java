package dev.boathouse.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Measures contenders in turn, round after round, in one JVM, so that what disturbs the machine disturbs all of them. The ratio is the
 * median over the rounds of peer time by our time: above 1 we are faster.
 */
final class SideBySide {

    private static final double TOLERANCE = 1e-9;

    private final String name;
    private final String unit;
    private final double workUnits;
    private final Contender ours;
    private final List<Contender> peers;

    /**
     * A comparison.
     *
     * @param name such as {@code score/forest/row}
     * @param unit of the figures, such as {@code ns/row}
     * @param workUnits how many units one run does, such as rows
     * @param ours our contender
     * @param peers the others
     */
    SideBySide(String name, String unit, double workUnits, Contender ours, List<Contender> peers) {
        this.name = name;
        this.unit = unit;
        this.workUnits = workUnits;
        this.ours = ours;
        this.peers = peers;
    }

    /** Runs the rounds within about so many seconds, at least three after one of warm-up, and prints a JSON line for each peer. */
    void measure(double seconds) {
        List<Contender> all = new ArrayList<>(List.of(ours));
        all.addAll(peers);
        requireEqual(all);
        List<double[]> rounds = new ArrayList<>();
        long end = System.nanoTime() + (long) (seconds * 1e9);
        while (rounds.size() < 3 || System.nanoTime() < end) {
            double[] nanos = new double[all.size()];
            for (int i = 0; i < nanos.length; i++) {
                int turn = (i + rounds.size()) % nanos.length;
                long start = System.nanoTime();
                all.get(turn).run();
                nanos[turn] = System.nanoTime() - start;
            }
            rounds.add(nanos);
        }
        for (int peer = 1; peer < all.size(); peer++) {
            print(rounds, peer, all.get(peer).name());
        }
    }

    private void requireEqual(List<Contender> all) {
        double expected = ours.run();
        for (Contender contender : all) {
            double found = contender.run();
            if (!(Math.abs(found - expected) <= TOLERANCE * Math.max(1, Math.abs(expected)))) {
                throw new IllegalStateException(name + ": " + contender.name() + " gives " + found + ", " + ours.name()
                        + " gives " + expected + ".");
            }
        }
    }

    private void print(List<double[]> rounds, int peer, String peerName) {
        double ratio = median(
                rounds.stream().mapToDouble(round -> round[peer] / round[0]).toArray());
        double oursNanos = median(rounds.stream().mapToDouble(round -> round[0]).toArray());
        double peerNanos =
                median(rounds.stream().mapToDouble(round -> round[peer]).toArray());
        System.out.printf(
                Locale.ROOT,
                "{\"name\": \"%s\", \"ours\": %.2f, \"peer\": %.2f, \"peer_name\": \"%s\", \"unit\": \"%s\", \"ratio\": %.2f}%n",
                name,
                oursNanos / workUnits,
                peerNanos / workUnits,
                peerName,
                unit,
                ratio);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
