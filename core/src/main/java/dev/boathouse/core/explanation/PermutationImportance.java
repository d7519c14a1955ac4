package dev.boathouse.core.explanation;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.explanation.Importances.Importance;
import dev.boathouse.core.internal.SplitMix;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * How much worse a model gets on some rows if one of its input columns is shuffled among them (Breiman 2001; Fisher, Rudin and Dominici 2019): what the
 * model loses with what the column knows. Works with every model that can be evaluated. Immutable; each call works on the thread that makes it.
 *
 * <p>The test rows are dealt into {@value #BLOCKS} blocks, each with the same mix of classes. In each block a column is shuffled several times, and the model
 * evaluated again: what the metric loses, on average, is one observation. The importance is the mean of the blocks' observations, with Student's
 * interval of {@value #BLOCKS} − 1 degrees of freedom. So the interval covers both that other test rows would have come and that they were shuffled as they
 * were, as long as rows are independent; not that training again would give another model. All features that are made of a column move with it. Where
 * columns depend on each other, shuffling one makes rows that do not exist, and the others may stand in for it.
 */
public final class PermutationImportance {

    /** How often each column is shuffled in each block, unless told otherwise. */
    public static final int DEFAULT_REPEATS = 5;

    /** Into how many blocks the rows are dealt. */
    static final int BLOCKS = 10;

    private static final int MOST_REPEATS = 1_000;

    private final Model model;
    private final Frame test;
    private final Metric metric;
    private final int repeats;
    private final long seed;

    private PermutationImportance(Model model, Frame test, Metric metric, int repeats, long seed) {
        this.model = model;
        this.test = test;
        this.metric = metric;
        this.repeats = repeats;
        this.seed = seed;
    }

    /**
     * With {@value #DEFAULT_REPEATS} repeats and the seed 0. Nothing is computed yet.
     *
     * @param model the model
     * @param test rows with the model's inputs and its label, which it was not trained on
     * @param metric what the model loses
     * @return the importance to be computed
     * @throws dev.boathouse.core.NotFoundException if a column is missing
     * @throws IllegalArgumentException if there are fewer than two rows a block, or the metric has no direction
     */
    public static PermutationImportance of(Model model, Frame test, Metric metric) {
        List<String> names = new ArrayList<>(model.signature().inputs().names());
        model.trainingRecord().label().ifPresent(label -> names.add(label.column()));
        if (!metric.hasDirection()) {
            throw new IllegalArgumentException("Cannot tell importances by " + metric
                    + ": of it neither more nor less is better. A metric with a direction would work.");
        }
        if (test.rowCount() < 2 * BLOCKS) {
            throw new IllegalArgumentException("Cannot shuffle columns: found " + test.rowCount() + " rows. At least "
                    + 2 * BLOCKS + " would work; some hundreds tell something.");
        }
        return new PermutationImportance(model, test.select(names), metric, DEFAULT_REPEATS, 0);
    }

    /**
     * With another number of repeats: more of them make the interval narrower, down to what the number of rows allows.
     *
     * @param count how often each column is shuffled in each block, 1 to 1,000
     * @return the changed copy
     * @throws IllegalArgumentException if the count is out of range
     */
    public PermutationImportance withRepeats(int count) {
        if (count < 1 || count > MOST_REPEATS) {
            throw new IllegalArgumentException("Cannot shuffle " + count + " times: 1 to " + MOST_REPEATS + " work.");
        }
        return new PermutationImportance(model, test, metric, count, seed);
    }

    /**
     * With another seed.
     *
     * @param other another seed, other blocks and permutations
     * @return the changed copy
     */
    public PermutationImportance withSeed(long other) {
        return new PermutationImportance(model, test, metric, repeats, other);
    }

    /**
     * Evaluates the model on all blocks: once as they are, and so many times for each input column and repeat. A column's numbers depend on the seed, its
     * name and its rows alone, not on the other columns.
     *
     * @return for each input column what the metric loses: above 0 where the column helps, whatever the metric's direction
     * @throws dev.boathouse.core.UnsupportedFormatException if the model cannot be evaluated
     * @throws IllegalArgumentException if a value or label cannot be used, or the metric is not defined on a block
     */
    public Importances columns() {
        List<Frame> blocks = Blocks.of(test, model.trainingRecord(), BLOCKS, seed);
        double[] quality = new double[BLOCKS];
        for (int block = 0; block < BLOCKS; block++) {
            quality[block] = quality(blocks.get(block));
        }
        List<String> names = model.signature().inputs().names();
        Spread spread = new Spread(names.size());
        double[] losses = new double[names.size()];
        for (int block = 0; block < BLOCKS; block++) {
            for (int i = 0; i < losses.length; i++) {
                losses[i] = loss(blocks.get(block), names.get(i), quality[block], seed(names.get(i), block));
            }
            spread.add(losses);
        }
        List<Importance> each = new ArrayList<>();
        for (int i = 0; i < losses.length; i++) {
            each.add(new Importance(names.get(i), spread.interval(i)));
        }
        return new Importances("loss of " + metric + " when shuffled", test.rowCount(), each);
    }

    private long seed(String name, int block) {
        return SplitMix.mix(SplitMix.mix(seed ^ SplitMix.mix(name.hashCode())) + block);
    }

    /** The mean over the repeats. */
    private double loss(Frame block, String name, double quality, long start) {
        List<@Nullable Object> values = block.values(name);
        SplittableRandom random = new SplittableRandom(start);
        double sum = 0;
        for (int i = 0; i < repeats; i++) {
            shuffle(values, random);
            Column shuffled = Column.of(block.schema().field(name).type(), values);
            sum += quality - quality(block.with(name, shuffled));
        }
        return sum / repeats;
    }

    /** Every order alike (Knuth, algorithm 3.4.2 P). */
    private static void shuffle(List<@Nullable Object> values, SplittableRandom random) {
        for (int i = values.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            Object moved = values.get(i);
            values.set(i, values.get(j));
            values.set(j, moved);
        }
    }

    /** The larger the better. */
    private double quality(Frame rows) {
        double value = Evaluation.of(model, rows)
                .value(metric)
                .orElseThrow(() -> new IllegalArgumentException("Cannot tell importances by " + metric
                        + ": it is not defined on one of " + BLOCKS + " blocks of " + rows.rowCount()
                        + " rows. More rows, or more of the rarest class, would work."));
        return metric.higherIsBetter() ? value : -value;
    }
}
