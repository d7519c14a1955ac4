package dev.boathouse.delta.internal.log;

import dev.boathouse.core.CorruptDataException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * The metadata of a table version.
 *
 * @param id the table's id, for life
 * @param name its name, where it has one
 * @param description what it is, where its makers said
 * @param schemaJson the schema as the log has it
 * @param schema the schema, parsed
 * @param partitionColumns logical names, in order
 * @param properties the table's configuration
 * @param created milliseconds since 1970
 */
public record TableMetadata(
        String id,
        Optional<String> name,
        Optional<String> description,
        String schemaJson,
        TableSchema schema,
        List<String> partitionColumns,
        Map<String, String> properties,
        OptionalLong created) {

    private static final String MAPPING = "delta.columnMapping.mode";
    private static final String IN_COMMIT = "delta.enableInCommitTimestamps";
    private static final String IN_COMMIT_VERSION = "delta.inCommitTimestampEnablementVersion";
    private static final String IN_COMMIT_TIME = "delta.inCommitTimestampEnablementTimestamp";

    /** The property of tables that keep what their commits change. */
    public static final String CHANGE_FEED = "delta.enableChangeDataFeed";

    /** The column that says what became of a row. */
    public static final String CHANGE_TYPE = "_change_type";

    private static final String TARGET_SIZE = "delta.targetFileSize";
    private static final String CHECKPOINTS = "delta.checkpointInterval";
    private static final long DEFAULT_CHECKPOINTS = 10;
    private static final String CODEC = "delta.parquet.compression.codec";

    /** The properties on which it depends what a reader sees. */
    private static final Set<String> READ_PROPERTIES =
            Set.of(MAPPING, IN_COMMIT, IN_COMMIT_VERSION, IN_COMMIT_TIME, CHANGE_FEED);

    /** Copies list and map. */
    public TableMetadata {
        partitionColumns = List.copyOf(partitionColumns);
        properties = Map.copyOf(properties);
    }

    static TableMetadata of(
            String id,
            Optional<String> name,
            Optional<String> description,
            String schemaJson,
            List<String> partitionColumns,
            Map<String, String> properties,
            OptionalLong created) {
        properties.keySet().forEach(key -> KnownNames.refuseNear(key, READ_PROPERTIES));
        TableSchema schema = TableSchema.parse(schemaJson, mapping(properties));
        for (String column : partitionColumns) {
            if (!schema.schema().contains(column)) {
                throw new CorruptDataException("partition column \"" + column + "\" is not in the schema");
            }
        }
        if (new HashSet<>(partitionColumns).size() < partitionColumns.size()) {
            throw new CorruptDataException("a partition column is named twice: " + partitionColumns);
        }
        return new TableMetadata(id, name, description, schemaJson, schema, partitionColumns, properties, created);
    }

    private static String mapping(Map<String, String> properties) {
        return properties.getOrDefault(MAPPING, "none");
    }

    /**
     * The partition values of a file by the names that users know.
     *
     * @param file a file of the table
     * @return by logical column name; a column that is null is absent
     */
    public Map<String, String> logicalPartition(DataFile file) {
        Map<String, String> values = new HashMap<>();
        for (String column : partitionColumns) {
            String value = file.partitionValues().get(schema.physicalName(column));
            if (value != null) {
                values.put(column, value);
            }
        }
        return values;
    }

    /**
     * Tells whether commits keep what they change: what their files of changes do not say follows from the files that came and went.
     *
     * @return true if so
     */
    public boolean keepsChanges() {
        return Boolean.parseBoolean(properties.get(CHANGE_FEED));
    }

    /**
     * What keeps rows of this version from being read with the columns of a later one.
     *
     * @param later the metadata of that version
     * @return a clause about this version; empty if nothing does
     */
    public Optional<String> obstacleTo(TableMetadata later) {
        return SchemaChange.obstacle(this, later);
    }

    /**
     * How large its files shall be, where it says so.
     *
     * @return bytes
     */
    public OptionalLong targetFileSize() {
        long bytes = TableProperties.bytes(properties.getOrDefault(TARGET_SIZE, ""));
        return bytes > 0 ? OptionalLong.of(bytes) : OptionalLong.empty();
    }

    /**
     * How its files shall be compressed, where it says so and we can.
     *
     * @return snappy, zstd or none
     */
    public Optional<CompressionCodecName> codec() {
        return switch (properties.getOrDefault(CODEC, "").toLowerCase(Locale.ROOT)) {
            case "snappy" -> Optional.of(CompressionCodecName.SNAPPY);
            case "zstd" -> Optional.of(CompressionCodecName.ZSTD);
            case "none", "uncompressed" -> Optional.of(CompressionCodecName.UNCOMPRESSED);
            default -> Optional.empty();
        };
    }

    /**
     * The metadata of files that tell what became of rows: with one more column, {@link #CHANGE_TYPE}.
     *
     * @return the changed copy
     */
    public TableMetadata withChangeType() {
        return of(id, name, description, NewFields.withChangeType(schemaJson), partitionColumns, properties, created);
    }

    /** After how many versions there is a checkpoint. */
    long checkpointInterval() {
        String interval = properties.getOrDefault(CHECKPOINTS, "");
        return interval.matches("[1-9]\\d{0,8}") ? Long.parseLong(interval) : DEFAULT_CHECKPOINTS;
    }

    /** Whether commits carry their time. */
    boolean hasInCommitTimes() {
        return Boolean.parseBoolean(properties.get(IN_COMMIT));
    }

    /** The first version whose commit carries its time. */
    long inCommitTimesFrom() {
        return number(IN_COMMIT_VERSION);
    }

    /** When that version was committed; 0 if it is the first of all. */
    long inCommitTimesSince() {
        return number(IN_COMMIT_TIME);
    }

    private long number(String key) {
        try {
            return Long.parseLong(properties.getOrDefault(key, "0"));
        } catch (NumberFormatException e) {
            throw new CorruptDataException("property " + key + " is no number: " + properties.get(key), e);
        }
    }

    /** How columns are found in files: {@code none}, {@code name} or {@code id}. */
    String columnMapping() {
        return mapping(properties);
    }

    /** With other properties. */
    TableMetadata with(MetadataChange.NewProperties change) {
        Map<String, String> changed = new HashMap<>(properties);
        changed.keySet().removeAll(change.unset());
        changed.putAll(change.set());
        return new TableMetadata(id, name, description, schemaJson, schema, partitionColumns, changed, created);
    }
}
