package dev.boathouse.core.internal.smile;

import dev.boathouse.core.algorithm.SupportVectorMachine;
import dev.boathouse.core.predictor.Kernel;
import dev.boathouse.core.predictor.Link;
import dev.boathouse.core.predictor.Predictor;
import dev.boathouse.core.predictor.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import smile.base.svm.KernelMachine;
import smile.base.svm.LASVM;

/** Smile's support vector machines, one against the rest where there are more than two classes. */
public final class SmileSupportVectors {

    /** Smile keeps a row of the kernel for each support vector. */
    private static final int MAX_ROWS = 50_000;

    /** Smile repeats steps until the gap is below 1000, each of which gains at least a share that falls with this product. */
    private static final double MAX_PULL = 1e7;

    private SmileSupportVectors() {}

    /**
     * Fits. The bits of the answer depend on the parallelism of the workers.
     *
     * @param svm the parameters
     * @param examples rows with classes
     * @param workers the threads
     * @return what was learnt
     * @throws IllegalArgumentException if there are too many rows, or they are too large
     */
    public static Fitted fit(SupportVectorMachine svm, Examples examples, Workers workers) {
        double[][] rows = examples.rows();
        check(svm, rows);
        int machines = examples.classes() == 2 ? 1 : examples.classes();
        long[] seeds = Seeded.seeds(examples.seed(), machines);
        List<Callable<OneMachine>> tasks = new ArrayList<>();
        for (int i = 0; i < machines; i++) {
            long seed = seeds[i];
            int positive = machines == 1 ? 1 : i;
            tasks.add(() -> train(svm, rows, examples.codes(), positive, seed));
        }
        List<OneMachine> trained = workers.call(tasks);
        boolean linear = svm.kernel() instanceof Kernel.Linear;
        if (machines == 1) {
            OneMachine only = trained.get(0);
            Predictor predictor = linear ? Machines.linear(List.of(only)) : Machines.kernel(svm.kernel(), only);
            return new Fitted(
                    predictor,
                    Response.of(
                            new Link.Logistic(only.platt().slope(), only.platt().intercept())));
        }
        List<OneMachine> scaled = trained.stream().map(OneMachine::calibrated).toList();
        return new Fitted(
                linear ? Machines.linear(scaled) : Machines.kernel(svm.kernel(), rows, scaled),
                Response.of(new Link.OneVersusRest()));
    }

    private static void check(SupportVectorMachine svm, double[][] rows) {
        if (rows.length > MAX_ROWS) {
            throw new IllegalArgumentException("Cannot train: a support vector machine found " + rows.length
                    + " rows and takes " + MAX_ROWS + ". Give a sample of them, or use logistic regression.");
        }
        for (int i = 0; i < rows.length; i++) {
            double own = svm.kernel().of(rows[i], 0, rows[i], 0, rows[i].length);
            if (!(own * svm.cost() <= MAX_PULL)) {
                throw new IllegalArgumentException("Cannot train: a support vector machine found a kernel of " + own
                        + " in row " + i + ", which times the cost " + svm.cost() + " is more than " + MAX_PULL
                        + ". Standardize the features, or give a smaller cost.");
            }
        }
    }

    private static OneMachine train(SupportVectorMachine svm, double[][] rows, int[] codes, int positive, long seed) {
        int[] signs = IntStream.of(codes).map(code -> code == positive ? 1 : -1).toArray();
        Seeded.start(seed);
        KernelMachine<double[]> found =
                new LASVM<>(SmileKernel.of(svm.kernel()), svm.cost(), svm.tolerance()).fit(rows, signs, svm.epochs());
        // A machine that has learnt nothing has no vectors: one without weight stands in.
        double[][] vectors = found.instances().length == 0 ? new double[][] {rows[0]} : found.instances();
        double[] weights = found.instances().length == 0 ? new double[1] : found.weights();
        OneMachine machine = new OneMachine(vectors, weights, found.intercept(), new Platt(1, 0));
        Predictor scoring = svm.kernel() instanceof Kernel.Linear
                ? Machines.linear(List.of(machine))
                : Machines.kernel(svm.kernel(), machine);
        double[] scores = IntStream.range(0, rows.length)
                .parallel()
                .mapToDouble(row -> {
                    double[] score = new double[1];
                    scoring.score(rows[row], score);
                    return score[0];
                })
                .toArray();
        boolean[] positives = new boolean[rows.length];
        for (int i = 0; i < positives.length; i++) {
            positives[i] = signs[i] > 0;
        }
        return new OneMachine(vectors, weights, found.intercept(), Platt.of(scores, positives));
    }
}
