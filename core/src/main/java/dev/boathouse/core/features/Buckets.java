package dev.boathouse.core.features;

import dev.boathouse.core.internal.BinaryReader;
import dev.boathouse.core.internal.BinaryWriter;
import java.util.Arrays;

/** How many boundaries are less than or equal to the number. Missing stays missing; an infinite number has no bucket. */
record Buckets(double[] boundaries) implements Step {

    static final byte TAG = 6;

    private static final int MOST = 10_000;

    @Override
    public String name() {
        return "bucketize";
    }

    @Override
    public void apply(Block block, Place place) {
        double[] values = block.values;
        for (int i = 0; i < block.count(); i++) {
            double x = values[place.from() + i];
            if (Double.isInfinite(x)) {
                throw block.failed(place.reads()[0], i, "found " + x + " to bucketize", "Clip it before.");
            }
            values[place.to() + i] = Double.isNaN(x) ? Double.NaN : bucket(x);
        }
    }

    private int bucket(double x) {
        // Of the two zeros the negative one sorts first, and they are equal: adding 0 makes it positive.
        int found = Arrays.binarySearch(boundaries, x + 0.0);
        return found >= 0 ? found + 1 : -found - 1;
    }

    @Override
    public byte tag() {
        return TAG;
    }

    @Override
    public void write(BinaryWriter out) {
        out.put(boundaries.length);
        for (double boundary : boundaries) {
            out.put(boundary);
        }
    }

    /** Tells whether these are boundaries: finite and ascending. */
    static boolean ascend(double[] boundaries) {
        for (int i = 0; i < boundaries.length; i++) {
            if (!Double.isFinite(boundaries[i]) || (i > 0 && !(boundaries[i - 1] < boundaries[i]))) {
                return false;
            }
        }
        return true;
    }

    static void requireCount(int buckets) {
        if (buckets < 2 || buckets > MOST) {
            throw new IllegalArgumentException("Cannot make " + buckets + " buckets: make 2 to " + MOST + ".");
        }
    }

    static Buckets at(String column, double... boundaries) {
        if (boundaries.length == 0 || !ascend(boundaries)) {
            throw new IllegalArgumentException("Cannot bucketize \"" + column + "\" at " + Arrays.toString(boundaries)
                    + ": give finite boundaries, each greater than the one before.");
        }
        return of(boundaries);
    }

    static Buckets of(double... ascending) {
        return new Buckets(
                Arrays.stream(ascending).map(boundary -> boundary + 0.0).toArray());
    }

    static Buckets read(BinaryReader in) {
        double[] boundaries = new double[in.count(Double.BYTES)];
        for (int i = 0; i < boundaries.length; i++) {
            boundaries[i] = in.readFinite();
        }
        if (!ascend(boundaries)) {
            throw in.corrupt("found boundaries that do not ascend");
        }
        return of(boundaries);
    }
}
