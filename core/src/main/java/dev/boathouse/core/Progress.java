package dev.boathouse.core;

/**
 * Hears how far a long step has come. Called from the thread that does the work, so it should return quickly; an exception
 * from it ends the step.
 */
@FunctionalInterface
public interface Progress {

    /** A listener that ignores what it hears. */
    Progress NONE = (step, done, total) -> {};

    /**
     * Called when a step has advanced.
     *
     * @param step the name of the step, such as {@code "score"}
     * @param done units finished so far, from 0 to {@code total}
     * @param total units in all, or -1 where that is not known
     */
    void at(String step, long done, long total);
}
