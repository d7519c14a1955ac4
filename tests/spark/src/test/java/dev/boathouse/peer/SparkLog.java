package dev.boathouse.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The log of a table, as files. */
final class SparkLog {

    private static final Pattern COMMIT = Pattern.compile("(\\d{20})\\.json");

    private static final Pattern CHECKPOINT = Pattern.compile("(\\d{20})\\.checkpoint\\..+");

    private SparkLog() {}

    /** The versions whose commits are there, ascending. */
    static List<Long> versions(Path table) {
        return files(table).stream()
                .map(file -> COMMIT.matcher(file.getFileName().toString()))
                .filter(Matcher::matches)
                .map(matcher -> Long.valueOf(matcher.group(1)))
                .toList();
    }

    /** The versions that have a checkpoint of whatever kind, ascending. */
    static List<Long> checkpoints(Path table) {
        return files(table).stream()
                .map(file -> CHECKPOINT.matcher(file.getFileName().toString()))
                .filter(Matcher::matches)
                .map(matcher -> Long.valueOf(matcher.group(1)))
                .distinct()
                .toList();
    }

    static Path commit(Path table, long version) {
        return table.resolve("_delta_log").resolve("%020d.json".formatted(version));
    }

    /** The names of all files, and the text of the commits. */
    static String text(Path table) {
        StringBuilder text = new StringBuilder();
        for (Path file : files(table)) {
            text.append(table.relativize(file)).append('\n');
            if (COMMIT.matcher(file.getFileName().toString()).matches()) {
                text.append(read(file)).append('\n');
            }
        }
        return text.toString();
    }

    private static List<Path> files(Path table) {
        return Folders.walk(table.resolve("_delta_log"));
    }

    /** Forgets commits, as clean-up does once there is a checkpoint. */
    static void forgetBefore(Path table, long version) {
        for (long old : versions(table)) {
            if (old < version) {
                try {
                    Files.delete(commit(table, old));
                    Files.deleteIfExists(table.resolve("_delta_log").resolve(".%020d.json.crc".formatted(old)));
                } catch (IOException e) {
                    throw new UncheckedIOException("Cannot delete commit " + old, e);
                }
            }
        }
    }

    static void rewrite(Path table, long version, UnaryOperator<String> change) {
        Path commit = commit(table, version);
        String before = read(commit);
        String after = change.apply(before);
        if (after.equals(before)) {
            throw new IllegalArgumentException("Nothing changes in " + before);
        }
        try {
            Files.writeString(commit, after);
            Files.deleteIfExists(commit.resolveSibling("." + commit.getFileName() + ".crc"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + commit, e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
