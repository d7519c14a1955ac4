package dev.boathouse.core.features;

import dev.boathouse.core.internal.BinaryReader;
import dev.boathouse.core.internal.BinaryWriter;

/**
 * {@code ln(1 + x)}.
 *
 * @param signed whether negative numbers become {@code −ln(1 − x)}; else −1 and below are errors
 */
record Log(boolean signed) implements Step {

    static final byte TAG = 5;

    @Override
    public String name() {
        return signed ? "signedLog" : "log";
    }

    @Override
    public void apply(Block block, Place place) {
        double[] values = block.values;
        for (int i = 0; i < block.count(); i++) {
            double x = values[place.from() + i];
            if (!signed && x <= -1) {
                throw block.failed(
                        place.reads()[0],
                        i,
                        "found " + x + " to take ln(1 + x) of",
                        "Use signedLog, or clip it before.");
            }
            values[place.to() + i] = signed ? Math.copySign(StrictMath.log1p(Math.abs(x)), x) : StrictMath.log1p(x);
        }
    }

    @Override
    public byte tag() {
        return TAG;
    }

    @Override
    public void write(BinaryWriter out) {
        out.put((byte) (signed ? 1 : 0));
    }

    static Log read(BinaryReader in) {
        return new Log(in.readFlag());
    }
}
