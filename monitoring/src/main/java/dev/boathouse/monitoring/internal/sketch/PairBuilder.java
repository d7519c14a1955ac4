package dev.boathouse.monitoring.internal.sketch;

/** Collects {@link PairSums}. Not thread-safe. */
public final class PairBuilder {

    private static final int EXPONENTS = 2048;
    private static final long LOW = (1L << 53) - 1;

    private final MomentsBuilder first = new MomentsBuilder();
    private final MomentsBuilder second = new MomentsBuilder();
    private final ExactSum products = new ExactSum(2 * EXPONENTS + 53 + Long.SIZE);
    private final long[] keys1 = new long[NumberBuilder.BLOCK];
    private final long[] keys2 = new long[NumberBuilder.BLOCK];

    /** Creates empty sums. */
    public PairBuilder() {}

    /** Adds {@code size} pairs, at most a workspace's block; those with NaN or an infinity are left out. */
    public void add(double[] values1, double[] values2, int size, NumberBuilder.Workspace space) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            keys1[kept] = OrderedBits.of(values1[i]);
            keys2[kept] = OrderedBits.of(values2[i]);
            kept += Math.abs(values1[i]) <= Double.MAX_VALUE && Math.abs(values2[i]) <= Double.MAX_VALUE ? 1 : 0;
        }
        first.add(keys1, 0, kept, space.moments());
        second.add(keys2, 0, kept, space.moments());
        for (int i = 0; i < kept; i++) {
            addProduct(keys1[i], keys2[i]);
        }
    }

    private void addProduct(long key1, long key2) {
        long a = OrderedBits.mantissa(key1);
        long b = OrderedBits.mantissa(key2);
        long sign = (key1 ^ key2) >> 63;
        long product = a * b;
        long low = product & LOW;
        long high = (Math.multiplyHigh(a, b) << 11) | (product >>> 53);
        int shift = OrderedBits.scale(key1) + OrderedBits.scale(key2);
        products.add((low ^ sign) - sign, shift);
        products.add((high ^ sign) - sign, shift + 53);
    }

    /** What was added so far. */
    public PairSums build() {
        return new PairSums(first.build(), second.build(), products.value());
    }
}
