package dev.boathouse.delta.internal.parquet;

import java.util.OptionalInt;

/**
 * The header of a page ("PageHeader" in parquet.thrift), read strictly.
 *
 * @param kind what the page holds
 * @param size bytes once decompressed
 * @param storedSize bytes in the file
 * @param crc CRC-32 of the stored bytes, where the writer gave one
 * @param values how many values, nulls included
 * @param nulls how many nulls, of data pages v2; -1 where not told
 * @param rows how many rows, of data pages v2; -1 where not told
 * @param encoding how the values are encoded, by its number in parquet.thrift
 * @param definitionEncoding how definition levels are encoded
 * @param repetitionEncoding how repetition levels are encoded
 * @param definitionSize bytes of definition levels, of data pages v2
 * @param repetitionSize bytes of repetition levels, of data pages v2
 * @param compressed whether the values of a data page v2 are compressed
 * @param length bytes of the header itself
 */
record PageHeader(
        Kind kind,
        int size,
        int storedSize,
        OptionalInt crc,
        int values,
        int nulls,
        int rows,
        int encoding,
        int definitionEncoding,
        int repetitionEncoding,
        int definitionSize,
        int repetitionSize,
        boolean compressed,
        int length) {

    /** What a page holds. */
    enum Kind {
        DATA,
        INDEX,
        DICTIONARY,
        DATA_V2;

        /** The kind with a number of parquet.thrift. */
        static Kind of(int number) {
            return switch (number) {
                case 0 -> DATA;
                case 1 -> INDEX;
                case 2 -> DICTIONARY;
                case 3 -> DATA_V2;
                default -> throw new Broken("a page has type " + number);
            };
        }
    }

    /** Reads a header; {@link ThriftBytes.CutOff} if the bytes end before it does. */
    static PageHeader read(byte[] bytes, int from, int end) {
        return new Parser(new ThriftBytes(bytes, from, end)).parse(from);
    }

    private static final class Parser {
        private final ThriftBytes thrift;
        private int type = -1;
        private int size = -1;
        private int storedSize = -1;
        private OptionalInt crc = OptionalInt.empty();
        private int body = -1;
        private int values = -1;
        private int nulls = -1;
        private int rows = -1;
        private int encoding = -1;
        private int definitionEncoding = -1;
        private int repetitionEncoding = -1;
        private int definitionSize;
        private int repetitionSize;
        private boolean compressed = true;

        Parser(ThriftBytes thrift) {
            this.thrift = thrift;
        }

        PageHeader parse(int from) {
            thrift.begin();
            for (int field = thrift.next(); field != 0; field = thrift.next()) {
                switch (field) {
                    case 1 -> type = thrift.i32Field();
                    case 2 -> size = thrift.i32Field();
                    case 3 -> storedSize = thrift.i32Field();
                    case 4 -> crc = OptionalInt.of(thrift.i32Field());
                    case 5, 7, 8 -> body(field);
                    default -> thrift.skip();
                }
            }
            Kind kind = Kind.of(type);
            Broken.unless(size >= 0 && storedSize >= 0, "a page has " + size + " and " + storedSize + " bytes");
            Broken.unless(
                    kind == Kind.INDEX || body == expectedBody(kind), "the header of a page does not fit its type");
            Broken.unless(kind == Kind.INDEX || values >= 0, "a page has " + values + " values");
            Broken.unless(
                    definitionSize >= 0 && repetitionSize >= 0 && (long) definitionSize + repetitionSize <= storedSize,
                    "the levels of a page are larger than the page");
            Broken.unless(nulls <= values && rows <= values, "a page has more nulls or rows than values");
            return new PageHeader(
                    kind,
                    size,
                    storedSize,
                    crc,
                    values,
                    nulls,
                    rows,
                    encoding,
                    definitionEncoding,
                    repetitionEncoding,
                    definitionSize,
                    repetitionSize,
                    compressed,
                    thrift.position() - from);
        }

        private static int expectedBody(Kind kind) {
            return kind == Kind.DATA ? 5 : kind == Kind.DICTIONARY ? 7 : 8;
        }

        private void body(int field) {
            Broken.unless(thrift.isStruct() && body < 0, "the header of a page has more than one body");
            body = field;
            thrift.begin();
            for (int inner = thrift.next(); inner != 0; inner = thrift.next()) {
                if (inner == 1) {
                    values = thrift.i32Field();
                } else if (field == 8) {
                    v2(inner);
                } else if (inner == 2) {
                    encoding = thrift.i32Field();
                } else if (field == 5 && inner == 3) {
                    definitionEncoding = thrift.i32Field();
                } else if (field == 5 && inner == 4) {
                    repetitionEncoding = thrift.i32Field();
                } else {
                    thrift.skip();
                }
            }
            thrift.resume(field);
        }

        private void v2(int inner) {
            switch (inner) {
                case 2 -> nulls = thrift.i32Field();
                case 3 -> rows = thrift.i32Field();
                case 4 -> encoding = thrift.i32Field();
                case 5 -> definitionSize = thrift.i32Field();
                case 6 -> repetitionSize = thrift.i32Field();
                case 7 -> compressed = thrift.truth();
                default -> thrift.skip();
            }
        }
    }
}
