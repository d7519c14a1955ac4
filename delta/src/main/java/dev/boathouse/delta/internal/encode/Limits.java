package dev.boathouse.delta.internal.encode;

/**
 * How large the parts of a column become.
 *
 * @param pageBytes of the values of a page, before they are compressed; a single row may have more
 * @param pageRows of a page
 * @param dictionaryBytes of a dictionary
 * @param dictionaryEntries of a dictionary
 */
record Limits(int pageBytes, int pageRows, int dictionaryBytes, int dictionaryEntries) {

    /** A page of doubles has a megabyte; a dictionary stays in the cache of a core. */
    static Limits standard() {
        return new Limits(1 << 20, 1 << 17, 1 << 20, 1 << 16);
    }
}
