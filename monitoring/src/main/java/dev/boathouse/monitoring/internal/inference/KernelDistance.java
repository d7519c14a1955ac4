package dev.boathouse.monitoring.internal.inference;

/**
 * The maximum mean discrepancy with the Gaussian kernel exp(−(x − y)² / (2h²)) after Gretton et al., "A kernel two-sample test" (2012).
 * Its bandwidth h is the median of the distances between two pooled values (the lower one of two), found exactly; where more than
 * half of them are 0, their mean. Up to {@value #EXACT} distinct values all pairs count; beyond, neighbouring values stand
 * together in some thousand cells.
 */
public final class KernelDistance {

    private static final int EXACT = 4096;
    private static final int RESOLUTION = 64;
    private static final int DRAWN = 1024;
    private static final int DRAWN_RESOLUTION = 32;

    private final Pooled samples;
    private final double bandwidth;

    /** Asks for samples that are not empty and finite, and two distinct values. */
    public KernelDistance(Pooled samples) {
        this.samples = samples;
        this.bandwidth = bandwidth(samples);
    }

    /** The width of the kernel. */
    public double bandwidth() {
        return bandwidth;
    }

    /** The unbiased estimate of the squared discrepancy (Gretton et al., equation 3), which may be below 0. */
    public double unbiased() {
        return exact(false);
    }

    /** The biased estimate (equation 5), which is at least 0. */
    public double biased() {
        return exact(true);
    }

    private double exact(boolean biased) {
        Cells cells = Cells.of(samples, EXACT, RESOLUTION);
        int[] counts = cells.found();
        int size = cells.size();
        Total own = new Total();
        Total other = new Total();
        Total between = new Total();
        for (int i = 0; i < size; i++) {
            double a = counts[i];
            double b = cells.joint(i) - a;
            double x = middle(cells, i);
            double rowOwn = a;
            double rowOther = b;
            double cross = b;
            double crossOther = 0;
            for (int j = 0; j < i; j++) {
                double kernel = kernel(x - middle(cells, j));
                double c = counts[j];
                double d = cells.joint(j) - c;
                rowOwn += 2 * c * kernel;
                rowOther += 2 * d * kernel;
                cross += d * kernel;
                crossOther += c * kernel;
            }
            own.add(a * rowOwn);
            other.add(b * rowOther);
            between.add(a * cross + b * crossOther);
        }
        return discrepancy(own.value(), other.value(), between.value(), biased);
    }

    private double discrepancy(double own, double other, double between, boolean biased) {
        double n = samples.firstSize();
        double m = samples.secondSize();
        double cross = 2 * between / (n * m);
        return biased
                ? Math.max(0.0, own / (n * n) + other / (m * m) - cross)
                : (own - n) / (n * (n - 1)) + (other - m) / (m * (m - 1)) - cross;
    }

    /** How an estimate is distributed by chance. */
    public NullDistribution byChance(double observed, boolean biased) {
        Cells cells = Cells.of(samples, DRAWN, DRAWN_RESOLUTION);
        int size = cells.size();
        double[][] kernels = new double[size][];
        double[] rows = new double[size];
        for (int i = 0; i < size; i++) {
            kernels[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                kernels[i][j] = kernel(middle(cells, i) - middle(cells, j));
                rows[i] += cells.joint(j) * kernels[i][j];
                rows[j] += i == j ? 0 : cells.joint(i) * kernels[i][j];
            }
        }
        double all = 0;
        for (int i = 0; i < size; i++) {
            all += cells.joint(i) * rows[i];
        }
        double everything = all;
        return PermutationNull.of(
                cells,
                counts -> {
                    double own = 0;
                    double withAll = 0;
                    int taken = 0;
                    int[] cellsTaken = new int[size];
                    for (int i = 0; i < size; i++) {
                        if (counts[i] > 0) {
                            cellsTaken[taken++] = i;
                            own += counts[i] * row(kernels[i], counts, cellsTaken, taken);
                            withAll += counts[i] * rows[i];
                        }
                    }
                    double between = withAll - own;
                    return discrepancy(own, everything - own - 2 * between, between, biased);
                },
                observed,
                1);
    }

    /** A row of the kernel times the counts, below the diagonal twice, of the cells that have any. */
    private static double row(double[] kernels, int[] counts, int[] cellsTaken, int taken) {
        double sum = 0;
        for (int k = 0; k + 1 < taken; k++) {
            int j = cellsTaken[k];
            sum += counts[j] * kernels[j];
        }
        int end = cellsTaken[taken - 1];
        return 2 * sum + counts[end] * kernels[end];
    }

    private static double middle(Cells cells, int cell) {
        double low = cells.low(cell);
        return low + (cells.high(cell) / 2 - low / 2);
    }

    private double kernel(double distance) {
        double z = distance / bandwidth;
        return StrictMath.exp(-z * z / 2);
    }

    /** Bisects the bits of the distance, counting the pairs that are nearer in one pass each. */
    private static double bandwidth(Pooled samples) {
        Cells cells = Cells.of(samples, EXACT, RESOLUTION);
        double pairs = (double) samples.total() * (samples.total() - 1.0) / 2;
        double wanted = Math.ceil(pairs / 2);
        long low = -1;
        long high = Double.doubleToLongBits(Double.MAX_VALUE);
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (pairsWithin(cells, Double.longBitsToDouble(middle)) >= wanted) {
                high = middle;
            } else {
                low = middle;
            }
        }
        double median = Double.longBitsToDouble(high);
        return median > 0 ? median : meanDistance(cells, pairs);
    }

    private static double pairsWithin(Cells cells, double distance) {
        double pairs = 0;
        double window = 0;
        int from = 0;
        for (int cell = 0; cell < cells.size(); cell++) {
            while (middle(cells, cell) - middle(cells, from) > distance) {
                window -= cells.joint(from++);
            }
            double size = cells.joint(cell);
            pairs += size * window + size * (size - 1) / 2;
            window += size;
        }
        return pairs;
    }

    private static double meanDistance(Cells cells, double pairs) {
        Total total = new Total();
        double seen = 0;
        double all = cells.firstSize() + (double) cells.secondSize();
        for (int cell = 0; cell + 1 < cells.size(); cell++) {
            seen += cells.joint(cell);
            total.add(seen * (all - seen) / pairs * (middle(cells, cell + 1) - middle(cells, cell)));
        }
        return total.value();
    }
}
