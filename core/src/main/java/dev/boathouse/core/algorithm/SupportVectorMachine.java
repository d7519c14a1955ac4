package dev.boathouse.core.algorithm;

import dev.boathouse.core.internal.ShortestDecimal;
import dev.boathouse.core.model.Task;
import dev.boathouse.core.predictor.Kernel;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A support vector machine with soft margin (Cortes and Vapnik 1995), trained online by LASVM (Bordes and others 2005): it looks at each row
 * once an epoch, in random order, and settles for an answer near the best. More than two classes are told apart by a machine for each, against
 * all others. Standardize the features.
 *
 * <p>Probabilities are fitted to the scores of the training rows (Platt 1999, as Lin and others 2007 compute it), so they are rather too
 * sure; of more than two classes each gets its own, and they are divided by their sum. The predicted class is the more probable one, which
 * near the margin may be another than the sign of the score says.
 *
 * <p>Equal bits for the same parallelism on any machine. Memory: 8 bytes × rows × support vectors, for each class that is trained at
 * the same time; at most 50,000 rows.
 *
 * @param kernel how alike two rows are
 * @param cost what a row on the wrong side of its margin costs, above 0 (scikit-learn's {@code C}); 1 is usual. A row weighs at most this
 *     much, and the cost times the largest value of the kernel at a row must not pass 1e7
 * @param tolerance how far from the best a pair of rows may stay, above 0 and below 1
 * @param epochs how often each row is looked at, 1 to 1,000
 */
public record SupportVectorMachine(Kernel kernel, double cost, double tolerance, int epochs) implements Algorithm {

    static final String NAME = "support-vector-machine";
    private static final int MAX_EPOCHS = 1_000;

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if a number is out of range
     */
    public SupportVectorMachine {
        Range.check(NAME, "cost", cost, Double.MIN_NORMAL, Double.MAX_VALUE);
        Range.check(NAME, "tolerance", tolerance, 1e-12, Math.nextDown(1.0));
        Range.check(NAME, "epochs", epochs, 1, MAX_EPOCHS);
    }

    /**
     * A linear machine of the cost 1, with Smile's defaults: tolerance 1e-3, 2 epochs.
     *
     * @return the algorithm
     */
    public static SupportVectorMachine linear() {
        return ofKernel(new Kernel.Linear());
    }

    /**
     * A machine with a Gaussian kernel (RBF) and the cost 1, with Smile's defaults: tolerance 1e-3, 2 epochs.
     *
     * @param width at which distance two rows are no longer much alike, above 0; for standardized features the root of their number is a
     *     good start
     * @return the algorithm
     * @throws IllegalArgumentException if the width is not above 0 or not finite
     */
    public static SupportVectorMachine gaussian(double width) {
        return ofKernel(new Kernel.Gaussian(width));
    }

    /**
     * A machine with any kernel and the cost 1, with Smile's defaults: tolerance 1e-3, 2 epochs.
     *
     * @param kernel how alike two rows are
     * @return the algorithm
     */
    public static SupportVectorMachine ofKernel(Kernel kernel) {
        return new SupportVectorMachine(kernel, 1, 1e-3, 2);
    }

    /**
     * With another cost.
     *
     * @param price what a row on the wrong side of its margin costs, above 0
     * @return the changed copy
     * @throws IllegalArgumentException if the cost is not above 0 or not finite
     */
    public SupportVectorMachine withCost(double price) {
        return new SupportVectorMachine(kernel, price, tolerance, epochs);
    }

    /**
     * With other stopping rules.
     *
     * @param newTolerance how far from the best a pair of rows may stay
     * @param newEpochs how often each row is looked at
     * @return the changed copy
     * @throws IllegalArgumentException if a number is out of range
     */
    public SupportVectorMachine stoppingAt(double newTolerance, int newEpochs) {
        return new SupportVectorMachine(kernel, cost, newTolerance, newEpochs);
    }

    static SupportVectorMachine of(Parameters given) {
        return new SupportVectorMachine(
                kernel(given), given.number("cost"), given.number("tolerance"), given.whole("epochs"));
    }

    private static Kernel kernel(Parameters given) {
        return switch (given.text("kernel")) {
            case "linear" -> new Kernel.Linear();
            case "gaussian" -> new Kernel.Gaussian(given.number("kernel-width"));
            case "polynomial" ->
                new Kernel.Polynomial(
                        given.whole("kernel-degree"), given.number("kernel-scale"), given.number("kernel-offset"));
            default -> throw given.wrong("kernel", "linear, gaussian or polynomial");
        };
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Task> tasks() {
        return Set.of(Task.BINARY_CLASSIFICATION, Task.MULTICLASS_CLASSIFICATION);
    }

    @Override
    public Repeatability repeatability() {
        return Repeatability.EQUAL_BITS_FOR_THREADS;
    }

    @Override
    public SortedMap<String, String> parameters() {
        SortedMap<String, String> parameters = new TreeMap<>();
        if (kernel instanceof Kernel.Gaussian gaussian) {
            parameters.put("kernel", "gaussian");
            parameters.put("kernel-width", ShortestDecimal.of(gaussian.width()));
        } else if (kernel instanceof Kernel.Polynomial polynomial) {
            parameters.put("kernel", "polynomial");
            parameters.put("kernel-degree", Integer.toString(polynomial.degree()));
            parameters.put("kernel-scale", ShortestDecimal.of(polynomial.scale()));
            parameters.put("kernel-offset", ShortestDecimal.of(polynomial.offset()));
        } else {
            parameters.put("kernel", "linear");
        }
        parameters.put("cost", ShortestDecimal.of(cost));
        parameters.put("tolerance", ShortestDecimal.of(tolerance));
        parameters.put("epochs", Integer.toString(epochs));
        return parameters;
    }
}
