package dev.boathouse.delta.internal.storage;

import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;

/** The names of commit files: the version in 20 digits, the first two of them 0 as it is a long, then {@code .json}. */
public final class CommitName {

    private static final Pattern NAME = Pattern.compile("00\\d{18}\\.json");

    private static final int LENGTH = 25;

    private CommitName() {}

    /**
     * Tells commits from the other files of a log.
     *
     * @param fileName without folder
     * @return true for a commit
     */
    public static boolean isCommit(String fileName) {
        // A log may have a hundred thousand: the length alone tells most other files.
        return fileName.length() == LENGTH && NAME.matcher(fileName).matches();
    }

    /**
     * The version that a commit makes.
     *
     * @param fileName the name of a commit
     * @return 0 or more
     */
    public static long version(String fileName) {
        return Long.parseLong(fileName.substring(0, 20));
    }

    /**
     * Where the commit of a version is.
     *
     * @param table the table
     * @param version 0 or more
     * @return the file
     */
    public static Path path(Location table, long version) {
        return new Path(table.log(), String.format(Locale.ROOT, "%020d.json", version));
    }
}
