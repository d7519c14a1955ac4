package dev.boathouse.core.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Rows in bins by rising probability, and labels that are drawn from their probabilities. */
final class Bernoullis {

    static final int ROUNDS = 9_999;
    private static final double LEVEL = 0.95;
    /** Equal sums of distances, added up in another order. */
    private static final double SLACK = 1 - 1e-12;

    private final double[] probabilities;
    private final int[] order;
    /** Where each bin that holds rows begins, by rising probability, and where the last one ends. */
    private final int[] starts;

    private final int[] positives;

    private Bernoullis(double[] probabilities, int[] order, int[] starts, int[] positives) {
        this.probabilities = probabilities;
        this.order = order;
        this.starts = starts;
        this.positives = positives;
    }

    /**
     * Puts rows into bins.
     *
     * @param order rows by falling probability, or their complements where they are negative
     * @param edges of bins, each with its upper edge but without its lower one; outside the first and the last nothing is left out
     */
    static Calibration calibration(double[] probabilities, int[] order, double[] edges) {
        List<Calibration.Bin> bins = new ArrayList<>();
        int[] starts = new int[edges.length];
        int[] positives = new int[edges.length];
        int row = 0;
        for (int bin = 0; bin < edges.length - 1; bin++) {
            int start = row;
            int hits = 0;
            double sum = 0;
            while (row < order.length) {
                int signed = order[order.length - 1 - row];
                double probability = probabilities[signed < 0 ? ~signed : signed];
                if (bin < edges.length - 2 && probability > edges[bin + 1]) {
                    break;
                }
                sum += probability;
                hits += signed < 0 ? 0 : 1;
                row++;
            }
            if (row > start) {
                starts[bins.size()] = start;
                positives[bins.size()] = hits;
                double count = row - start;
                bins.add(new Calibration.Bin(edges[bin], edges[bin + 1], row - start, sum / count, hits / count));
            }
        }
        starts[bins.size()] = row;
        return new Calibration(
                bins,
                new Bernoullis(
                        probabilities,
                        order,
                        Arrays.copyOf(starts, bins.size() + 1),
                        Arrays.copyOf(positives, bins.size())));
    }

    /** The quantiles of rows, linear between them, as NumPy's percentile gives them. */
    static double[] quantiles(double[] probabilities, int[] order, int bins) {
        double[] edges = Bins.equal(bins);
        for (int i = 0; i < edges.length; i++) {
            double place = (order.length - 1) * (edges[i] * 100 / 100);
            int below = (int) place;
            double share = place - below;
            double low = rising(probabilities, order, below);
            double high = rising(probabilities, order, Math.min(below + 1, order.length - 1));
            edges[i] = share < 0.5 ? low + (high - low) * share : high - (high - low) * (1 - share);
        }
        return edges;
    }

    private static double rising(double[] probabilities, int[] order, int place) {
        int signed = order[order.length - 1 - place];
        return probabilities[signed < 0 ? ~signed : signed];
    }

    Optional<Calibration.Consistency> consistency(long seed) {
        if (order.length == 0) {
            return Optional.empty();
        }
        SplittableRandom random = new SplittableRandom(seed);
        double observed = 0;
        double[] drawn = new double[ROUNDS];
        for (int bin = 0; bin < positives.length; bin++) {
            double[] its = new double[starts[bin + 1] - starts[bin]];
            for (int i = 0; i < its.length; i++) {
                its[i] = rising(probabilities, order, starts[bin] + i);
            }
            LabelSum sum = LabelSum.of(its);
            observed += Math.abs(positives[bin] - sum.mean());
            for (int round = 0; round < ROUNDS; round++) {
                drawn[round] += Math.abs(sum.draw(random) - sum.mean());
            }
        }
        double bound = observed * SLACK;
        long asLarge = Arrays.stream(drawn).filter(error -> error >= bound).count();
        Arrays.sort(drawn);
        return Optional.of(new Calibration.Consistency(
                observed / order.length,
                (1.0 + asLarge) / (1 + ROUNDS),
                drawn[(int) Math.ceil(LEVEL * (ROUNDS + 1)) - 1] / order.length,
                ROUNDS));
    }
}
