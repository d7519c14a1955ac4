package dev.boathouse.core;

/**
 * What was asked for does not exist: a table, a version, a model, a column. Pick another.
 *
 * <p>The message says what failed, what was found and what would work.
 */
public final class NotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what failed: what was found; what would work
     */
    public NotFoundException(String message) {
        super(message);
    }

    /**
     * Creates the exception with the failure behind it.
     *
     * @param message what failed: what was found; what would work
     * @param cause the failure behind it
     */
    public NotFoundException(String message, Throwable cause) {
        super(message, cause);
    }
}
