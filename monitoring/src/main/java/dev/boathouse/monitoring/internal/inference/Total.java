package dev.boathouse.monitoring.internal.inference;

/** A sum that keeps what rounding would drop (Neumaier 1974). Not thread-safe. */
final class Total {

    private double sum;
    private double dropped;

    void add(double value) {
        double next = sum + value;
        dropped += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
        sum = next;
    }

    double value() {
        return Double.isFinite(dropped) ? sum + dropped : sum;
    }
}
