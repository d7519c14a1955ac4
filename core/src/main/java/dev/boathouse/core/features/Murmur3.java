package dev.boathouse.core.features;

/**
 * MurmurHash3_x86_32 with seed 0 (Appleby, public domain: github.com/aappleby/smhasher), fed byte by byte, so that a text is hashed
 * over its UTF-8 without being encoded first. A lone surrogate counts as a question mark, as it does where texts are stored.
 */
final class Murmur3 implements Coding {

    private static final int C1 = 0xcc9e2d51;
    private static final int C2 = 0x1b873593;

    private final int features;

    Murmur3(int features) {
        this.features = features;
    }

    /** The feature of a text, times 2; one more where its sign is negative. */
    @Override
    public int of(String level) {
        return code(hash(level));
    }

    /** The same of a whole number, whose 8 bytes are hashed, the lowest first. */
    @Override
    public int of(long level) {
        return code(hash(level));
    }

    private int code(int hash) {
        return (((hash & Integer.MAX_VALUE) % features) << 1) | (hash >>> 31);
    }

    static int hash(long number) {
        int state = mixed(mixed(0, (int) number), (int) (number >>> 32));
        return finished(state, Long.BYTES);
    }

    static int hash(String text) {
        int state = 0;
        int word = 0;
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            int point = text.codePointAt(i);
            if (point > Character.MAX_VALUE) {
                i++;
            } else if (Character.isSurrogate((char) point)) {
                point = '?';
            }
            int bytes = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            for (int k = 0; k < bytes; k++) {
                word |= utf8(point, bytes, k) << (length % 4 * 8);
                if (++length % 4 == 0) {
                    state = mixed(state, word);
                    word = 0;
                }
            }
        }
        return finished(state ^ scrambled(word), length);
    }

    /** Byte k of a code point that takes so many. */
    private static int utf8(int point, int bytes, int k) {
        if (bytes == 1) {
            return point;
        }
        int bits = point >>> (6 * (bytes - 1 - k));
        return k == 0 ? bits | ((0xf00 >>> bytes) & 0xff) : (bits & 0x3f) | 0x80;
    }

    private static int scrambled(int word) {
        return Integer.rotateLeft(word * C1, 15) * C2;
    }

    private static int mixed(int state, int word) {
        return Integer.rotateLeft(state ^ scrambled(word), 13) * 5 + 0xe6546b64;
    }

    private static int finished(int state, int length) {
        int hash = state ^ length;
        hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
        return hash ^ (hash >>> 16);
    }
}
