package dev.boathouse.core.features;

/**
 * A step in its place.
 *
 * @param reads the slots it reads, all made before it
 * @param first the first slot it writes; the others follow
 */
record Node(Step step, int[] reads, int first) {}
