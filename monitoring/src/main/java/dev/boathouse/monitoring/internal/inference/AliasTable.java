package dev.boathouse.monitoring.internal.inference;

/** Draws from a finite distribution in constant time, whatever its size (Walker 1977; set up as in Vose 1991). */
final class AliasTable {

    /** Weights below this, relative to the greatest, are left out. */
    private static final double NEGLIGIBLE = 1e-25;

    private final long first;
    private final double[] kept;
    private final int[] alias;

    private AliasTable(long first, double[] weights) {
        this.first = first;
        int size = weights.length;
        kept = new double[size];
        alias = new int[size];
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        int[] places = new int[size]; // those below the mean from the left, the others from the right
        int small = 0;
        int large = size;
        for (int i = 0; i < size; i++) {
            kept[i] = weights[i] * size / total;
            alias[i] = i;
            places[kept[i] < 1 ? small++ : --large] = i;
        }
        while (small > 0 && large < size) {
            int less = places[--small];
            int more = places[large];
            alias[less] = more;
            kept[more] -= 1 - kept[less];
            if (kept[more] < 1) {
                large++;
                places[small++] = more;
            }
        }
        while (small > 0) { // by rounding only
            kept[places[--small]] = 1;
        }
    }

    static AliasTable of(double[] weights) {
        return new AliasTable(0, weights);
    }

    /** The number of hits among so many rows, each one with the same chance. */
    static AliasTable binomial(long rows, double chance) {
        double odds = chance / (1 - chance);
        long mode = Math.min(rows, (long) ((rows + 1) * chance));
        int below = 0;
        for (double weight = 1; below < mode && weight > NEGLIGIBLE; below++) {
            weight *= (mode - below) / ((rows - mode + below + 1) * odds);
        }
        int above = 0;
        for (double weight = 1; mode + above < rows && weight > NEGLIGIBLE; above++) {
            weight *= (rows - mode - above) * odds / (mode + above + 1);
        }
        double[] weights = new double[below + above + 1];
        weights[below] = 1;
        for (int i = below; i > 0; i--) {
            long at = mode - below + i;
            weights[i - 1] = weights[i] * (at / ((rows - at + 1) * odds));
        }
        for (int i = below; i < below + above; i++) {
            long at = mode - below + i;
            weights[i + 1] = weights[i] * ((rows - at) * odds / (at + 1));
        }
        return new AliasTable(mode - below, weights);
    }

    /** The value that a uniform number from 0 to 1, 1 excluded, stands for. */
    long at(double uniform) {
        double place = uniform * kept.length;
        int whole = (int) place;
        return first + (place - whole < kept[whole] ? whole : alias[whole]);
    }
}
