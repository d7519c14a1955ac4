package dev.boathouse.monitoring.internal.sketch;

import dev.boathouse.core.internal.SplitMix;
import java.util.Arrays;

/**
 * How many distinct keys there are, about: P. Flajolet et al., "HyperLogLog" (2007), with {@value #REGISTERS} registers, the
 * hash SplitMix64 (fixed, so the same keys give the same registers in any order), and the estimate of O. Ertl, "New cardinality
 * estimation algorithms for HyperLogLog sketches" (2017), section 2 and algorithm 6: unbiased at any size without tables. The relative
 * standard error is 1.04/√{@value #REGISTERS} = 1.6 %. Not thread-safe.
 */
final class HyperLogLog {

    private static final int BITS = 12;
    private static final int REGISTERS = 1 << BITS;
    private static final int MOST = Long.SIZE - BITS + 1;
    private static final int WIDTH = 6; // bits of a stored register
    /** Registers that fill whole bytes. */
    private static final int TOGETHER = 4;

    private final byte[] registers;

    HyperLogLog() {
        this(new byte[REGISTERS]);
    }

    private HyperLogLog(byte[] registers) {
        this.registers = registers;
    }

    HyperLogLog copy() {
        return new HyperLogLog(registers.clone());
    }

    void add(long[] keys, int from, int to) {
        byte[] ranks = registers;
        for (int i = from; i < to; i++) {
            long hash = SplitMix.mix(keys[i]);
            int at = (int) (hash >>> (Long.SIZE - BITS));
            // The bit that is set ends the search at the last of the bits that there are.
            int rank = Long.numberOfLeadingZeros((hash << BITS) | (1L << (BITS - 1))) + 1;
            if (rank > ranks[at]) {
                ranks[at] = (byte) rank;
            }
        }
    }

    void add(long key) {
        add(new long[] {key}, 0, 1);
    }

    /** The registers of both. */
    void add(HyperLogLog other) {
        for (int i = 0; i < REGISTERS; i++) {
            registers[i] = (byte) Math.max(registers[i], other.registers[i]);
        }
    }

    double estimate() {
        int[] counts = new int[MOST + 1];
        for (byte rank : registers) {
            counts[rank]++;
        }
        double z = REGISTERS * tau(1 - counts[MOST] / (double) REGISTERS);
        for (int k = MOST - 1; k >= 1; k--) {
            z = 0.5 * (z + counts[k]);
        }
        z += REGISTERS * sigma(counts[0] / (double) REGISTERS);
        return REGISTERS / (2 * StrictMath.log(2)) * (REGISTERS / z);
    }

    private static double sigma(double share) {
        if (share == 1) {
            return Double.POSITIVE_INFINITY;
        }
        double x = share;
        double y = 1;
        double z = x;
        double before;
        do {
            x *= x;
            before = z;
            z += x * y;
            y += y;
        } while (z != before);
        return z;
    }

    private static double tau(double share) {
        if (share == 0 || share == 1) {
            return 0;
        }
        double x = share;
        double y = 1;
        double z = 1 - x;
        double before;
        do {
            x = Math.sqrt(x);
            before = z;
            y *= 0.5;
            z -= (1 - x) * (1 - x) * y;
        } while (z != before);
        return z / 3;
    }

    /** Writes the registers, six bits each, the first in the lowest bits: {@value #REGISTERS} · 6 / 8 = 3072 bytes. */
    void write(ByteTarget target) {
        byte[] packed = new byte[REGISTERS * WIDTH / Byte.SIZE];
        for (int from = 0, to = 0; from < REGISTERS; from += TOGETHER) {
            int four = 0;
            for (int i = TOGETHER - 1; i >= 0; i--) {
                four = (four << WIDTH) | registers[from + i];
            }
            for (int shift = 0; shift < TOGETHER * WIDTH; shift += Byte.SIZE) {
                packed[to++] = (byte) (four >> shift);
            }
        }
        target.raw(packed);
    }

    static HyperLogLog read(ByteSource source) {
        byte[] packed = source.raw(REGISTERS * WIDTH / Byte.SIZE);
        byte[] registers = new byte[REGISTERS];
        for (int from = 0, to = 0; to < REGISTERS; ) {
            int four = 0;
            for (int shift = 0; shift < TOGETHER * WIDTH; shift += Byte.SIZE) {
                four |= (packed[from++] & 0xff) << shift;
            }
            for (int i = 0; i < TOGETHER; i++) {
                registers[to++] = (byte) ((four >> (i * WIDTH)) & ((1 << WIDTH) - 1));
            }
        }
        for (byte rank : registers) {
            if (rank > MOST) {
                throw source.corrupt("an impossible register");
            }
        }
        return new HyperLogLog(registers);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HyperLogLog that && Arrays.equals(registers, that.registers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(registers);
    }
}
