package dev.boathouse.core.evaluation;

/**
 * The rows of a slice.
 *
 * @param name what people call it
 * @param rows their numbers, from 0, ascending
 */
record SliceRows(String name, int[] rows) {}
