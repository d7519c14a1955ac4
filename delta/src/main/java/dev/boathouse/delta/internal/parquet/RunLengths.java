package dev.boathouse.delta.internal.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Numbers of a fixed width in bits, in runs that either repeat one number or pack many ("Run Length Encoding / Bit-Packing Hybrid" of the
 * Parquet format): levels, dictionary codes, truth values. Up to {@link Page#PADDING} bytes behind the end are read and ignored.
 */
final class RunLengths {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private final int end;
    private final int width;
    private final long mask;
    private int position;

    private int repeated;
    private int value;
    private int packed;
    private long bit;

    RunLengths(byte[] bytes, int from, int end, int width) {
        Broken.unless(width >= 0 && width <= 32, "numbers have " + width + " bits");
        this.bytes = bytes;
        this.position = from;
        this.end = end;
        this.width = width;
        this.mask = (1L << width) - 1;
    }

    /** Levels as they were once encoded ("Bit-packed (Deprecated)"): most significant bit first. */
    static RunLengths ofOldLevels(byte[] bytes, int from, int width, int count) {
        int packedBytes = Math.toIntExact(((long) count * width + 7) / 8);
        byte[] turned = new byte[packedBytes + width + Page.PADDING];
        for (int i = 0; i < count; i++) {
            int number = 0;
            for (int b = 0; b < width; b++) {
                long at = (long) i * width + b;
                number = (number << 1) | ((bytes[from + (int) (at >>> 3)] >>> (7 - (at & 7))) & 1);
            }
            for (int b = 0; b < width; b++) {
                long at = (long) i * width + b;
                turned[(int) (at >>> 3)] |= (byte) (((number >>> b) & 1) << (at & 7));
            }
        }
        RunLengths result = new RunLengths(turned, 0, packedBytes, width);
        result.packed = count;
        result.position = packedBytes;
        return result;
    }

    /** The bits that numbers from 0 to a maximum need. */
    static int width(int max) {
        return 32 - Integer.numberOfLeadingZeros(max);
    }

    private void nextRun() {
        int header = 0;
        for (int shift = 0; ; shift += 7) {
            Broken.unless(position < end && shift < 35, "a run of numbers has no start");
            int next = bytes[position++];
            header |= (next & 0x7f) << shift;
            if (next >= 0) {
                break;
            }
        }
        if ((header & 1) == 0) {
            startRepeated(header >>> 1);
        } else {
            startPacked(header >>> 1);
        }
    }

    private void startRepeated(int count) {
        int size = (width + 7) >>> 3;
        Broken.unless(count > 0 && end - position >= size, "a run of numbers is empty or cut off");
        repeated = count;
        int number = 0;
        for (int i = 0; i < size; i++) {
            number |= (bytes[position++] & 0xff) << (i << 3);
        }
        value = number;
        Broken.unless((Integer.toUnsignedLong(value) & ~mask) == 0, "a number has more than " + width + " bits");
    }

    private void startPacked(int groups) {
        long size = (long) groups * width;
        long fitting = Math.min(size, end - position);
        // Some writers cut the last group off behind its last number.
        packed = width == 0 ? groups * 8 : (int) Math.min(Integer.MAX_VALUE, fitting * 8 / width);
        Broken.unless(groups > 0 && packed > 0, "a run of numbers is empty or cut off");
        bit = (long) position << 3;
        position += (int) fitting;
    }

    /** Reads the next numbers. */
    void read(int[] target, int from, int count) {
        int at = from;
        int to = from + count;
        while (at < to) {
            if (repeated > 0) {
                int taken = Math.min(repeated, to - at);
                Arrays.fill(target, at, at + taken, value);
                repeated -= taken;
                at += taken;
            } else if (packed > 0) {
                int taken = Math.min(packed, to - at);
                unpack(target, at, taken);
                packed -= taken;
                at += taken;
            } else {
                nextRun();
            }
        }
    }

    private void unpack(int[] target, int from, int count) {
        byte[] in = bytes;
        int step = width;
        int low = (int) mask;
        long at = bit;
        for (int i = from; i < from + count; i++) {
            target[i] = (int) ((long) LONG.get(in, (int) (at >>> 3)) >>> (at & 7)) & low;
            at += step;
        }
        bit = at;
    }

    /** Reads numbers of one bit into a set of bits that is clear there; how many were one. */
    int bits(long[] target, int from, int count) {
        int ones = 0;
        int at = from;
        int to = from + count;
        while (at < to) {
            if (repeated > 0) {
                int taken = Math.min(repeated, to - at);
                if (value != 0) {
                    BitRuns.set(target, at, taken);
                    ones += taken;
                }
                repeated -= taken;
                at += taken;
            } else if (packed > 0) {
                int taken = Math.min(packed, to - at);
                ones += BitRuns.copy(bytes, bit, target, at, taken);
                bit += taken;
                packed -= taken;
                at += taken;
            } else {
                nextRun();
            }
        }
        return ones;
    }

    /** Passes over the next numbers. */
    void skip(int count) {
        int left = count;
        while (left > 0) {
            if (repeated > 0) {
                int taken = Math.min(repeated, left);
                repeated -= taken;
                left -= taken;
            } else if (packed > 0) {
                int taken = Math.min(packed, left);
                bit += (long) taken * width;
                packed -= taken;
                left -= taken;
            } else {
                nextRun();
            }
        }
    }
}
