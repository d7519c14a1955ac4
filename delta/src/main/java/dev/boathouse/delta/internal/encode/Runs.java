package dev.boathouse.delta.internal.encode;

import java.util.Arrays;

/**
 * Writes numbers of a fixed width in bits, in runs that either repeat one number or pack many ("Run Length Encoding / Bit-Packing Hybrid" of
 * the Parquet format).
 */
final class Runs {

    private static final int GROUP = 8;
    /** A shorter run of one number is packed with its neighbours. */
    private static final int SHORTEST = 16;
    /** So many words of equal bits are worth a run of their own. */
    private static final int SHORTEST_WORDS = 8;

    private Runs() {}

    /** How many bits the numbers from 0 to the greatest need. */
    static int width(int greatest) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(greatest);
    }

    static void repeat(int number, int count, int width, PageBuffer out) {
        if (count > 0) {
            out.putVarint(count << 1);
            out.putLow(number, (width + 7) / 8);
        }
    }

    static void write(int[] numbers, int count, int width, PageBuffer out) {
        int same = 0;
        for (int i = 1; i < count; i++) {
            same += numbers[i] == numbers[i - 1] ? 1 : 0;
        }
        if (same == count - 1) {
            repeat(numbers[0], count, width, out);
        } else if (same < count / 4) {
            pack(numbers, 0, count, width, out);
        } else {
            mixed(numbers, count, width, out);
        }
    }

    private static void mixed(int[] numbers, int count, int width, PageBuffer out) {
        int pending = 0;
        int at = 0;
        while (at < count) {
            int number = numbers[at];
            int end = at + 1;
            while (end < count && numbers[end] == number) {
                end++;
            }
            // What is packed before a run ends with a whole group: it takes the run's first numbers for that.
            int aligned = pending + ((at - pending + GROUP - 1) & -GROUP);
            if (end - aligned >= SHORTEST) {
                pack(numbers, pending, aligned - pending, width, out);
                repeat(number, end - aligned, width, out);
                pending = end;
            }
            at = end;
        }
        pack(numbers, pending, count - pending, width, out);
    }

    private static void pack(int[] numbers, int from, int count, int width, PageBuffer out) {
        if (count == 0) {
            return;
        }
        int groups = (count + GROUP - 1) / GROUP;
        out.putVarint(groups << 1 | 1);
        out.reserve((long) groups * width + Long.BYTES * 2);
        int whole = from + (count & -GROUP);
        if (width <= 8) {
            narrow(numbers, from, whole, width, out);
        } else if (width <= 16) {
            medium(numbers, from, whole, width, out);
        } else {
            wide(numbers, from, whole, width, out);
        }
        if (whole < from + count) {
            int[] rest = Arrays.copyOf(Arrays.copyOfRange(numbers, whole, from + count), GROUP);
            wide(rest, 0, GROUP, width, out);
        }
    }

    /** A group fits a long. */
    private static void narrow(int[] numbers, int from, int to, int width, PageBuffer out) {
        for (int i = from; i < to; i += GROUP) {
            long low = numbers[i]
                    | (long) numbers[i + 1] << width
                    | (long) numbers[i + 2] << (2 * width)
                    | (long) numbers[i + 3] << (3 * width);
            long high = numbers[i + 4]
                    | (long) numbers[i + 5] << width
                    | (long) numbers[i + 6] << (2 * width)
                    | (long) numbers[i + 7] << (3 * width);
            out.putLow(low | high << (4 * width), width);
        }
    }

    /** Half a group fits a long. */
    private static void medium(int[] numbers, int from, int to, int width, PageBuffer out) {
        int half = 4 * width;
        for (int i = from; i < to; i += GROUP) {
            long low = numbers[i]
                    | (long) numbers[i + 1] << width
                    | (long) numbers[i + 2] << (2 * width)
                    | (long) numbers[i + 3] << (3 * width);
            long high = numbers[i + 4]
                    | (long) numbers[i + 5] << width
                    | (long) numbers[i + 6] << (2 * width)
                    | (long) numbers[i + 7] << (3 * width);
            out.putLong(half == Long.SIZE ? low : low | high << half);
            out.putLow(half == Long.SIZE ? high : high >>> (Long.SIZE - half), width - Long.BYTES);
        }
    }

    private static void wide(int[] numbers, int from, int to, int width, PageBuffer out) {
        long gathered = 0;
        int bits = 0;
        for (int i = from; i < to; i++) {
            gathered |= (numbers[i] & 0xFFFFFFFFL) << bits;
            bits += width;
            if (bits >= Integer.SIZE) {
                out.putInt((int) gathered);
                gathered >>>= Integer.SIZE;
                bits -= Integer.SIZE;
            }
        }
        // Eight numbers fill whole bytes.
        out.putLow(gathered, bits / 8);
    }

    /** Writes bits as numbers of one bit. Bits behind the last one must be clear. */
    static void bits(long[] bits, int count, PageBuffer out) {
        int words = (count + Long.SIZE - 1) / Long.SIZE;
        int whole = count / Long.SIZE;
        int pending = 0;
        int at = 0;
        while (at < whole) {
            long word = bits[at];
            int end = at + 1;
            if (word == 0 || word == -1L) {
                while (end < whole && bits[end] == word) {
                    end++;
                }
                if (end - at >= SHORTEST_WORDS) {
                    packWords(bits, pending, at, (at - pending) * Long.SIZE, out);
                    repeat((int) word & 1, (end - at) * Long.SIZE, 1, out);
                    pending = end;
                }
            }
            at = end;
        }
        packWords(bits, pending, words, count - pending * Long.SIZE, out);
    }

    private static void packWords(long[] bits, int from, int to, int count, PageBuffer out) {
        if (count > 0) {
            int groups = (count + GROUP - 1) / GROUP;
            out.putVarint(groups << 1 | 1);
            int words = groups / Long.BYTES;
            out.put(bits, from, words);
            if (from + words < to) {
                out.putLow(bits[from + words], groups % Long.BYTES);
            }
        }
    }
}
