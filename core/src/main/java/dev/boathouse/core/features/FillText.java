package dev.boathouse.core.features;

import dev.boathouse.core.internal.BinaryReader;
import dev.boathouse.core.internal.BinaryWriter;

/**
 * A text where one is missing. Nothing is computed for it: whoever reads the slot looks the text up instead of null.
 *
 * @param text what is filled in
 * @param indicator whether a second value tells with 1 that it was missing
 */
record FillText(String text, boolean indicator) implements Step {

    static final byte TAG = 8;

    @Override
    public String name() {
        return "impute";
    }

    @Override
    public Slot.Wants wants() {
        return Slot.Wants.TEXT;
    }

    @Override
    public int width() {
        return indicator ? 2 : 1;
    }

    @Override
    public Missing missing() {
        return Missing.ENDS;
    }

    @Override
    public Slot made(int index, Slot read, int node) {
        if (index > 0) {
            return new Slot(Kind.NUMBER, -1, null, node);
        }
        String before = read.fill();
        return new Slot(Kind.TEXT, read.input(), before == null ? text : before, node);
    }

    @Override
    public void apply(Block block, Place place) {
        for (int i = 0; indicator && i < block.count(); i++) {
            block.values[place.to() + block.capacity + i] = block.isMissing(place, i) ? 1 : 0;
        }
    }

    @Override
    public byte tag() {
        return TAG;
    }

    @Override
    public void write(BinaryWriter out) {
        out.put(text).put((byte) (indicator ? 1 : 0));
    }

    static FillText read(BinaryReader in) {
        return new FillText(in.text(), in.readFlag());
    }
}
