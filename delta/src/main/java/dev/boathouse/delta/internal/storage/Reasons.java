package dev.boathouse.delta.internal.storage;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why something failed, in words: the exceptions of java.nio have little but the path as their message. */
public final class Reasons {

    private Reasons() {}

    /**
     * The reason.
     *
     * @param e what was thrown
     * @return words without a full stop
     */
    public static String of(Throwable e) {
        if (e instanceof FileSystemException failed) {
            String file = failed.getFile();
            if (failed instanceof AccessDeniedException) {
                return "access to " + file + " is denied";
            }
            if (failed instanceof NoSuchFileException) {
                return file + " does not exist";
            }
            if (failed instanceof FileAlreadyExistsException) {
                return file + " exists";
            }
            if (failed instanceof NotDirectoryException) {
                return file + " is no folder";
            }
        }
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }
}
