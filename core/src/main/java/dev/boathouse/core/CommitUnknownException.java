package dev.boathouse.core;

/**
 * A commit may or may not have happened. Inspect the state first, and never clean up its files before that.
 *
 * <p>The message says what failed, what was found and what would work.
 */
public final class CommitUnknownException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what failed: what was found; what would work
     */
    public CommitUnknownException(String message) {
        super(message);
    }

    /**
     * Creates the exception with the failure behind it.
     *
     * @param message what failed: what was found; what would work
     * @param cause the failure behind it
     */
    public CommitUnknownException(String message, Throwable cause) {
        super(message, cause);
    }
}
