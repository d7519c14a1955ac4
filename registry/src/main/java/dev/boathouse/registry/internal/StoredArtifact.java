package dev.boathouse.registry.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of the store: bytes under their SHA-256, or what a writer or a cleaner that died has left.
 *
 * @param name of the file, without folder: 64 hexadecimal digits, or {@code .DIGITS.UUID.tmp} for a leftover
 * @param length bytes
 * @param modified when it was written or last found to be needed, by the clocks of file system and writers
 */
public record StoredArtifact(String name, long length, Instant modified) {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern TEMPORARY =
            Pattern.compile("\\.([0-9a-f]{64})\\.[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\.tmp");

    /**
     * The digest that the name tells, which only reading can confirm.
     *
     * @return 64 hexadecimal digits
     * @throws IllegalStateException if the name is no name of the store
     */
    public String sha256() {
        return sha256(name).orElseThrow(() -> new IllegalStateException("No name of an artifact: " + name));
    }

    /**
     * Tells what was left behind from what is kept.
     *
     * @return true for a temporary name
     */
    public boolean isLeftover() {
        return name.startsWith(".");
    }

    static boolean isSha256(String text) {
        return SHA_256.matcher(text).matches();
    }

    /** The digest in a name; empty for names that are not the store's. */
    static Optional<String> sha256(String name) {
        if (isSha256(name)) {
            return Optional.of(name);
        }
        Matcher temporary = TEMPORARY.matcher(name);
        return temporary.matches() ? Optional.of(temporary.group(1)) : Optional.empty();
    }

    /** A new name beside an artifact's, which nobody else has. */
    static String temporary(String sha256) {
        return "." + sha256 + "." + UUID.randomUUID() + ".tmp";
    }

    /** The folder of a name, below the store's; nothing but hexadecimal digits makes a path. */
    static String folder(String name) {
        return sha256(name)
                .orElseThrow(() -> new IllegalArgumentException("No name of an artifact: " + name))
                .substring(0, 2);
    }
}
