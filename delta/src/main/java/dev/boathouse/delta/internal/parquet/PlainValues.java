package dev.boathouse.delta.internal.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Values as they are, little-endian, byte strings behind their length ("Plain"). */
final class PlainValues extends Values {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private final int end;
    /** Bytes of a value; 0 where each has a length of its own, or is a bit. */
    private final int width;

    private final boolean truth;
    private final ByteBuffer buffer;
    private int position;
    /** Truth values take a bit each: the first bit that is not read yet. */
    private long bit;

    PlainValues(byte[] bytes, int from, int end, PrimitiveType type) {
        this.bytes = bytes;
        this.position = from;
        this.end = end;
        this.width = Encodings.width(type);
        this.truth = type.getPrimitiveTypeName() == PrimitiveTypeName.BOOLEAN;
        this.buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.bit = (long) from << 3;
    }

    private ByteBuffer next(int count, int size) {
        long length = (long) count * size;
        Broken.unless(length <= end - position, "a page ends within its values");
        ByteBuffer here = buffer.position(position);
        position += (int) length;
        return here;
    }

    @Override
    void ints(int[] target, int from, int count) {
        next(count, Integer.BYTES).asIntBuffer().get(target, from, count);
    }

    @Override
    void longs(long[] target, int from, int count) {
        next(count, Long.BYTES).asLongBuffer().get(target, from, count);
    }

    @Override
    void floats(float[] target, int from, int count) {
        next(count, Float.BYTES).asFloatBuffer().get(target, from, count);
    }

    @Override
    void doubles(double[] target, int from, int count) {
        next(count, Double.BYTES).asDoubleBuffer().get(target, from, count);
    }

    @Override
    void bits(long[] target, int from, int count) {
        Broken.unless(bit + count <= (long) end << 3, "a page ends within its values");
        BitRuns.copy(bytes, bit, target, from, count);
        bit += count;
    }

    @Override
    void bytes(ByteList target, int count) {
        if (width > 0) {
            next(count, width);
            target.reserve(count, (long) count * width);
            for (int i = count; i > 0; i--) {
                target.add(bytes, position - i * width, width);
            }
            return;
        }
        target.reserve(count, end - position);
        for (int i = 0; i < count; i++) {
            int length = length();
            target.add(bytes, position, length);
            position += length;
        }
    }

    private int length() {
        Broken.unless(end - position >= Integer.BYTES, "a page ends within its values");
        int length = (int) INT.get(bytes, position);
        position += Integer.BYTES;
        Broken.unless(length >= 0 && length <= end - position, "a value has " + length + " bytes");
        return length;
    }

    @Override
    void skip(int count) {
        if (truth) {
            bit += count;
        } else if (width > 0) {
            next(count, width);
        } else {
            for (int i = 0; i < count; i++) {
                // In two steps: length() moves the position as well, and += would take it as it was before.
                int length = length();
                position += length;
            }
        }
    }
}
