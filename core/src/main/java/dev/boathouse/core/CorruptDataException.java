package dev.boathouse.core;

/**
 * Stored bytes contradict themselves or their checksum; the message names the file and, where known, the offset.
 *
 * <p>The message says what failed, what was found and what would work.
 */
public final class CorruptDataException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what failed: what was found; what would work
     */
    public CorruptDataException(String message) {
        super(message);
    }

    /**
     * Creates the exception with the failure behind it.
     *
     * @param message what failed: what was found; what would work
     * @param cause the failure behind it
     */
    public CorruptDataException(String message, Throwable cause) {
        super(message, cause);
    }
}
