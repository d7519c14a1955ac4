package dev.boathouse.delta.internal.storage;

import dev.boathouse.core.CorruptDataException;
import java.net.URI;
import java.net.URISyntaxException;
import org.apache.hadoop.fs.Path;

/** Paths as logs have them: percent-encoded URIs, relative to the table or absolute, in more than one spelling. */
public final class FilePaths {

    private FilePaths() {}

    /**
     * One spelling for each file: relative and percent-encoded below the table, else absolute with its scheme.
     *
     * @param table where the table is
     * @param path as the log has it
     * @return the one spelling
     * @throws CorruptDataException if it is no URI
     */
    public static String canonical(Location table, String path) {
        if (isPlain(path)) {
            return path;
        }
        URI uri = uri(path);
        if (!uri.isAbsolute() && !path.startsWith("/")) {
            return encoded(uri.getPath());
        }
        URI root = table.path().toUri();
        String scheme = uri.getScheme() == null ? table.scheme() : uri.getScheme();
        String below = root.getPath().endsWith("/") ? root.getPath() : root.getPath() + "/";
        boolean here = scheme.equals(table.scheme())
                && (uri.getAuthority() == null || uri.getAuthority().equals(root.getAuthority()));
        if (here && uri.getPath().startsWith(below)) {
            return encoded(uri.getPath().substring(below.length()));
        }
        return new Path(scheme, uri.getAuthority(), uri.getPath()).toUri().toASCIIString();
    }

    /** Whether a path is relative and has nothing to encode or decode, as nearly all have: a checkpoint may list millions. */
    private static boolean isPlain(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z')
                    || (c >= '0' && c <= '9')
                    || (c >= 'A' && c <= 'Z')
                    || c == '-'
                    || c == '_'
                    || c == '.'
                    || c == '='
                    || (c == '/' && i > 0);
            if (!plain) {
                return false;
            }
        }
        return true;
    }

    /**
     * Where a file is.
     *
     * @param table where the table is
     * @param canonical the path, as {@link #canonical} gives it
     * @return the file
     */
    public static Path resolve(Location table, String canonical) {
        URI uri = uri(canonical);
        return uri.isAbsolute()
                ? new Path(uri)
                : new Path(
                        table.path().toUri().getScheme(),
                        table.path().toUri().getAuthority(),
                        table.path().toUri().getPath() + "/" + uri.getPath());
    }

    /**
     * The path as a URI reference, percent-encoded; a colon in its first segment does not make it a scheme.
     *
     * @param path relative, not encoded
     * @return encoded
     */
    public static String encoded(String path) {
        try {
            // Encoding as an absolute path keeps "a:b" from being read as a scheme.
            return new URI(null, null, "/" + path, null)
                    .toASCIIString()
                    .substring(1)
                    .replace(":", "%3A");
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("Not a path: " + path, e);
        }
    }

    /**
     * A path without its percent-encoding.
     *
     * @param path as the log has it
     * @return as file systems have it
     * @throws CorruptDataException if it is no URI
     */
    public static String decoded(String path) {
        return uri(path).getPath();
    }

    private static URI uri(String path) {
        try {
            URI uri = new URI(path);
            if (uri.getPath() == null || uri.getQuery() != null || uri.getFragment() != null) {
                throw new CorruptDataException("The log names a file by a URI that is no path: \"" + path + "\".");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new CorruptDataException("The log names a file that is no URI: \"" + path + "\".", e);
        }
    }
}
