package dev.boathouse.core.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Murmur3Test {

    /** Known answers of MurmurHash3_x86_32 with seed 0, as other implementations test them too. */
    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "a, 3c2569b2",
        "abc, b3dd93fa",
        "test, ba6bd213",
        "'Hello, world!', c0363e43",
        "The quick brown fox jumps over the lazy dog, 2e4ff723"
    })
    void givesTheKnownAnswers(String text, String hash) {
        assertThat(Murmur3.hash(text)).isEqualTo(Integer.parseUnsignedInt(hash, 16));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void hashesTheBytesThatEncodingWouldGive(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            char[] chars = new char[random.nextInt(12)];
            for (int k = 0; k < chars.length; k++) {
                int[] tops = {0x7f, 0x7ff, 0xffff, 0xe000};
                int top = tops[random.nextInt(4)];
                chars[k] = (char) (top == 0xe000 ? 0xd800 + random.nextInt(0x800) : random.nextInt(top + 1));
            }
            String text = new String(chars);
            assertThat(Murmur3.hash(text))
                    .as("seed %d, text %d", seed, i)
                    .isEqualTo(plain(text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void wholeNumbersAreTheirEightBytes() {
        for (long number : new long[] {0, 1, -1, 42, Long.MIN_VALUE, 0x0123456789abcdefL}) {
            byte[] bytes = ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(number)
                    .array();
            assertThat(Murmur3.hash(number)).isEqualTo(plain(bytes));
        }
    }

    /** The algorithm as it is published, over an array. */
    private static int plain(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int h = 0;
        while (in.remaining() >= 4) {
            int k = in.getInt() * 0xcc9e2d51;
            h ^= Integer.rotateLeft(k, 15) * 0x1b873593;
            h = Integer.rotateLeft(h, 13) * 5 + 0xe6546b64;
        }
        int tail = 0;
        for (int shift = 0; in.hasRemaining(); shift += 8) {
            tail |= (in.get() & 0xff) << shift;
        }
        h ^= Integer.rotateLeft(tail * 0xcc9e2d51, 15) * 0x1b873593;
        h ^= bytes.length;
        h ^= h >>> 16;
        h *= 0x85ebca6b;
        h ^= h >>> 13;
        h *= 0xc2b2ae35;
        return h ^ (h >>> 16);
    }
}
