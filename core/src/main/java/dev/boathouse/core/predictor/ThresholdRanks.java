package dev.boathouse.core.predictor;

import java.util.Arrays;
import java.util.List;

/**
 * The thresholds that trees compare each feature with, sorted. A feature's rank is how many of them are below it, so it is less than or equal to the i-th
 * (from 0) exactly where its rank is at most i: ranks stand in for the numbers, in a few bits.
 *
 * <p>A test of a node is one number: the rank of its threshold above, the place of its column below. Columns are features that a tree
 * asks for; one that has more thresholds than there are ranks takes several columns. Ranks of {@value #LANES} rows lie side by side, shifted as
 * in a test: {@code test - rank} is negative exactly where the feature is greater than the threshold.
 */
final class ThresholdRanks {

    static final int LANES = 8;
    private static final int LANE_BITS = 3;
    private static final int TEST_BITS = 31;

    private final int shift;
    /** The feature of each column. */
    private final int[] features;
    /** Where the thresholds of each column start, and where the last ones end. */
    private final int[] starts;

    private final double[] thresholds;
    /** The features that trees ask for, and the first column of each. */
    private final int[] used;

    private final int[] columns;
    /** Each column is cut into as many equal intervals as it has thresholds, from the lowest to the highest of them. */
    private final double[] lows;

    private final double[] scales;
    /** Where the search starts for a value of each interval, and among how many thresholds of its column it has to search. */
    private final int[] hints;

    private final int[] reaches;

    ThresholdRanks(List<Tree> trees) {
        this.used = trees.stream()
                .flatMapToInt(tree -> Arrays.stream(tree.features))
                .filter(feature -> feature != Tree.LEAF)
                .sorted()
                .distinct()
                .toArray();
        double[][] found = thresholds(trees);
        this.shift = shift(found);
        this.columns = new int[used.length + 1];
        for (int i = 0; i < used.length; i++) {
            columns[i + 1] = columns[i] + columns(found[i].length, mostRank());
        }
        int count = columns[used.length];
        this.features = new int[count];
        this.starts = new int[count + 1];
        this.thresholds = Arrays.stream(found).flatMapToDouble(Arrays::stream).toArray();
        this.lows = new double[count];
        this.scales = new double[count];
        this.hints = new int[thresholds.length];
        this.reaches = new int[count];
        int end = 0;
        for (int i = 0; i < used.length; i++) {
            int first = end;
            end += found[i].length;
            for (int column = columns[i]; column < columns[i + 1]; column++) {
                features[column] = used[i];
                starts[column + 1] = Math.min(end, first + (column - columns[i] + 1) * mostRank());
                prepare(column);
            }
        }
    }

    /** Those of each feature that is used, sorted, each once. */
    private double[][] thresholds(List<Tree> trees) {
        int[] counts = new int[used.length];
        for (Tree tree : trees) {
            for (int feature : tree.features) {
                if (feature != Tree.LEAF) {
                    counts[Arrays.binarySearch(used, feature)]++;
                }
            }
        }
        double[][] found = Arrays.stream(counts).mapToObj(double[]::new).toArray(double[][]::new);
        for (Tree tree : trees) {
            for (int node = 0; node < tree.nodeCount(); node++) {
                if (tree.features[node] != Tree.LEAF) {
                    int feature = Arrays.binarySearch(used, tree.features[node]);
                    found[feature][--counts[feature]] = positiveZero(tree.thresholds[node]);
                }
            }
        }
        for (int i = 0; i < found.length; i++) {
            found[i] = Arrays.stream(found[i]).sorted().distinct().toArray();
        }
        return found;
    }

    /** Both zeros are one threshold. */
    private static double positiveZero(double threshold) {
        return threshold + 0.0;
    }

    /** The fewest bits that number the columns leave the most for ranks. */
    private static int shift(double[][] found) {
        for (int bits = LANE_BITS; bits < TEST_BITS; bits++) {
            int most = (1 << (TEST_BITS - bits)) - 1;
            long needed = Arrays.stream(found)
                    .mapToLong(some -> columns(some.length, most))
                    .sum();
            if (needed <= 1L << (bits - LANE_BITS)) {
                return bits;
            }
        }
        throw new IllegalArgumentException("The trees have too many thresholds: found "
                + Arrays.stream(found).mapToLong(some -> some.length).sum() + " different ones of "
                + found.length + " features, about 200 million would work.");
    }

    private static int columns(int thresholds, int most) {
        return (thresholds + most - 1) / most;
    }

    private int mostRank() {
        return (1 << (TEST_BITS - shift)) - 1;
    }

    /** How many numbers the ranks of {@value #LANES} rows take, a power of two. */
    int size() {
        return 1 << shift;
    }

    int columns() {
        return features.length;
    }

    /** The test of an inner node. */
    int test(int feature, double threshold) {
        int index = Arrays.binarySearch(used, feature);
        int first = starts[columns[index]];
        int place = Arrays.binarySearch(thresholds, first, starts[columns[index + 1]], positiveZero(threshold)) - first;
        int column = columns[index] + place / mostRank();
        return (place % mostRank()) << shift | column << LANE_BITS;
    }

    /** A test that every row passes. */
    int always() {
        return mostRank() << shift;
    }

    /**
     * Writes the ranks of rows, column by column, so that its thresholds stay near the processor.
     *
     * @param at where the first row starts
     * @param ranks for each {@value #LANES} rows an array of {@link #size()}
     * @param groups how many of these arrays are to be filled
     */
    void of(double[] rows, int at, int width, int[][] ranks, int groups) {
        for (int column = 0; column < features.length; column++) {
            int to = column << LANE_BITS;
            int row = at + features[column];
            for (int i = 0; i < groups; i++) {
                four(column, rows, row, width, ranks[i], to);
                four(column, rows, row + 4 * width, width, ranks[i], to + 4);
                row += LANES * width;
            }
        }
    }

    /** Halves the candidates of four rows at once, without a branch that depends on them. */
    private void four(int column, double[] rows, int at, int width, int[] ranks, int to) {
        double a = rows[at];
        double b = rows[at + width];
        double c = rows[at + 2 * width];
        double d = rows[at + 3 * width];
        int inA = hint(column, a);
        int inB = hint(column, b);
        int inC = hint(column, c);
        int inD = hint(column, d);
        for (int left = reaches[column]; left > 1; left -= left >>> 1) {
            int half = left >>> 1;
            inA += below(thresholds[inA + half - 1], a) & half;
            inB += below(thresholds[inB + half - 1], b) & half;
            inC += below(thresholds[inC + half - 1], c) & half;
            inD += below(thresholds[inD + half - 1], d) & half;
        }
        int first = starts[column];
        ranks[to] = (inA - first - below(thresholds[inA], a)) << shift;
        ranks[to + 1] = (inB - first - below(thresholds[inB], b)) << shift;
        ranks[to + 2] = (inC - first - below(thresholds[inC], c)) << shift;
        ranks[to + 3] = (inD - first - below(thresholds[inD], d)) << shift;
    }

    /** Writes the ranks of one row into all lanes. */
    void of(double[] row, int[] ranks) {
        for (int column = 0; column < features.length; column++) {
            double value = row[features[column]];
            int in = hint(column, value);
            for (int left = reaches[column]; left > 1; left -= left >>> 1) {
                int half = left >>> 1;
                in += below(thresholds[in + half - 1], value) & half;
            }
            int rank = (in - starts[column] - below(thresholds[in], value)) << shift;
            int to = column << LANE_BITS;
            Arrays.fill(ranks, to, to + LANES, rank);
        }
    }

    /** −1 where the threshold is below the value, else 0: the sign of their difference. */
    private static int below(double threshold, double value) {
        return (int) (Double.doubleToRawLongBits(threshold - value) >> 63);
    }

    private int hint(int column, double value) {
        return hints[starts[column] + interval(column, value)];
    }

    /** Rounding keeps the order: a threshold in a lower interval than a value is below it, in a higher one above it. */
    private int interval(int column, double value) {
        int last = starts[column + 1] - starts[column] - 1;
        return Math.max(0, Math.min(last, (int) ((value - lows[column]) * scales[column])));
    }

    private void prepare(int column) {
        int first = starts[column];
        int count = starts[column + 1] - first;
        lows[column] = thresholds[first];
        // Infinite between subnormals, 0 where the range is infinite: intervals are few then, and still in order.
        scales[column] = count / (thresholds[first + count - 1] - thresholds[first]);
        int[] below = new int[count + 1];
        for (int i = first; i < first + count; i++) {
            below[interval(column, thresholds[i]) + 1]++;
        }
        reaches[column] = Math.max(1, Arrays.stream(below).max().orElse(1));
        int lower = 0;
        for (int i = 0; i < count; i++) {
            lower += below[i];
            hints[first + i] = first + Math.min(lower, count - reaches[column]);
        }
    }
}
