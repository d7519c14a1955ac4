package dev.boathouse.junit;

import dev.boathouse.core.algorithm.RandomForest;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.features.Features;
import dev.boathouse.core.internal.SplitMix;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.TrainingRecord;
import dev.boathouse.core.training.Trainer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A small trained model with its rows, for tests that need one and do not care which: a forest of ten trees on 300 made-up apples, of which
 * {@code weight}, {@code days} and {@code colour} are known. The same seed gives the same model. Needs Smile. Immutable.
 *
 * @param model the model
 * @param train the rows that it learnt from
 * @param test 200 other rows, to judge it on
 */
public record SmallModel(Model model, Frame train, Frame test) {

    private static final int TRAIN_ROWS = 300;
    private static final int TEST_ROWS = 200;
    private static final long STANDARD_SEED = 1;
    /** So many rows in turn get the labels of others, before one keeps its own. */
    private static final int MIXED = 3;

    /**
     * A model that tells whether an apple is {@code ripe}, a boolean: its AUC is near 0.9.
     *
     * @return the model with its rows
     * @throws IllegalStateException if Smile is not on the class path
     */
    public static SmallModel ofTwoClasses() {
        return ofTwoClasses(STANDARD_SEED);
    }

    /**
     * The same with other apples.
     *
     * @param seed another seed, other rows and another model
     * @return the model with its rows
     * @throws IllegalStateException if Smile is not on the class path
     */
    public static SmallModel ofTwoClasses(long seed) {
        return fitted(Trainer.classification("ripe"), "ripe", seed);
    }

    /**
     * A model that tells how much {@code sugar} an apple has, a number of about 10: its R² is near 0.8.
     *
     * @return the model with its rows
     * @throws IllegalStateException if Smile is not on the class path
     */
    public static SmallModel ofNumbers() {
        return ofNumbers(STANDARD_SEED);
    }

    /**
     * The same with other apples.
     *
     * @param seed another seed, other rows and another model
     * @return the model with its rows
     * @throws IllegalStateException if Smile is not on the class path
     */
    public static SmallModel ofNumbers(long seed) {
        return fitted(Trainer.regression("sugar"), "sugar", seed);
    }

    private static SmallModel fitted(Trainer trainer, String label, long seed) {
        Frame train = Apples.frame(TRAIN_ROWS, label, seed);
        Model model = trainer.features(Features.oneHot("colour"))
                .algorithm(RandomForest.ofTrees(10).withMaxDepth(6))
                .seed(seed)
                .fit(train);
        return new SmallModel(model, train, Apples.frame(TEST_ROWS, label, SplitMix.mix(seed)));
    }

    /**
     * A worse model with the same signature: most of the rows that it learnt from have the labels of other rows. For tests in which a gate
     * must not be passed.
     *
     * @return the worse model, with what it learnt from and the same test rows
     */
    public SmallModel worse() {
        TrainingRecord record = model.trainingRecord();
        String label = record.label().orElseThrow().column();
        List<@Nullable Object> labels = train.values(label);
        List<@Nullable Object> mixed = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            mixed.add(labels.get(i % (MIXED + 1) == 0 ? i : (i * 7 + 1) % labels.size()));
        }
        Frame other = train.with(label, Column.of(train.schema().field(label).type(), mixed));
        return new SmallModel(Trainer.of(record).fit(other), other, test);
    }
}
