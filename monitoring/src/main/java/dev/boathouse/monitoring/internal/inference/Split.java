package dev.boathouse.monitoring.internal.inference;

/** How values in ascending order are split between two samples, one group of equal or near values after the other. */
interface Split {

    /** How many groups there are. */
    int groups();

    /** How many values of a group belong to the first sample. */
    int first(int group);

    /** How many values of a group belong to the second sample. */
    int second(int group);
}
