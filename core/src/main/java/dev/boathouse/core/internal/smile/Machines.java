package dev.boathouse.core.internal.smile;

import dev.boathouse.core.predictor.Kernel;
import dev.boathouse.core.predictor.Predictor;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Makes predictors of support vector machines. */
final class Machines {

    private Machines() {}

    /** Linear machines need no vectors: their weighted sum is enough. */
    static Predictor linear(List<OneMachine> machines) {
        double[][] coefficients = new double[machines.size()][];
        double[] intercepts = new double[machines.size()];
        for (int score = 0; score < intercepts.length; score++) {
            OneMachine machine = machines.get(score);
            double[] sum = new double[machine.vectors()[0].length];
            for (int vector = 0; vector < machine.vectors().length; vector++) {
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += machine.weights()[vector] * machine.vectors()[vector][i];
                }
            }
            coefficients[score] = sum;
            intercepts[score] = machine.intercept();
        }
        return Coefficients.linear(coefficients, intercepts);
    }

    /** One machine: its vectors in their order, so that sums give the bits of Smile's. */
    static Predictor kernel(Kernel kernel, OneMachine machine) {
        double[][] weights = new double[machine.vectors().length][];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = new double[] {machine.weights()[i]};
        }
        return Predictor.kernelMachine(kernel, machine.vectors(), weights, new double[] {machine.intercept()});
    }

    /** Machines for the same rows: a vector that several have is kept once, and all are in the order of the rows. */
    static Predictor kernel(Kernel kernel, double[][] rows, List<OneMachine> machines) {
        IdentityHashMap<double[], double[]> weightsOfRow = new IdentityHashMap<>();
        double[] intercepts = new double[machines.size()];
        for (int score = 0; score < intercepts.length; score++) {
            OneMachine machine = machines.get(score);
            intercepts[score] = machine.intercept();
            for (int i = 0; i < machine.vectors().length; i++) {
                weightsOfRow.computeIfAbsent(machine.vectors()[i], row -> new double[intercepts.length])[score] +=
                        machine.weights()[i];
            }
        }
        List<double[]> vectors = new ArrayList<>();
        List<double[]> weights = new ArrayList<>();
        for (double[] row : rows) {
            double[] found = weightsOfRow.get(row);
            if (found != null) {
                vectors.add(row);
                weights.add(found);
            }
        }
        return Predictor.kernelMachine(
                kernel, vectors.toArray(double[][]::new), weights.toArray(double[][]::new), intercepts);
    }
}
