package dev.boathouse.core.data;

/**
 * Two parts of a frame that share no row.
 *
 * @param train the rows to fit on
 * @param test the rows to judge on
 */
public record Split(Frame train, Frame test) {}
