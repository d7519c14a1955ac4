package dev.boathouse.monitoring.internal.inference;

/** The Wasserstein distance from bins. */
public final class BinnedTransport {

    private BinnedTransport() {}

    /**
     * The first Wasserstein distance ∫ |F(x) − G(x)| dx (Villani 2003): exact between bins; within a bin both functions rise somewhere. Infinite
     * when an infinite value has no counterpart.
     *
     * @param meanDifference the difference of the means where it is known, which is a lower bound; else 0
     */
    public static Range wasserstein(AlignedBins bins, double meanDifference) {
        double n = bins.size1();
        double m = bins.size2();
        double low = 0;
        double high = 0;
        double below1 = 0;
        double below2 = 0;
        for (int bin = 0; bin < bins.size(); bin++) {
            double a = bins.first(bin);
            double b = bins.second(bin);
            double left = below1 / n - below2 / m;
            double right = (below1 + a) / n - (below2 + b) / m;
            double width = bins.high(bin) - bins.low(bin);
            if (width > 0) {
                double most = bins.mixed(bin) ? (below1 + a) / n - below2 / m : Math.max(left, right);
                double least = bins.mixed(bin) ? below1 / n - (below2 + b) / m : Math.min(left, right);
                low += width * Math.max(0, Math.max(least, -most));
                high += width * Math.max(most, -least);
            }
            below1 += a;
            below2 += b;
            if (bin + 1 < bins.size() && below1 * m != below2 * n) {
                double gap = bins.low(bin + 1) - bins.high(bin);
                low += gap * Math.abs(right);
                high += gap * Math.abs(right);
            }
        }
        double surely = bins.infinite() ? low : Math.max(low, Math.abs(meanDifference));
        return new Range(Math.min(surely, high), high);
    }
}
