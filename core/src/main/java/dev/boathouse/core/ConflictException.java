package dev.boathouse.core;

/**
 * Somebody else changed the state first. Nothing was written: reload and retry.
 *
 * <p>The message says what failed, what was found and what would work.
 */
public final class ConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what failed: what was found; what would work
     */
    public ConflictException(String message) {
        super(message);
    }

    /**
     * Creates the exception with the failure behind it.
     *
     * @param message what failed: what was found; what would work
     * @param cause the failure behind it
     */
    public ConflictException(String message, Throwable cause) {
        super(message, cause);
    }
}
