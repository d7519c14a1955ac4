package dev.boathouse.core.statistics;

/** Statistics for tests. */
record Rows(int rows, int size, Computation computation) implements Statistic {

    @FunctionalInterface
    interface Computation {
        void of(byte[] counts, double[] values);
    }

    @Override
    public void of(byte[] counts, double[] values) {
        computation.of(counts, values);
    }

    /** The mean. */
    static Rows mean(double[] values) {
        return new Rows(values.length, 1, (counts, means) -> means[0] = mean(values, counts));
    }

    static double mean(double[] values, byte[] counts) {
        double sum = 0;
        long rows = 0;
        for (int i = 0; i < values.length; i++) {
            int count = Byte.toUnsignedInt(counts[i]);
            sum += count * values[i];
            rows += count;
        }
        return sum / rows;
    }
}
