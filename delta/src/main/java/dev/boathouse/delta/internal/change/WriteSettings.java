package dev.boathouse.delta.internal.change;

import dev.boathouse.delta.internal.log.TableMetadata;
import dev.boathouse.delta.internal.write.FileSettings;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * How changes are made, as far as the user says so; the table's properties decide the rest.
 *
 * @param codec how pages are compressed
 * @param targetBytes how large files shall be
 * @param newColumns what becomes of columns that the table lacks
 */
public record WriteSettings(Optional<CompressionCodecName> codec, OptionalLong targetBytes, NewColumns newColumns) {

    /** What becomes of columns that rows have and the table lacks. */
    public enum NewColumns {
        /** They are refused. */
        REFUSED,
        /** The table gets them. */
        ADDED
    }

    /**
     * All as the table says.
     *
     * @return the settings
     */
    public static WriteSettings standard() {
        return new WriteSettings(Optional.empty(), OptionalLong.empty(), NewColumns.REFUSED);
    }

    /** For the files of a table. */
    FileSettings files(TableMetadata metadata) {
        FileSettings standard = FileSettings.standard();
        return standard.withCodec(codec.or(metadata::codec).orElse(standard.codec()))
                .withTargetBytes(targetBytes.orElse(metadata.targetFileSize().orElse(standard.targetBytes())));
    }
}
