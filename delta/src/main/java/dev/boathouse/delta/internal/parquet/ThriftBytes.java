package dev.boathouse.delta.internal.parquet;

/**
 * Reads Thrift's compact protocol ("Thrift Compact protocol encoding" of the Thrift specification) out of an array. Nothing is
 * allocated for what a length announces: every length is held against the bytes that are left.
 */
final class ThriftBytes {

    private static final int STOP = 0;
    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int BYTE = 3;
    private static final int DOUBLE = 7;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int SET = 10;
    private static final int MAP = 11;
    static final int STRUCT = 12;

    private static final int DEEPEST = 64;

    private final byte[] bytes;
    private final int end;
    private int position;
    private int field;
    private int type;

    ThriftBytes(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.position = from;
        this.end = end;
    }

    /** The bytes end before the value does. */
    static final class CutOff extends RuntimeException {
        private static final long serialVersionUID = 1;

        CutOff() {
            super("it ends too early", null, false, false);
        }
    }

    int position() {
        return position;
    }

    /** Before the fields of a struct. */
    void begin() {
        field = 0;
    }

    /** Behind the fields of an inner struct, which was this field of the outer one. */
    void resume(int outer) {
        field = outer;
    }

    /** Goes on to the next field of the struct; its number, 0 behind the last. */
    int next() {
        int header = unsignedByte();
        type = header & 0xf;
        if (type == STOP) {
            return 0;
        }
        int delta = header >>> 4;
        field = delta == 0 ? i32() : field + delta;
        Broken.unless(field > 0 && field <= Short.MAX_VALUE, "a field has number " + field);
        return field;
    }

    /** The type of the current field. */
    boolean isStruct() {
        return type == STRUCT;
    }

    boolean truth() {
        Broken.unless(type == TRUE || type == FALSE, "a field has type " + type + " instead of a truth value");
        return type == TRUE;
    }

    /** A number of up to 32 bits. */
    int i32Field() {
        Broken.unless(type >= 4 && type <= 6, "a field has type " + type + " instead of a number");
        return i32();
    }

    /** A number of up to 64 bits. */
    long i64Field() {
        Broken.unless(type >= 4 && type <= 6, "a field has type " + type + " instead of a number");
        long number = varint();
        return (number >>> 1) ^ -(number & 1);
    }

    private int i32() {
        long number = varint();
        long decoded = (number >>> 1) ^ -(number & 1);
        Broken.unless(decoded == (int) decoded, "a number is too large");
        return (int) decoded;
    }

    private long varint() {
        long result = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            int next = unsignedByte();
            result |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                return result;
            }
        }
        throw new Broken("a number has no end");
    }

    private int unsignedByte() {
        if (position >= end) {
            throw new CutOff();
        }
        return bytes[position++] & 0xff;
    }

    private void skipBytes(long count) {
        if (count < 0 || count > end - position) {
            throw new CutOff();
        }
        position += (int) count;
    }

    /** Passes over the current field. */
    void skip() {
        skip(type, 0);
    }

    private void skip(int skipped, int depth) {
        Broken.unless(depth < DEEPEST, "structs are nested too deep");
        switch (skipped) {
            case TRUE, FALSE -> {}
            case BYTE -> skipBytes(1);
            case 4, 5, 6 -> varint();
            case DOUBLE -> skipBytes(8);
            case BINARY -> skipBytes(varint());
            case LIST, SET -> skipList(depth);
            case MAP -> skipMap(depth);
            case STRUCT -> {
                int outer = field;
                begin();
                while (next() != 0) {
                    skip(type, depth + 1);
                }
                field = outer;
            }
            default -> throw new Broken("a field has type " + skipped);
        }
    }

    private void skipList(int depth) {
        int header = unsignedByte();
        long size = header >>> 4 == 15 ? varint() : header >>> 4;
        skipAll(header & 0xf, size, depth);
    }

    private void skipMap(int depth) {
        long size = varint();
        if (size != 0) {
            int types = unsignedByte();
            fits(size);
            for (long i = 0; i < size; i++) {
                skipElement(types >>> 4, depth);
                skipElement(types & 0xf, depth);
            }
        }
    }

    private void skipAll(int elementType, long size, int depth) {
        fits(size);
        for (long i = 0; i < size; i++) {
            skipElement(elementType, depth);
        }
    }

    private void skipElement(int elementType, int depth) {
        // Truth values take a byte each in lists.
        skip(elementType == TRUE || elementType == FALSE ? BYTE : elementType, depth + 1);
    }

    private void fits(long size) {
        if (size < 0 || size > end - position) {
            throw new CutOff();
        }
    }
}
