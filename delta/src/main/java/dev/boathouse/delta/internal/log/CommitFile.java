package dev.boathouse.delta.internal.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.boathouse.core.CorruptDataException;
import dev.boathouse.delta.internal.storage.CommitName;
import dev.boathouse.delta.internal.storage.FilePaths;
import dev.boathouse.delta.internal.storage.Location;
import dev.boathouse.delta.internal.storage.Reasons;
import dev.boathouse.delta.internal.storage.Storage;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.hadoop.fs.Path;

/**
 * One commit of the log.
 *
 * @param version the version it made
 * @param timestamp milliseconds since 1970: in-commit where the table has that, else when the file was made
 * @param info who made it, and why
 * @param protocol a new protocol
 * @param metadata new metadata
 * @param adds files that came, or came again
 * @param removes files that went
 * @param transactions versions that applications recorded
 */
public record CommitFile(
        long version,
        long timestamp,
        CommitInfo info,
        Optional<Protocol> protocol,
        Optional<TableMetadata> metadata,
        List<DataFile> adds,
        List<DataFile.Key> removes,
        Map<String, Long> transactions) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Reads the commit of a version; empty if there is none. */
    static Optional<CommitFile> read(Storage storage, long version) {
        Path path = CommitName.path(storage.location(), version);
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(storage.open(path), StandardCharsets.UTF_8), 1 << 16)) {
            long made = storage.fileSystem().getFileStatus(path).getModificationTime();
            return Optional.of(new Parser(storage.location(), path).parse(reader, version, made));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path + ": " + Reasons.of(e) + ".", e);
        }
    }

    private static final class Parser {
        private final Location table;
        private final Path path;
        private CommitInfo info = CommitInfo.NONE;
        private Optional<Protocol> protocol = Optional.empty();
        private Optional<TableMetadata> metadata = Optional.empty();
        private final List<DataFile> adds = new ArrayList<>();
        private final List<DataFile.Key> removes = new ArrayList<>();
        private final Map<String, Long> transactions = new HashMap<>();

        Parser(Location table, Path path) {
            this.table = table;
            this.path = path;
        }

        CommitFile parse(BufferedReader reader, long version, long made) throws IOException {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    action(line, number);
                }
            }
            long timestamp = info.inCommitTimestamp().orElse(made);
            return new CommitFile(version, timestamp, info, protocol, metadata, adds, removes, transactions);
        }

        private void action(String line, int number) {
            try {
                JsonNode action = JSON.readTree(line);
                if (action.hasNonNull("add")) {
                    adds.add(add(action.get("add")));
                } else if (action.hasNonNull("remove")) {
                    JsonNode remove = action.get("remove");
                    removes.add(new DataFile.Key(
                            FilePaths.canonical(table, remove.path("path").asText()),
                            deletionVector(remove)
                                    .map(DeletionVectorRef::uniqueId)
                                    .orElse("")));
                } else if (action.hasNonNull("txn")) {
                    JsonNode txn = action.get("txn");
                    transactions.put(
                            txn.path("appId").asText(), txn.path("version").asLong());
                } else if (action.hasNonNull("metaData")) {
                    metadata = Optional.of(metadata(action.get("metaData")));
                } else if (action.hasNonNull("protocol")) {
                    JsonNode node = action.get("protocol");
                    protocol = Optional.of(Protocol.of(
                            node.path("minReaderVersion").asInt(),
                            node.path("minWriterVersion").asInt(),
                            texts(node.path("readerFeatures")),
                            texts(node.path("writerFeatures"))));
                } else if (action.hasNonNull("commitInfo")) {
                    info = CommitInfo.of(action.get("commitInfo"));
                }
            } catch (JsonProcessingException e) {
                throw new CorruptDataException(
                        "Cannot read line " + number + " of " + path + ": " + e.getOriginalMessage() + ".", e);
            }
        }

        private DataFile add(JsonNode add) {
            return new DataFile(
                    FilePaths.canonical(table, add.path("path").asText()),
                    add.path("size").asLong(),
                    strings(add.path("partitionValues")),
                    add.path("modificationTime").asLong(),
                    add.hasNonNull("stats") ? Optional.of(add.get("stats").asText()) : Optional.empty(),
                    deletionVector(add));
        }

        private static Optional<DeletionVectorRef> deletionVector(JsonNode action) {
            if (!action.hasNonNull("deletionVector")) {
                return Optional.empty();
            }
            JsonNode node = action.get("deletionVector");
            return Optional.of(new DeletionVectorRef(
                    node.path("storageType").asText(),
                    node.path("pathOrInlineDv").asText(),
                    node.hasNonNull("offset")
                            ? OptionalInt.of(node.get("offset").asInt())
                            : OptionalInt.empty(),
                    node.path("sizeInBytes").asInt(),
                    node.path("cardinality").asLong()));
        }

        private static TableMetadata metadata(JsonNode node) {
            return TableMetadata.of(
                    node.path("id").asText(),
                    node.hasNonNull("name") ? Optional.of(node.get("name").asText()) : Optional.empty(),
                    node.path("schemaString").asText(),
                    texts(node.path("partitionColumns")),
                    strings(node.path("configuration")),
                    node.hasNonNull("createdTime")
                            ? OptionalLong.of(node.get("createdTime").asLong())
                            : OptionalLong.empty());
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }

    static Map<String, String> strings(JsonNode object) {
        Map<String, String> strings = new HashMap<>();
        object.fieldNames().forEachRemaining(name -> {
            if (object.hasNonNull(name)) {
                strings.put(name, object.get(name).asText());
            }
        });
        return strings;
    }
}
