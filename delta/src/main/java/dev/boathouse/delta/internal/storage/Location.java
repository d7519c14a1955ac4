package dev.boathouse.delta.internal.storage;

import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a table lies.
 *
 * @param path the folder, with a scheme
 */
public record Location(org.apache.hadoop.fs.Path path) {

    /**
     * Reads what a user wrote: a URI, or a plain path of the local file system.
     *
     * @param text such as {@code file:/lake/t}, {@code /lake/t} or {@code s3a://bucket/t}
     * @return the location
     * @throws IllegalArgumentException if it is neither
     */
    public static Location of(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("A table needs a location: found an empty one.");
        }
        try {
            org.apache.hadoop.fs.Path path = hasScheme(text)
                    ? parsed(text)
                    : new org.apache.hadoop.fs.Path(
                            Path.of(text).toAbsolutePath().normalize().toUri());
            String scheme = path.toUri().getScheme();
            if (scheme.equalsIgnoreCase("file")) {
                // One spelling: file:/lake/t, whatever number of slashes came in.
                path = new org.apache.hadoop.fs.Path("file", null, path.toUri().getPath());
            }
            return new Location(path);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("Not a location: \"" + text + "\". A URI or a path would work.", e);
        }
    }

    /** A file URI may be percent-encoded, as Java makes them; other systems' paths are taken as they are, as Hadoop does. */
    private static org.apache.hadoop.fs.Path parsed(String text) {
        if (text.regionMatches(true, 0, "file:", 0, 5)) {
            try {
                return new org.apache.hadoop.fs.Path(new URI(text));
            } catch (URISyntaxException e) {
                // Not encoded: a plain path behind the scheme.
                return new org.apache.hadoop.fs.Path(text);
            }
        }
        return new org.apache.hadoop.fs.Path(text);
    }

    private static boolean hasScheme(String text) {
        int colon = text.indexOf(':');
        // One letter before the colon is a Windows drive.
        return colon > 1 && text.substring(0, colon).matches("[A-Za-z][A-Za-z0-9+.-]*");
    }

    /**
     * The scheme of the location.
     *
     * @return in lower case
     */
    public String scheme() {
        return path.toUri().getScheme().toLowerCase(Locale.ROOT);
    }

    /**
     * The folder in the local file system.
     *
     * @return empty if the location is elsewhere
     */
    public Optional<Path> local() {
        return scheme().equals("file") ? Optional.of(localPath(path)) : Optional.empty();
    }

    /**
     * The folder of the log.
     *
     * @return the folder
     */
    public org.apache.hadoop.fs.Path log() {
        return new org.apache.hadoop.fs.Path(path, "_delta_log");
    }

    /**
     * A path of the local file system, from the form that Hadoop gives it.
     *
     * @param path with the scheme {@code file} or none
     * @return the same place
     */
    public static Path localPath(org.apache.hadoop.fs.Path path) {
        return new File(path.toUri().getPath()).toPath();
    }

    @Override
    public String toString() {
        return scheme().equals("file") ? path.toUri().toString() : path.toString();
    }
}
