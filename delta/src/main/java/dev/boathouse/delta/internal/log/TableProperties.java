package dev.boathouse.delta.internal.log;

import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.delta.internal.storage.Location;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Which properties tables may get from us. One that would turn on what we do not keep, or whose value means nothing, is refused. */
final class TableProperties {

    private static final String CONSTRAINT = "delta.constraints.";
    private static final String FEATURE = "delta.feature.";

    /** They ask of writers, or of catalogs, what we do not do. */
    private static final List<String> REFUSED = List.of(
            CONSTRAINT,
            "delta.identity.",
            "delta.enableRowTracking",
            "delta.rowTracking",
            "delta.enableIcebergCompat",
            "delta.enableIcebergWriterCompat",
            "delta.universalFormat.",
            "delta.coordinatedCommits.",
            "delta.enableVariantShredding",
            "delta.columnMapping.maxColumnId",
            "delta.inCommitTimestampEnablement",
            "delta.minReaderVersion",
            "delta.minWriterVersion");

    private static final Set<String> TRUTHS = Set.of(
            "delta.appendOnly",
            "delta.enableChangeDataFeed",
            "delta.enableDeletionVectors",
            "delta.enableInCommitTimestamps",
            "delta.enableTypeWidening",
            "delta.enableExpiredLogCleanup",
            "delta.checkpoint.writeStatsAsJson",
            "delta.checkpoint.writeStatsAsStruct");
    private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,8}");
    private static final Map<String, Predicate<String>> VALUES = Map.of(
            "delta.checkpointInterval",
            COUNT.asMatchPredicate(),
            "delta.dataSkippingNumIndexedCols",
            Pattern.compile("-1|\\d{1,9}").asMatchPredicate(),
            "delta.columnMapping.mode",
            Set.of("none", "name", "id")::contains,
            "delta.checkpointPolicy",
            Set.of("classic", "v2")::contains,
            "delta.targetFileSize",
            value -> bytes(value) > 0);

    private TableProperties() {}

    static boolean isConstraint(String key) {
        return key.startsWith(CONSTRAINT);
    }

    /** Refuses what a table may not get. */
    static void require(Location table, Map<String, String> properties) {
        properties.forEach((key, value) -> {
            refuse(table, key);
            boolean sound = TRUTHS.contains(key)
                    ? Set.of("true", "false").contains(value.toLowerCase(Locale.ROOT))
                    : VALUES.getOrDefault(key, any -> true).test(value);
            if (!sound) {
                throw new IllegalArgumentException("Cannot set the property " + key + " of " + table + " to \"" + value
                        + "\": that is no such value.");
            }
        });
    }

    private static void refuse(Location table, String key) {
        boolean foreign = key.startsWith(FEATURE) && !WriteRules.HONOURED.contains(key.substring(FEATURE.length()));
        if (foreign || REFUSED.stream().anyMatch(key::startsWith)) {
            throw new UnsupportedFormatException("Cannot change the property " + key + " of " + table
                    + ": what it asks of writers is not supported. A table without it would work.");
        }
    }

    /** Refuses what a table may not lose: files were written by it. */
    static void requireRemovable(Location table, String key, Map<String, String> before) {
        refuse(table, key);
        if (key.startsWith("delta.columnMapping.") && before.containsKey(key)) {
            throw new UnsupportedFormatException("Cannot remove the property " + key + " of " + table
                    + ": its files have the names of mapped columns. A new table would work.");
        }
    }

    /** A size such as {@code 128mb} or {@code 1000000}, in bytes; -1 if it is none. */
    static long bytes(String text) {
        String value = text.trim().toLowerCase(Locale.ROOT);
        long unit = 1;
        for (Map.Entry<String, Long> each : UNITS) {
            if (value.endsWith(each.getKey())) {
                unit = each.getValue();
                value = value.substring(0, value.length() - each.getKey().length())
                        .trim();
                break;
            }
        }
        return value.matches("\\d{1,12}") ? Long.parseLong(value) * unit : -1;
    }

    private static final List<Map.Entry<String, Long>> UNITS = List.of(
            Map.entry("kb", 1L << 10),
            Map.entry("mb", 1L << 20),
            Map.entry("gb", 1L << 30),
            Map.entry("k", 1L << 10),
            Map.entry("m", 1L << 20),
            Map.entry("g", 1L << 30),
            Map.entry("b", 1L));
}
