package dev.boathouse.delta.internal.encode;

import dev.boathouse.core.data.Column;

/**
 * Numbers of a fixed width, which a dictionary knows by their bits. What loops over values is in the classes of the types: Java has no other
 * way to loop over arrays of primitives.
 */
abstract class NumberValues extends Values {

    final NumberDictionary dictionary;
    /** Where the values that were taken up are in the array of their type. */
    int start;

    int count;
    private final int width;

    NumberValues(Workspace space, int width) {
        super(space);
        this.width = width;
        this.dictionary = new NumberDictionary(
                Math.min(space.limits.dictionaryEntries(), space.limits.dictionaryBytes() / width));
    }

    @Override
    final long sizeOf(Column column, int from, int to) {
        return (long) (to - from) * width;
    }

    @Override
    final int entries() {
        return dictionary.size();
    }

    @Override
    final int dictionaryBytes() {
        return dictionary.size() * width;
    }

    @Override
    final void dictionary(PageBuffer out) {
        if (width == Long.BYTES) {
            out.put(dictionary.keys(), 0, dictionary.size());
            return;
        }
        for (int code = 0; code < dictionary.size(); code++) {
            out.putInt((int) dictionary.keys()[code]);
        }
    }
}
