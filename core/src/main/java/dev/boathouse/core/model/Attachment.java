package dev.boathouse.core.model;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A file that travels in a model, such as the profile of its training data. Immutable.
 */
public final class Attachment {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9][a-z0-9.+-]*/[a-z0-9][a-z0-9.+-]*");

    private final String name;
    private final String mediaType;
    private final byte[] bytes;

    private Attachment(String name, String mediaType, byte[] bytes) {
        this.name = name;
        this.mediaType = mediaType;
        this.bytes = bytes;
    }

    /**
     * An attachment.
     *
     * @param name its file name: up to 100 letters, digits, points, dashes and underscores, the first a letter or digit
     * @param mediaType what the bytes are, such as {@code application/json}
     * @param bytes the content, copied
     * @return the attachment
     * @throws IllegalArgumentException if name or media type are malformed
     */
    public static Attachment of(String name, String mediaType, byte[] bytes) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "Cannot attach \"" + name + "\": a name has up to 100 letters, digits, points,"
                            + " dashes and underscores, and starts with a letter or digit.");
        }
        if (!MEDIA_TYPE.matcher(mediaType).matches()) {
            throw new IllegalArgumentException(
                    "Cannot attach \"" + name + "\": \"" + mediaType + "\" is no media type such as application/json.");
        }
        return new Attachment(name, mediaType, bytes.clone());
    }

    /**
     * The file name.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * What the bytes are.
     *
     * @return the media type
     */
    public String mediaType() {
        return mediaType;
    }

    /**
     * The content.
     *
     * @return a copy
     */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Attachment attachment
                && name.equals(attachment.name)
                && mediaType.equals(attachment.mediaType)
                && Arrays.equals(bytes, attachment.bytes);
    }

    @Override
    public int hashCode() {
        return name.hashCode() * 31 + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return name + " (" + mediaType + ", " + bytes.length + " bytes)";
    }
}
