package dev.boathouse.delta.internal.write;

import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * How data files are made.
 *
 * @param codec what pages are compressed by: SNAPPY, ZSTD or UNCOMPRESSED
 * @param targetBytes a file that has reached this size is complete
 * @param folder where files go, relative to the table, with a slash at its end; empty for the table's own folder
 */
public record FileSettings(CompressionCodecName codec, long targetBytes, String folder) {

    /** Large enough that footers do not count, small enough that a reader can skip and share the work. */
    private static final long TARGET_BYTES = 128L << 20;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the target is not above zero, or the folder not relative or without a slash at its end
     */
    public FileSettings {
        if (targetBytes <= 0) {
            throw new IllegalArgumentException(
                    "Cannot write files of " + targetBytes + " bytes. A target above 0 would work.");
        }
        if (folder.startsWith("/") || !(folder.isEmpty() || folder.endsWith("/"))) {
            throw new IllegalArgumentException("Cannot write to folder \"" + folder
                    + "\" of a table. A relative path with a slash at its end would work.");
        }
    }

    /**
     * Snappy, files of 128 MiB, in the table's folder.
     *
     * @return the settings
     */
    public static FileSettings standard() {
        return new FileSettings(CompressionCodecName.SNAPPY, TARGET_BYTES, "");
    }

    /**
     * With another codec.
     *
     * @param other SNAPPY, ZSTD or UNCOMPRESSED
     * @return the changed copy
     */
    public FileSettings withCodec(CompressionCodecName other) {
        return new FileSettings(other, targetBytes, folder);
    }

    /**
     * With another size.
     *
     * @param bytes a file that has reached this size is complete
     * @return the changed copy
     * @throws IllegalArgumentException if it is not above zero
     */
    public FileSettings withTargetBytes(long bytes) {
        return new FileSettings(codec, bytes, folder);
    }

    /**
     * With another folder.
     *
     * @param other relative to the table, with a slash at its end, such as {@code _change_data/}
     * @return the changed copy
     * @throws IllegalArgumentException if it is not relative or has no slash at its end
     */
    public FileSettings withFolder(String other) {
        return new FileSettings(codec, targetBytes, other);
    }
}
