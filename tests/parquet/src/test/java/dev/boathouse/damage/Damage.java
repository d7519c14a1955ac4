package dev.boathouse.damage;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * One file, damaged.
 *
 * @param kind how
 * @param offset the first byte concerned
 * @param bytes what the file is now
 */
record Damage(Kind kind, int offset, byte[] bytes) {

    /** Ways to damage a file. */
    enum Kind {
        FLIP,
        OVERWRITE,
        TRUNCATE,
        CUT,
        DUPLICATE,
        ZERO,
        ABSURD_NUMBER
    }

    private static final byte[][] ABSURD = {
        {0x7f, -1, -1, -1},
        {-1, -1, -1, 0x7f},
        {-1, -1, -1, -1},
        {-1, -1, -1, -1, 0x0f},
        {-2, -1, -1, -1, 0x0f},
        {-1, -1, -1, -1, -1, -1, -1, -1, 0x7f},
        {0, 0, 0, -128},
        {-128, 0, 0, 0}
    };
    private static final List<String> ABSURD_DIGITS =
            List.of("0", "-1", "2147483647", "-2147483648", "99999999999", "9223372036854775807", "1e300");

    /** Damages a file at about an offset, and makes sure that it differs. */
    static Damage of(byte[] original, int offset, boolean text, Random random) {
        while (true) {
            Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
            byte[] bytes = change(kind, original, offset, text, random);
            if (!Arrays.equals(bytes, original)) {
                return new Damage(kind, Math.max(0, Math.min(offset, Arrays.mismatch(bytes, original))), bytes);
            }
        }
    }

    private static byte[] change(Kind kind, byte[] original, int offset, boolean text, Random random) {
        int left = original.length - offset;
        int length = Math.min(left, 1 + random.nextInt(random.nextBoolean() ? 8 : 300));
        byte[] bytes = original.clone();
        switch (kind) {
            case FLIP -> {
                for (int i = 1 + random.nextInt(random.nextBoolean() ? 1 : 3); i > 0; i--) {
                    int at = Math.min(original.length - 1, offset + random.nextInt(4));
                    bytes[at] ^= (byte) (1 << random.nextInt(8));
                }
            }
            case OVERWRITE -> {
                byte[] noise = new byte[Math.min(left, 1 + random.nextInt(16))];
                random.nextBytes(noise);
                System.arraycopy(noise, 0, bytes, offset, noise.length);
            }
            case TRUNCATE -> bytes = Arrays.copyOf(original, offset);
            case CUT -> bytes = joined(original, offset, new byte[0], offset + length);
            case DUPLICATE ->
                bytes = joined(original, offset, Arrays.copyOfRange(original, offset, offset + length), offset);
            case ZERO -> Arrays.fill(bytes, offset, offset + length, (byte) 0);
            case ABSURD_NUMBER -> bytes = absurd(original, offset, text, random);
        }
        return bytes;
    }

    private static byte[] joined(byte[] original, int until, byte[] between, int from) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(original, 0, until);
        out.writeBytes(between);
        out.write(original, from, original.length - from);
        return out.toByteArray();
    }

    /** Lengths in binary as files have them; in text, the next number. */
    private static byte[] absurd(byte[] original, int offset, boolean text, Random random) {
        if (!text) {
            byte[] number = ABSURD[random.nextInt(ABSURD.length)];
            byte[] bytes = original.clone();
            System.arraycopy(number, 0, bytes, offset, Math.min(number.length, original.length - offset));
            return bytes;
        }
        int from = offset;
        while (from < original.length && !isDigit(original[from])) {
            from++;
        }
        int to = from;
        while (to < original.length && isDigit(original[to])) {
            to++;
        }
        String digits = ABSURD_DIGITS.get(random.nextInt(ABSURD_DIGITS.size()));
        return from == to
                ? original
                : joined(original, from, digits.getBytes(java.nio.charset.StandardCharsets.US_ASCII), to);
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }
}
