package dev.boathouse.monitoring.internal.inference;

/** Statistics of ranks from bins: what the order within the bins could make of them. */
public final class BinnedRanks {

    private BinnedRanks() {}

    /**
     * Mann–Whitney's U of the first sample: pairs in which its value is the greater, ties for half. Pairs within a bin may count or not.
     */
    public static Range mannWhitney(AlignedBins bins) {
        double certain = 0;
        double open = 0;
        double below = 0;
        for (int bin = 0; bin < bins.size(); bin++) {
            double pairs = (double) bins.first(bin) * bins.second(bin);
            certain += bins.first(bin) * below;
            if (bins.mixed(bin)) {
                open += pairs;
            } else {
                certain += pairs / 2;
            }
            below += bins.second(bin);
        }
        return new Range(certain, certain + open);
    }

    /**
     * The variance of U when nothing has changed, reduced by the ties that are certain (Lehmann 1975): those within bins that hold a single
     * value. Unknown ties would only reduce it more.
     */
    public static double mannWhitneyVariance(AlignedBins bins) {
        double n = bins.size1();
        double m = bins.size2();
        double all = n + m;
        double ties = 0;
        for (int bin = 0; bin < bins.size(); bin++) {
            if (bins.tied(bin)) {
                double tied = bins.joint(bin);
                ties += tied * tied * tied - tied;
            }
        }
        return all < 2 ? 0 : n * m / 12 * ((all + 1) - ties / (all * (all - 1)));
    }

    /**
     * The two-sample Cramér–von Mises statistic T with midranks for ties (Anderson 1962, as SciPy computes it). Without ties T = nm/(n + m)² ·
     * Σ (F − G)² over the pooled values. Within a bin F − G takes a path of a steps up and b down; F − G at each of its points lies between
     * the path with all steps up first and the one with all steps down first. Tied values add to or take from that sum of
     * squares what {@code ownTies} and {@code sharedTies} say at most.
     */
    public static Range cramerVonMises(AlignedBins bins) {
        double n = bins.size1();
        double m = bins.size2();
        double scale = n * m / ((n + m) * (n + m));
        double unit = n * m * (n + m);
        double low = 0;
        double high = 0;
        double below1 = 0;
        double below2 = 0;
        for (int bin = 0; bin < bins.size(); bin++) {
            double a = bins.first(bin);
            double b = bins.second(bin);
            double start = below1 / n - below2 / m;
            double upFirst = squares(start, a, 1 / n) + squares(start + a / n, b, -1 / m);
            double ownTies = (n * (a * (a * a - 1)) + m * (b * (b * b - 1))) / 12 / unit;
            if (bins.tied(bin)) {
                // Midranks instead of "up first": n·a·((B + b/2)² − B²) + m·b·((A + a/2)² − (A + a)²), with nB − mA =
                // −nm·start.
                double shared = a * b * (n * b / 4 - 3 * m * a / 4 - n * m * start) / unit;
                double value = scale * upFirst + shared + ownTies;
                low += value;
                high += value;
            } else if (!bins.mixed(bin)) {
                low += scale * upFirst;
                high += scale * upFirst + ownTies;
            } else {
                double downFirst = squares(start, b, -1 / m) + squares(start - b / m, a, 1 / n);
                double sharedTies = a * b * (n * b + m * a) / 12 / unit;
                double most = start + a / n;
                double least = start - b / m;
                double end = start + a / n - b / m;
                boolean oneSign = least >= 0 || most <= 0;
                double smaller = oneSign ? Math.min(upFirst, downFirst) : end * end;
                double greater = oneSign
                        ? Math.max(upFirst, downFirst)
                        : (a + b - 1) * Math.max(most * most, least * least) + end * end;
                low += scale * smaller - sharedTies;
                high += scale * greater + ownTies;
            }
            below1 += a;
            below2 += b;
        }
        return new Range(Math.min(low, high), Math.max(low, high));
    }

    /** Σ (from + i·step)² for i from 1 to {@code count}. */
    private static double squares(double from, double count, double step) {
        return count * from * from
                + from * step * count * (count + 1)
                + step * step * count * (count + 1) * (2 * count + 1) / 6;
    }
}
