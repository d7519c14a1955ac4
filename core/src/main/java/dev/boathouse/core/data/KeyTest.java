package dev.boathouse.core.data;

/** A test of whole numbers that sort as the values of a column do. */
sealed interface KeyTest permits KeyRange, KeySet {

    /** Sets the bits of the keys that pass, in words that are zero: key 0 is the lowest bit of the first one. */
    void mark(long[] keys, int count, long[] mask, int firstWord);
}
