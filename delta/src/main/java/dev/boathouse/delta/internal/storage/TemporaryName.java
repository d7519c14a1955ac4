package dev.boathouse.delta.internal.storage;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The names under which files of a log are written before they get their own: {@code .NAME.UUID.tmp}. Both logs and Spark use them too.
 * No reader takes them for a part of the log, since they begin with a dot.
 */
public final class TemporaryName {

    private static final String UUID_TEXT = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final Pattern NAME =
            Pattern.compile("\\.(00\\d{18}\\..+|_last_checkpoint)\\." + UUID_TEXT + "\\.tmp");

    private TemporaryName() {}

    /**
     * A new name, which nobody else has.
     *
     * @param fileName the name that the file is to get, without folder
     * @return without folder
     */
    static String of(String fileName) {
        return "." + fileName + "." + UUID.randomUUID() + ".tmp";
    }

    /**
     * Tells such names from all others.
     *
     * @param fileName without folder
     * @return true if it is the temporary name of a commit, a checkpoint, a checksum or the pointer to the last checkpoint
     */
    public static boolean isTemporary(String fileName) {
        return NAME.matcher(fileName).matches();
    }
}
