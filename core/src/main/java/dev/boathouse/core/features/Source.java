package dev.boathouse.core.features;

import org.jspecify.annotations.Nullable;

/** The columns of the rows in a block, by their number in the pipeline. Belongs to one thread. */
sealed interface Source permits RowSource, ChunkSource {

    /** Stands for the length of an array that is null. */
    int NO_ARRAY = -1;

    boolean isNull(int input, int i);

    long longAt(int input, int i);

    /** The value as errors show it. */
    @Nullable
    Object valueAt(int input, int i);

    /** Copies numbers, NaN for null: each input to its own lane, all lanes {@code capacity} long. */
    void numbers(int[] inputs, double[] target, int capacity, int count);

    /** Looks texts up, {@code missing} for null. */
    void texts(int input, Coding coding, int missing, int[] target, int count);

    /**
     * Copies the elements of an array, NaN for null, if there are as many as wanted.
     *
     * @param step how far apart they go in {@code target}
     * @return how many there are; {@link #NO_ARRAY} where the array is null
     */
    int elements(int input, int i, int wanted, double[] target, int at, int step);
}
