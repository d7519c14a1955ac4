package dev.boathouse.delta.internal.log;

import com.fasterxml.jackson.databind.JsonNode;
import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.delta.internal.storage.FilePaths;
import dev.boathouse.delta.internal.storage.Location;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads actions from the lines of a commit or a checkpoint, strictly: what the protocol requires must be there, in its type. Fields
 * that the protocol does not know are passed over, unless they are nearly one that it knows.
 *
 * @param table where the table is
 */
record ActionParser(Location table) {

    private static final Set<String> ADD = Set.of(
            "path",
            "partitionValues",
            "size",
            "modificationTime",
            "dataChange",
            "stats",
            "tags",
            "deletionVector",
            "baseRowId",
            "defaultRowCommitVersion",
            "clusteringProvider");
    private static final Set<String> REMOVE = Set.of(
            "path",
            "partitionValues",
            "size",
            "deletionTimestamp",
            "extendedFileMetadata",
            "dataChange",
            "stats",
            "tags",
            "deletionVector",
            "baseRowId",
            "defaultRowCommitVersion");
    private static final Set<String> VECTOR =
            Set.of("storageType", "pathOrInlineDv", "offset", "sizeInBytes", "cardinality", "maxRowIndex");
    private static final Set<String> CDC = Set.of("path", "partitionValues", "size", "dataChange", "tags");
    private static final Set<String> TXN = Set.of("appId", "version", "lastUpdated");
    private static final Set<String> PROTOCOL =
            Set.of("minReaderVersion", "minWriterVersion", "readerFeatures", "writerFeatures");
    private static final Set<String> METADATA = Set.of(
            "id", "name", "description", "format", "schemaString", "partitionColumns", "configuration", "createdTime");
    private static final Set<String> SIDECAR = Set.of("path", "sizeInBytes", "modificationTime", "tags");
    private static final Set<String> DOMAIN = Set.of("domain", "configuration", "removed");
    private static final Set<String> CHECKPOINT = Set.of("version", "tags");

    /** The fields of each action that the protocol has, those of checkpoints included. */
    static final Map<String, Set<String>> FIELDS = Map.of(
            "add", with(ADD, "stats_parsed", "partitionValues_parsed"),
            "remove", REMOVE,
            "cdc", CDC,
            "txn", TXN,
            "protocol", PROTOCOL,
            "metaData", METADATA,
            "commitInfo", Set.of("inCommitTimestamp"),
            "sidecar", SIDECAR,
            "checkpointMetadata", CHECKPOINT,
            "domainMetadata", DOMAIN);

    private static Set<String> with(Set<String> fields, String... more) {
        Set<String> all = new HashSet<>(fields);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }

    /**
     * Reads one line.
     *
     * @throws CorruptDataException with the reason alone: whoever knows file and line puts them before it
     */
    Action parse(String line) {
        JsonNode object = JsonFields.parse(line);
        if (!object.isObject()) {
            throw new CorruptDataException("it is no JSON object");
        }
        Map.Entry<String, JsonNode> found = null;
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            if (!entry.getValue().isNull()) {
                if (found != null) {
                    throw new CorruptDataException(
                            "it holds two actions, " + found.getKey() + " and " + entry.getKey());
                }
                found = entry;
            }
        }
        if (found == null) {
            throw new CorruptDataException("it holds no action");
        }
        return action(found.getKey(), found.getValue());
    }

    private Action action(String name, JsonNode node) {
        Set<String> known = FIELDS.get(name);
        if (known == null) {
            throw new CorruptDataException(
                    "unknown action \"" + (name.length() > 60 ? name.substring(0, 60) + "…" : name) + "\"");
        }
        JsonFields fields = JsonFields.of(name, node, known);
        return switch (name) {
            case "add" -> add(fields);
            case "remove" -> remove(fields);
            case "cdc" -> cdc(fields);
            case "txn" -> txn(fields);
            case "protocol" -> new Action.NewProtocol(protocol(fields));
            case "metaData" -> new Action.Metadata(metadata(fields));
            case "commitInfo" -> new Action.Info(CommitInfo.of(fields));
            case "sidecar" -> sidecar(fields);
            case "checkpointMetadata" -> new Action.CheckpointMetadata(fields.notNegative("version"));
            default -> domain(fields);
        };
    }

    private Action add(JsonFields add) {
        return new Action.Add(
                new DataFile(
                                FilePaths.canonical(table, add.word("path")),
                                add.notNegative("size"),
                                add.map("partitionValues"),
                                add.whole("modificationTime"),
                                add.optionalText("stats"),
                                deletionVector(add))
                        .spelled(add.word("path")),
                add.truth("dataChange"));
    }

    private Action remove(JsonFields remove) {
        remove.optionalWhole("deletionTimestamp");
        if (remove.has("extendedFileMetadata")) {
            remove.truth("extendedFileMetadata");
        }
        return new Action.Remove(
                FilePaths.canonical(table, remove.word("path")),
                deletionVector(remove),
                remove.truth("dataChange"),
                remove.has("partitionValues") ? Optional.of(remove.map("partitionValues")) : Optional.empty(),
                remove.optionalWhole("size"),
                remove.optionalText("stats"));
    }

    private static Optional<DeletionVectorRef> deletionVector(JsonFields action) {
        if (!action.has("deletionVector")) {
            return Optional.empty();
        }
        JsonFields vector = JsonFields.of("deletionVector", action.object("deletionVector"), VECTOR);
        return Optional.of(DeletionVectorRef.of(
                vector.text("storageType"),
                vector.word("pathOrInlineDv"),
                vector.has("offset") ? OptionalInt.of(vector.notNegativeInt("offset")) : OptionalInt.empty(),
                vector.notNegativeInt("sizeInBytes"),
                vector.notNegative("cardinality")));
    }

    private Action cdc(JsonFields cdc) {
        cdc.truth("dataChange");
        return new Action.Cdc(
                FilePaths.canonical(table, cdc.word("path")), cdc.map("partitionValues"), cdc.notNegative("size"));
    }

    private static Action txn(JsonFields txn) {
        txn.optionalWhole("lastUpdated");
        return new Action.Txn(txn.word("appId"), txn.whole("version"));
    }

    private static Protocol protocol(JsonFields protocol) {
        return Protocol.checked(
                protocol.notNegativeInt("minReaderVersion"),
                protocol.notNegativeInt("minWriterVersion"),
                features(protocol, "readerFeatures"),
                features(protocol, "writerFeatures"));
    }

    private static Optional<List<String>> features(JsonFields protocol, String field) {
        return protocol.has(field) ? Optional.of(protocol.texts(field)) : Optional.empty();
    }

    private static TableMetadata metadata(JsonFields metadata) {
        JsonFields format = JsonFields.of("format", metadata.object("format"), Set.of("provider", "options"));
        requireParquet(format.text("provider"));
        return TableMetadata.of(
                metadata.word("id"),
                metadata.optionalText("name"),
                metadata.optionalText("description"),
                metadata.word("schemaString"),
                metadata.texts("partitionColumns"),
                metadata.map("configuration"),
                metadata.optionalWhole("createdTime"));
    }

    static void requireParquet(String provider) {
        if (!provider.equals("parquet")) {
            KnownNames.refuseNear(provider, Set.of("parquet"));
            throw new UnsupportedFormatException(
                    "Cannot read files of the format \"" + provider + "\". A table of Parquet files would work.");
        }
    }

    private static Action sidecar(JsonFields sidecar) {
        sidecar.notNegative("sizeInBytes");
        sidecar.whole("modificationTime");
        return new Action.Sidecar(sidecar.word("path"));
    }

    private static Action domain(JsonFields domain) {
        domain.word("domain");
        domain.text("configuration");
        domain.truth("removed");
        return new Action.Other();
    }
}
