package dev.boathouse.delta.internal.parquet;

import dev.boathouse.core.CorruptDataException;

/** What is wrong inside a file; whoever knows the file and the place adds them. */
final class Broken extends RuntimeException {

    private static final long serialVersionUID = 1;

    Broken(String what) {
        super(what);
    }

    static void unless(boolean right, String what) {
        if (!right) {
            throw new Broken(what);
        }
    }

    /**
     * A failure as the caller is to see it.
     *
     * @param source the file
     * @param position near which byte it was found
     * @param place what was being read there
     * @param cause the failure
     */
    static CorruptDataException at(ByteSource source, long position, String place, Exception cause) {
        String reason = cause instanceof Broken || cause.getMessage() != null ? cause.getMessage() : cause.toString();
        return new CorruptDataException(
                "Cannot read " + source.name() + ": " + place + " near byte " + position + " is damaged: " + reason
                        + ".",
                cause);
    }
}
