package dev.boathouse.monitoring.internal.sketch;

import java.math.BigInteger;
import java.util.OptionalDouble;

/**
 * Exact sums over the rows where two columns are both finite. Adding two is exact, so any split gives the same.
 *
 * @param first moments of the first column
 * @param second moments of the second column
 * @param products the sum of the products, in units of 2^-2148
 */
public record PairSums(Moments first, Moments second, BigInteger products) {

    /** The sums of both. */
    public PairSums plus(PairSums other) {
        return new PairSums(first.plus(other.first), second.plus(other.second), products.add(other.products));
    }

    /** Pearson's r, rounded a few times at most; empty if a column is constant. */
    public OptionalDouble correlation() {
        BigInteger n = BigInteger.valueOf(first.count());
        BigInteger both = n.multiply(products).subtract(first.sum().multiply(second.sum()));
        BigInteger spreads = spread(n, first).multiply(spread(n, second));
        if (spreads.signum() == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(both.signum() * Math.sqrt(Moments.ratio(both.pow(2), spreads, 0)));
    }

    private static BigInteger spread(BigInteger n, Moments moments) {
        return n.multiply(moments.squares()).subtract(moments.sum().pow(2));
    }

    /** Writes this. */
    public void write(ByteTarget target) {
        target.number(first.count());
        target.large(first.sum());
        target.large(first.squares());
        target.large(second.sum());
        target.large(second.squares());
        target.large(products);
    }

    /** Reads what {@link #write} wrote. */
    public static PairSums read(ByteSource source) {
        long count = source.count();
        PairSums read = new PairSums(
                new Moments(count, source.large(), source.large()),
                new Moments(count, source.large(), source.large()),
                source.large());
        BigInteger n = BigInteger.valueOf(count);
        BigInteger both = n.multiply(read.products).subtract(read.first.sum().multiply(read.second.sum()));
        if (!read.first.consistent()
                || !read.second.consistent()
                || both.pow(2).compareTo(spread(n, read.first).multiply(spread(n, read.second))) > 0) {
            throw source.corrupt("sums that contradict each other");
        }
        return read;
    }
}
