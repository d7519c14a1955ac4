package dev.boathouse.core.features;

import dev.boathouse.core.internal.SplitMix;
import java.util.List;

/** Sums of the target by level and fold: what target encoding is made of. Belongs to one thread. */
final class TargetFit {

    private final Target target;
    private final TargetEncoding how;
    private final LevelIndex index;
    private final double[] prior;
    private final int[] places;
    private final int[] folds;
    private final double[][] sums;
    private final long[][] counts;

    private TargetFit(Target target, TargetEncoding how, LevelIndex index, int[] places, int[] folds) {
        this.target = target;
        this.how = how;
        this.index = index;
        this.places = places;
        this.folds = folds;
        this.prior = new double[target.width()];
        this.sums = new double[how.folds()][index.size() * target.width()];
        this.counts = new long[how.folds()][index.size()];
    }

    static TargetFit of(Fitting fitting, String column, TargetEncoding how) {
        Kind kind = fitting.kind(column);
        LevelCount seen = new LevelCount(kind);
        int[] codes = fitting.codes(column, seen);
        List<String> levels = seen.count(codes).byFrequency().stream()
                .sorted(LevelCount.order(kind))
                .toList();
        LevelIndex index = LevelIndex.of(levels, kind);
        int[] places = fitting.codes(column, index);
        int[] folds = new int[places.length];
        for (int row = 0; row < folds.length; row++) {
            folds[row] = (int) Math.floorMod(SplitMix.mix(SplitMix.mix(fitting.seed()) + row), (long) how.folds());
        }
        TargetFit fit = new TargetFit(fitting.target(), how, index, places, folds);
        fit.sumUp(column);
        return fit;
    }

    private void sumUp(String column) {
        int width = prior.length;
        for (int mean = 0; mean < width; mean++) {
            double[] values = new double[places.length];
            for (int row = 0; row < places.length; row++) {
                values[row] = target.at(row, mean);
                if (places[row] >= 0) {
                    sums[folds[row]][places[row] * width + mean] += values[row];
                }
            }
            prior[mean] = new Sample(column, values).mean();
        }
        for (int row = 0; row < places.length; row++) {
            if (places[row] >= 0) {
                counts[folds[row]][places[row]]++;
            }
        }
    }

    /** From all rows: for all rows to come. */
    TargetMeans step() {
        int width = prior.length;
        double[] means = new double[index.size() * width];
        for (int place = 0; place < index.size(); place++) {
            for (int mean = 0; mean < width; mean++) {
                means[place * width + mean] = without(-1, place, mean);
            }
        }
        return new TargetMeans(index, prior, means, how.unseen(), how.missing());
    }

    /**
     * For each training row, from the rows of the other folds. The prior is that of all rows: one number, which tells no row from another;
     * that of the other folds would be the lower, the more positive rows a fold has, and tell of labels.
     */
    double[] outOfFold(int mean) {
        double[] values = new double[places.length];
        for (int row = 0; row < values.length; row++) {
            values[row] = places[row] < 0 ? prior[mean] : without(folds[row], places[row], mean);
        }
        return values;
    }

    private double without(int fold, int place, int mean) {
        double sum = 0;
        long count = 0;
        for (int other = 0; other < sums.length; other++) {
            if (other != fold) {
                sum += sums[other][place * prior.length + mean];
                count += counts[other][place];
            }
        }
        double weight = count + how.smoothing();
        double value = weight > 0 ? (sum + how.smoothing() * prior[mean]) / weight : prior[mean];
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "Cannot encode by the target: its values are too large for a finite mean.");
        }
        return value;
    }
}
