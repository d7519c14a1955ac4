package dev.boathouse.delta;

import dev.boathouse.delta.internal.change.WriteSettings;
import dev.boathouse.delta.internal.change.WriteSettings.NewColumns;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * How changes of a table are written: see {@link DeltaTable#with}. What is not said here is as the table's properties say
 * ({@code delta.targetFileSize}, {@code delta.parquet.compression.codec}), else files of about 128 MB, compressed with Snappy. Immutable.
 */
public final class WriteOptions {

    private final WriteSettings settings;

    private WriteOptions(WriteSettings settings) {
        this.settings = settings;
    }

    /** How data files are compressed. */
    public enum Compression {
        /** Snappy: fast. */
        SNAPPY,
        /** Zstandard: smaller. */
        ZSTD,
        /** Not at all. */
        NONE
    }

    /**
     * All as the table says; rows with columns that the table lacks are refused.
     *
     * @return the options
     */
    public static WriteOptions standard() {
        return new WriteOptions(WriteSettings.standard());
    }

    /**
     * With this compression, whatever the table says.
     *
     * @param compression of new files
     * @return the changed copy
     */
    public WriteOptions withCompression(Compression compression) {
        CompressionCodecName codec = switch (compression) {
            case SNAPPY -> CompressionCodecName.SNAPPY;
            case ZSTD -> CompressionCodecName.ZSTD;
            case NONE -> CompressionCodecName.UNCOMPRESSED;
        };
        return new WriteOptions(new WriteSettings(Optional.of(codec), settings.targetBytes(), settings.newColumns()));
    }

    /**
     * With files of about this size, whatever the table says: appending begins another file from there on, compacting joins smaller ones.
     *
     * @param bytes compressed, at least 1
     * @return the changed copy
     * @throws IllegalArgumentException if it is less than 1
     */
    public WriteOptions withTargetFileSize(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("Cannot write files of " + bytes + " bytes. At least 1 would work.");
        }
        return new WriteOptions(new WriteSettings(settings.codec(), OptionalLong.of(bytes), settings.newColumns()));
    }

    /**
     * Columns that rows have and the table lacks are added to the table, behind its own, in the same commit (schema evolution); they are null
     * in the rows that were there. Which they are is told by the first frame of a write.
     *
     * @return the changed copy
     */
    public WriteOptions withNewColumns() {
        return new WriteOptions(new WriteSettings(settings.codec(), settings.targetBytes(), NewColumns.ADDED));
    }

    WriteSettings settings() {
        return settings;
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
