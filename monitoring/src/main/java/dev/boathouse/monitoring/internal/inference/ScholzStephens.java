package dev.boathouse.monitoring.internal.inference;

import dev.boathouse.core.internal.SplitMix;
import java.util.Arrays;

/**
 * Anderson and Darling's statistic of any number of samples, with midranks, standardised: F. W. Scholz and M. A. Stephens, "K-sample
 * Anderson–Darling tests", JASA 82 (1987), equations 7 and 4. Its distribution comes from labels dealt out by chance, from a generator that
 * starts from a hash of the counts; where none comes near, a gamma distribution with their first three moments tells how small p
 * is. Thread-safe.
 */
public final class ScholzStephens implements NullDistribution {

    private static final int DRAWS = 999;
    private static final int FEWER_DRAWS = 199;
    /** With more values fewer labellings are dealt. */
    private static final int MANY = 100_000;

    private static final double ROUNDING = 1e-9;
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private final int[] sizes;
    private final int[] groups; // how many values are equal, ascending
    private final int[] labels; // the sample of each value, ascending
    private final double deviation;
    private final double statistic;
    private final double[] drawn;
    private boolean ready;

    private ScholzStephens(int[] sizes, int[] groups, int[] labels) {
        this.sizes = sizes;
        this.groups = groups;
        this.labels = labels;
        this.deviation = deviation(sizes, labels.length);
        this.statistic = standardised(labels);
        this.drawn = new double[labels.length <= MANY ? DRAWS : FEWER_DRAWS];
    }

    /** Of samples without NaN, none empty, four values or more in all, two of them distinct. */
    public static ScholzStephens of(double[][] samples) {
        int[] sizes = Arrays.stream(samples).mapToInt(sample -> sample.length).toArray();
        double[] pooled = Arrays.stream(samples)
                .flatMapToDouble(Arrays::stream)
                .map(x -> x + 0.0)
                .sorted()
                .toArray();
        int[] groups = new int[pooled.length];
        int size = 0;
        for (int i = 0; i < pooled.length; i++) {
            size += i == 0 || pooled[i] != pooled[i - 1] ? 1 : 0;
            groups[size - 1]++;
        }
        int[] next = new int[size];
        for (int group = 1; group < size; group++) {
            next[group] = next[group - 1] + groups[group - 1];
        }
        int[] first = next.clone();
        double[] values = new double[size];
        Arrays.setAll(values, group -> pooled[first[group]]);
        int[] labels = new int[pooled.length];
        for (int sample = 0; sample < samples.length; sample++) {
            for (double value : samples[sample]) {
                labels[next[Arrays.binarySearch(values, value + 0.0)]++] = sample;
            }
        }
        return new ScholzStephens(sizes, Arrays.copyOf(groups, size), labels);
    }

    /** (A² − (k − 1)) / σ. */
    public double statistic() {
        return statistic;
    }

    private double standardised(int[] dealt) {
        int k = sizes.length;
        double all = dealt.length;
        double[] below = new double[k];
        double[] here = new double[k];
        double[] sums = new double[k];
        double before = 0;
        int at = 0;
        for (int tied : groups) {
            Arrays.fill(here, 0);
            for (int i = 0; i < tied; i++) {
                here[dealt[at++]]++;
            }
            double middle = before + tied / 2.0;
            double divisor = middle * (all - middle) - all * tied / 4.0;
            for (int i = 0; i < k; i++) {
                double off = all * (below[i] + here[i] / 2) - sizes[i] * middle;
                sums[i] += tied / all * off * off / divisor;
                below[i] += here[i];
            }
            before += tied;
        }
        double squared = 0;
        for (int i = 0; i < k; i++) {
            squared += sums[i] / sizes[i];
        }
        return (squared * (all - 1) / all - (k - 1)) / deviation;
    }

    private static double deviation(int[] sizes, int all) {
        double k = sizes.length;
        double inverse = Arrays.stream(sizes).mapToDouble(size -> 1.0 / size).sum();
        double[] upTo = new double[all];
        for (int i = 1; i < all; i++) {
            upTo[i] = upTo[i - 1] + 1.0 / i;
        }
        double h = upTo[all - 1];
        double g = 0;
        for (int i = 1; i <= all - 2; i++) {
            g += (h - upTo[i]) / (all - i);
        }
        double a = (4 * g - 6) * (k - 1) + (10 - 6 * g) * inverse;
        double b = (2 * g - 4) * k * k + 8 * h * k + (2 * g - 14 * h - 4) * inverse - 8 * h + 4 * g - 6;
        double c = (6 * h + 2 * g - 2) * k * k + (4 * h - 4 * g + 6) * k + (2 * h - 6) * inverse + 4 * h;
        double d = (2 * h + 6) * k * k - 4 * h * k;
        double n = all;
        return Math.sqrt((((a * n + b) * n + c) * n + d) / ((n - 1) * (n - 2) * (n - 3)));
    }

    private synchronized double[] drawn() {
        if (!ready) {
            long state = seed();
            int[] dealt = labels.clone();
            for (int draw = 0; draw < drawn.length; draw++) {
                for (int i = dealt.length - 1; i > 0; i--) {
                    state += GOLDEN;
                    int other = (int) (((SplitMix.mix(state) >>> 32) * (i + 1)) >>> 32);
                    int swap = dealt[i];
                    dealt[i] = dealt[other];
                    dealt[other] = swap;
                }
                drawn[draw] = standardised(dealt);
            }
            Arrays.sort(drawn);
            ready = true;
        }
        return drawn;
    }

    private long seed() {
        long hash = labels.length;
        for (int size : sizes) {
            hash = SplitMix.mix(hash + size);
        }
        for (int group : groups) {
            hash = SplitMix.mix(hash + group);
        }
        return hash;
    }

    @Override
    public double pValue(double value) {
        double[] sorted = drawn();
        double bound = value - Math.abs(value) * ROUNDING;
        int from = Arrays.binarySearch(sorted, bound);
        int extreme = sorted.length - (from < 0 ? -from - 1 : from);
        double share = (extreme + 1.0) / (sorted.length + 1);
        return extreme > 0 ? share : Math.min(share, PearsonThree.tail(sorted, value));
    }

    @Override
    public double threshold(double alpha) {
        double[] sorted = drawn();
        int allowed = (int) Math.floor(alpha * (sorted.length + 1) + ROUNDING);
        double last = sorted[Math.max(0, sorted.length - Math.max(1, allowed))];
        double least = Math.nextUp(last + Math.abs(last) * 2 * ROUNDING);
        return allowed > 0 ? least : UpperTail.between(least, 1e6, this::pValue).threshold(alpha);
    }
}
