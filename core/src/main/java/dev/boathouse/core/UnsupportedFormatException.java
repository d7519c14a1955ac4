package dev.boathouse.core;

/**
 * The data is in a form that this release does not handle. Upgrade the library, or change the named feature of the data.
 *
 * <p>The message says what failed, what was found and what would work.
 */
public final class UnsupportedFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what failed: what was found; what would work
     */
    public UnsupportedFormatException(String message) {
        super(message);
    }

    /**
     * Creates the exception with the failure behind it.
     *
     * @param message what failed: what was found; what would work
     * @param cause the failure behind it
     */
    public UnsupportedFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
