package dev.boathouse.core.features;

import dev.boathouse.core.internal.BinaryWriter;

/** The product of two numbers. */
record Product() implements Step {

    static final byte TAG = 11;

    @Override
    public String name() {
        return "interact";
    }

    @Override
    public int arity() {
        return 2;
    }

    @Override
    public void apply(Block block, Place place) {
        double[] values = block.values;
        for (int i = 0; i < block.count(); i++) {
            double a = values[place.lanes()[0] + i];
            double b = values[place.lanes()[1] + i];
            double product = a * b;
            if (Double.isNaN(product) && !Double.isNaN(a) && !Double.isNaN(b)) {
                // Zero times infinity is not missing: impute must not find it later.
                throw block.failed(
                        place.reads()[Double.isInfinite(a) ? 0 : 1],
                        i,
                        "found " + a + " to multiply by " + b,
                        "Clip it before.");
            }
            values[place.to() + i] = product;
        }
    }

    @Override
    public byte tag() {
        return TAG;
    }

    @Override
    public void write(BinaryWriter out) {}
}
