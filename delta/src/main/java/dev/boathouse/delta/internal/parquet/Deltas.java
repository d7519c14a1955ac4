package dev.boathouse.delta.internal.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Whole numbers as packed differences from one to the next ("Delta Encoding", DELTA_BINARY_PACKED). */
final class Deltas {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int LARGEST_BLOCK = 1 << 20;

    private final byte[] bytes;
    private final int end;
    private final int miniBlocks;
    private final int perMiniBlock;
    private final int total;
    private int position;
    private int read;

    private long last;
    private long least;
    private int widths;
    private int miniBlock;
    private int width;
    private int leftInMiniBlock;
    private long bit;

    Deltas(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.position = from;
        this.end = end;
        long block = varint();
        long pieces = varint();
        long count = varint();
        Broken.unless(
                block > 0 && block <= LARGEST_BLOCK && pieces > 0 && pieces <= block && block % pieces == 0,
                "blocks of " + block + " differences have " + pieces + " parts");
        Broken.unless(count >= 0 && count <= Integer.MAX_VALUE, "there are " + count + " differences");
        this.miniBlocks = (int) pieces;
        this.perMiniBlock = (int) (block / pieces);
        Broken.unless(perMiniBlock % 8 == 0, "a part of a block has " + perMiniBlock + " differences");
        this.total = (int) count;
        this.last = zigzag(varint());
        this.miniBlock = miniBlocks;
    }

    /** How many numbers there are. */
    int total() {
        return total;
    }

    private long varint() {
        long result = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            Broken.unless(position < end, "a page ends within its values");
            int next = bytes[position++];
            result |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return result;
            }
        }
        throw new Broken("a number has no end");
    }

    private static long zigzag(long number) {
        return (number >>> 1) ^ -(number & 1);
    }

    /** Reads the next numbers. */
    void read(long[] target, int from, int count) {
        Broken.unless(count <= total - read, "a page has fewer differences than values");
        int at = from;
        int to = from + count;
        if (read == 0 && count > 0) {
            target[at++] = last;
        }
        read += count;
        while (at < to) {
            if (leftInMiniBlock == 0) {
                nextMiniBlock();
            }
            int taken = Math.min(leftInMiniBlock, to - at);
            unpack(target, at, taken);
            leftInMiniBlock -= taken;
            at += taken;
        }
    }

    private void nextMiniBlock() {
        if (miniBlock == miniBlocks) {
            least = zigzag(varint());
            Broken.unless(miniBlocks <= end - position, "a page ends within its values");
            widths = position;
            position += miniBlocks;
            miniBlock = 0;
        }
        width = bytes[widths + miniBlock++] & 0xff;
        Broken.unless(width <= 64, "differences have " + width + " bits");
        long size = (long) perMiniBlock * width / 8;
        bit = (long) position << 3;
        // The last part may be cut off behind its last number.
        position += (int) Math.min(size, end - position);
        leftInMiniBlock = perMiniBlock;
    }

    private void unpack(long[] target, int from, int count) {
        Broken.unless(bit + (long) count * width <= (long) position << 3, "a page ends within its values");
        long mask = width == 64 ? -1 : (1L << width) - 1;
        long number = last;
        for (int i = from; i < from + count; i++) {
            number += least + (packed() & mask);
            target[i] = number;
            bit += width;
        }
        last = number;
    }

    private long packed() {
        int shift = (int) (bit & 7);
        int index = (int) (bit >>> 3);
        long low = (long) LONG.get(bytes, index) >>> shift;
        return shift + width <= 64 ? low : low | (long) bytes[index + 8] << (64 - shift);
    }

    /** Where the bytes behind all the numbers start; only once all have been read. */
    int behind() {
        return position;
    }
}
