package dev.boathouse.core.explanation;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.explanation.Importances.Importance;
import dev.boathouse.core.features.FeatureEncoder;
import dev.boathouse.core.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Explains some rows of a frame, and keeps how large contributions are on average. */
final class SampledRows {

    private static final int BLOCK = 1024;

    private final Explained explained;
    private final int width;
    private final double[] features;
    private final double[] contributions;
    private final double[] byFeature;
    private final double[] byColumn;
    private final Spread ofFeatures;
    private final Spread ofColumns;
    private int waiting;

    SampledRows(Explained explained) {
        this.explained = explained;
        this.width = explained.attribution().features();
        this.features = new double[BLOCK * width];
        this.contributions = new double[BLOCK * width];
        this.byFeature = new double[width];
        this.byColumn = new double[explained.sources().columns().size()];
        this.ofFeatures = new Spread(byFeature.length);
        this.ofColumns = new Spread(byColumn.length);
    }

    /** Rows are drawn one after the other, each with the chance that leaves all sets of that size alike (Knuth, algorithm 3.4.2 S). */
    GlobalImportance importances(Frame frame, int rows, long seed) {
        FeatureEncoder encoder = explained.model().features().bind(frame.schema());
        SplittableRandom random = new SplittableRandom(seed);
        double[] row = new double[width];
        long left = frame.rowCount();
        long wanted = Math.min(rows, left);
        long firstRow = 0;
        for (Chunk chunk : frame.chunks()) {
            for (int i = 0; i < chunk.size(); i++, left--) {
                if (random.nextLong(left) < wanted) {
                    wanted--;
                    encoder.encode(chunk, i, i + 1, firstRow, row);
                    System.arraycopy(row, 0, features, waiting++ * width, width);
                    if (waiting == BLOCK) {
                        flush();
                    }
                }
            }
            firstRow += chunk.size();
        }
        flush();
        return new GlobalImportance(
                explained.scores().scale(),
                importances(explained.sources().columns(), ofColumns),
                importances(explained.sources().features(), ofFeatures));
    }

    private void flush() {
        explained.attribution().contributions(features, waiting, explained.which(features, waiting), contributions);
        for (int i = 0; i < waiting; i++) {
            explained.sources().sum(contributions, i * width, byColumn, 0);
            System.arraycopy(contributions, i * width, byFeature, 0, width);
            ofColumns.add(sizes(byColumn));
            ofFeatures.add(sizes(byFeature));
        }
        waiting = 0;
    }

    private static double[] sizes(double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.abs(values[i]);
        }
        return values;
    }

    private Importances importances(List<String> names, Spread spread) {
        List<Importance> each = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Interval interval = spread.interval(i);
            // No mean size is below 0.
            each.add(new Importance(
                    names.get(i),
                    new Interval(interval.estimate(), Math.max(0, interval.low()), interval.high(), interval.level())));
        }
        return new Importances(
                "mean size of contributions to " + explained.scores().scale(), spread.count(), each);
    }
}
