package dev.boathouse.delta.internal.parquet;

/** The values of a page that are not null, one after the other. A subclass answers for the physical types that its encoding can hold. */
abstract class Values {

    /** Reads numbers of type INT32. */
    void ints(int[] target, int from, int count) {
        throw mismatch("INT32");
    }

    /** Reads numbers of type INT64. */
    void longs(long[] target, int from, int count) {
        throw mismatch("INT64");
    }

    void floats(float[] target, int from, int count) {
        throw mismatch("FLOAT");
    }

    void doubles(double[] target, int from, int count) {
        throw mismatch("DOUBLE");
    }

    /** Reads truth values into bits that are clear there. */
    void bits(long[] target, int from, int count) {
        throw mismatch("BOOLEAN");
    }

    /** Adds values of type BINARY, FIXED_LEN_BYTE_ARRAY or INT96 at the end of a list. */
    void bytes(ByteList target, int count) {
        throw mismatch("BINARY");
    }

    /** Passes over values. */
    abstract void skip(int count);

    private Broken mismatch(String type) {
        return new Broken("a column of type " + type + " has a page of " + this);
    }

    @Override
    public String toString() {
        return getClass().getSimpleName();
    }
}
