package dev.boathouse.core.data;

/**
 * Two parts of a frame that share no row. For three parts, split one again: {@code frame.split(0.8, 7)}, then its {@code train()} again with
 * {@code split(0.75, 7)}, gives 60, 20 and 20 percent.
 *
 * @param train the rows to fit on
 * @param test the rows to judge on
 */
public record Split(Frame train, Frame test) {}
