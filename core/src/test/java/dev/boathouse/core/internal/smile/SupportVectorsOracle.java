package dev.boathouse.core.internal.smile;

import dev.boathouse.core.algorithm.SupportVectorMachine;
import dev.boathouse.core.predictor.Kernel;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;
import smile.base.svm.KernelMachine;
import smile.base.svm.LASVM;
import smile.classification.Classifier;
import smile.classification.OneVersusRest;
import smile.classification.PlattScaling;
import smile.math.MathEx;
import smile.math.kernel.LinearKernel;
import smile.math.kernel.MercerKernel;

/**
 * Smile's machine for two classes, with its scaling to probabilities. Training with its own exponentials and powers, those of Math, a last
 * bit is enough to make LASVM end elsewhere, 1e-2 away: so kernels that have them are ours, and scores are then equal to the last bit.
 * Linear scores are within 1e-9, since Smile sums kernels and ours sums coefficients; so are the probabilities that Platt's iterations find.
 */
final class SupportVectorsOracle implements Oracle {

    private final KernelMachine<double[]> theirs;
    private final PlattScaling platt;
    private final boolean linear;

    private SupportVectorsOracle(SupportVectorMachine svm, Examples examples) {
        double[][] rows = examples.rows();
        int[] signs = signs(examples.codes());
        Seeded.startAt(examples.seed());
        this.theirs = machine(svm, rows, signs);
        this.platt =
                PlattScaling.fit(Arrays.stream(rows).mapToDouble(theirs::score).toArray(), signs);
        this.linear = svm.kernel() instanceof Kernel.Linear;
    }

    /** A machine, or one against the rest for each of several classes: their probabilities are within 1e-7. */
    static Oracle of(SupportVectorMachine svm, Examples examples) {
        return examples.classes() == 2 ? ofTwo(svm, examples) : new OneAgainstRest(svm, examples);
    }

    static SupportVectorsOracle ofTwo(SupportVectorMachine svm, Examples examples) {
        return new SupportVectorsOracle(svm, examples);
    }

    private static KernelMachine<double[]> machine(SupportVectorMachine svm, double[][] rows, int[] signs) {
        MercerKernel<double[]> kernel =
                svm.kernel() instanceof Kernel.Linear ? new LinearKernel() : SmileKernel.of(svm.kernel());
        return new LASVM<>(kernel, svm.cost(), svm.tolerance()).fit(rows, signs, svm.epochs());
    }

    private static int[] signs(int[] codes) {
        return Arrays.stream(codes).map(code -> 2 * code - 1).toArray();
    }

    double score(double... row) {
        return theirs.score(row);
    }

    /** The same vectors and weights, scored by another kernel. */
    KernelMachine<double[]> scoredBy(MercerKernel<double[]> kernel) {
        return new KernelMachine<>(kernel, theirs.instances(), theirs.weights(), theirs.intercept());
    }

    @Override
    public Optional<double[]> scores(double... row) {
        return linear ? Optional.empty() : Optional.of(new double[] {score(row)});
    }

    @Override
    public double[] answers(double... row) {
        double positive = platt.scale(score(row));
        return new double[] {1 - positive, positive};
    }

    @Override
    public double bound() {
        return 1e-9;
    }

    private static final class OneAgainstRest implements Oracle {

        private final OneVersusRest<double[]> theirs;
        private final int classes;

        OneAgainstRest(SupportVectorMachine svm, Examples examples) {
            this.classes = examples.classes();
            long[] seeds = Seeded.seeds(examples.seed(), classes);
            int[] next = {0};
            BiFunction<double[][], int[], Classifier<double[]>> trainer = (rows, signs) -> {
                MathEx.setSeed(seeds[next[0]++]);
                return machine(svm, rows, signs).toSVM();
            };
            this.theirs = OneVersusRest.fit(examples.rows(), examples.codes(), trainer);
        }

        @Override
        public double[] answers(double... row) {
            double[] probabilities = new double[classes];
            theirs.predict(row, probabilities);
            return probabilities;
        }

        @Override
        public double bound() {
            return 1e-7;
        }
    }
}
