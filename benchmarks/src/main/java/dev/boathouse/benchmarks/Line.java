package dev.boathouse.benchmarks;

import java.util.Locale;

/**
 * A result.
 *
 * @param name what was measured
 * @param ours our figure
 * @param peer the peer's figure
 * @param peerName who the peer is
 * @param unit of both figures
 * @param ratio above 1 where we are better
 */
record Line(String name, double ours, double peer, String peerName, String unit, double ratio) {

    /** A result whose ratio is that of its figures, of which less is better. */
    static Line of(String name, double ours, double peer, String peerName, String unit) {
        return new Line(name, ours, peer, peerName, unit, peer / ours);
    }

    /** As a JSON object on standard output. */
    void print() {
        System.out.printf(
                Locale.ROOT,
                "{\"name\": \"%s\", \"ours\": %.2f, \"peer\": %.2f, \"peer_name\": \"%s\", \"unit\": \"%s\", \"ratio\": %.2f}%n",
                name,
                ours,
                peer,
                peerName,
                unit,
                ratio);
        System.out.flush();
    }
}
