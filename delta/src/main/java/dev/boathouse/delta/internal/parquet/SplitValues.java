package dev.boathouse.delta.internal.parquet;

import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** The first bytes of all values, then their second ones, and so on ("Byte Stream Split"). */
final class SplitValues extends Values {

    private final byte[] bytes;
    private final int from;
    private final int width;
    private final int total;
    private int next;

    SplitValues(Page page, PrimitiveType type) {
        PrimitiveTypeName physical = type.getPrimitiveTypeName();
        this.width = Encodings.width(type);
        Broken.unless(
                width > 0 && physical != PrimitiveTypeName.INT96,
                "a column of type " + physical + " has a page of split values");
        this.bytes = page.bytes();
        this.from = page.valuesFrom();
        Broken.unless((page.end() - from) % width == 0, "a page ends within its values");
        this.total = (page.end() - from) / width;
    }

    /** The little-endian number that the bytes of a value make. */
    private long number(int index) {
        long number = 0;
        for (int b = width - 1; b >= 0; b--) {
            number = (number << 8) | (bytes[from + b * total + index] & 0xff);
        }
        return number;
    }

    private int start(int count) {
        Broken.unless(count <= total - next, "a page ends within its values");
        int start = next;
        next += count;
        return start;
    }

    @Override
    void ints(int[] target, int at, int count) {
        int start = start(count);
        for (int i = 0; i < count; i++) {
            target[at + i] = (int) number(start + i);
        }
    }

    @Override
    void longs(long[] target, int at, int count) {
        int start = start(count);
        for (int i = 0; i < count; i++) {
            target[at + i] = number(start + i);
        }
    }

    @Override
    void floats(float[] target, int at, int count) {
        int start = start(count);
        for (int i = 0; i < count; i++) {
            target[at + i] = Float.intBitsToFloat((int) number(start + i));
        }
    }

    @Override
    void doubles(double[] target, int at, int count) {
        int start = start(count);
        for (int i = 0; i < count; i++) {
            target[at + i] = Double.longBitsToDouble(number(start + i));
        }
    }

    @Override
    void bytes(ByteList target, int count) {
        int start = start(count);
        byte[] value = new byte[width];
        for (int i = 0; i < count; i++) {
            for (int b = 0; b < width; b++) {
                value[b] = bytes[from + b * total + start + i];
            }
            target.add(value, 0, width);
        }
    }

    @Override
    void skip(int count) {
        start(count);
    }
}
