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

    /** As many numbers at a time as are sure to lie in the eight bytes from the one in which the first starts. */
    private void unpack(int[] target, int from, int count) {
        int to = from + count;
        int at = from;
        if (width <= 14) {
            at = unpackFours(target, from, to);
        } else if (width <= 28) {
            at = unpackPairs(target, from, to);
        }
        while (at < to) {
            target[at++] = (int) (word() & mask);
            bit += width;
        }
    }

    /** The next eight bytes, from the next bit on. */
    private long word() {
        return (long) LONG.get(bytes, (int) (bit >>> 3)) >>> (bit & 7);
    }

    private int unpackFours(int[] target, int from, int to) {
        byte[] in = bytes;
        int step = width;
        int low = (int) mask;
        long next = bit;
        int at = from;
        for (; at + 3 < to; at += 4) {
            long word = (long) LONG.get(in, (int) (next >>> 3)) >>> (next & 7);
            target[at] = (int) word & low;
            target[at + 1] = (int) (word >>> step) & low;
            target[at + 2] = (int) (word >>> (2 * step)) & low;
            target[at + 3] = (int) (word >>> (3 * step)) & low;
            next += 4L * step;
        }
        bit = next;
        return at;
    }

    private int unpackPairs(int[] target, int from, int to) {
        byte[] in = bytes;
        int step = width;
        int low = (int) mask;
        long next = bit;
        int at = from;
        for (; at + 1 < to; at += 2) {
            long word = (long) LONG.get(in, (int) (next >>> 3)) >>> (next & 7);
            target[at] = (int) word & low;
            target[at + 1] = (int) (word >>> step) & low;
            next += 2L * step;
        }
        bit = next;
        return at;
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
