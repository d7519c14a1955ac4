package dev.boathouse.delta.internal.scan;

import dev.boathouse.core.CorruptDataException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The Z85 text encoding (ZeroMQ RFC 32): five characters for four bytes. */
final class Base85 {

    private static final String ALPHABET =
            "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";

    private Base85() {}

    /** The bytes; the encoding pads to a multiple of four, so their number must be known. */
    static byte[] decode(String text, int size) {
        if (text.length() % 5 != 0 || text.length() / 5 * 4 < size) {
            throw new CorruptDataException("Cannot decode \"" + text + "\" as " + size + " bytes in base 85.");
        }
        ByteBuffer bytes = ByteBuffer.allocate(text.length() / 5 * 4);
        for (int start = 0; start < text.length(); start += 5) {
            long word = 0;
            for (int i = start; i < start + 5; i++) {
                int digit = ALPHABET.indexOf(text.charAt(i));
                if (digit < 0) {
                    throw new CorruptDataException(
                            "Cannot decode \"" + text + "\": '" + text.charAt(i) + "' is no digit of base 85.");
                }
                word = word * 85 + digit;
            }
            bytes.putInt((int) word);
        }
        return Arrays.copyOf(bytes.array(), size);
    }
}
