package dev.boathouse.delta.internal.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What a commit says of itself.
 *
 * @param operation such as {@code WRITE}; empty where unknown
 * @param engine the software that wrote it; empty where unknown
 * @param commitId the id that its writer gave it
 * @param userMetadata what the user wanted to be remembered
 * @param inCommitTimestamp milliseconds since 1970, of tables that have it
 * @param changedNoRow whether it counts the rows that it changed, and they are none: a merge may rewrite files all the same
 */
public record CommitInfo(
        String operation,
        String engine,
        Optional<String> commitId,
        Map<String, String> userMetadata,
        OptionalLong inCommitTimestamp,
        boolean changedNoRow) {

    static final CommitInfo NONE = new CommitInfo("", "", Optional.empty(), Map.of(), OptionalLong.empty(), false);

    /** Beside the user's own keys in {@code userMetadata}: the one field that both logs and Spark keep. */
    static final String COMMIT_ID = "boathouse-commit-id";

    /** What a merge counts ("numTargetRows…" of Delta's operation metrics). */
    private static final List<String> MERGED =
            List.of("numTargetRowsInserted", "numTargetRowsUpdated", "numTargetRowsDeleted");

    private static final JsonMapper JSON = new JsonMapper();

    /** What is there is free for writers to choose, but for the time. */
    static CommitInfo of(JsonFields info) {
        Map<String, String> user = user(text(info, "userMetadata").orElse(""));
        Optional<String> id = Optional.ofNullable(user.remove(COMMIT_ID));
        return new CommitInfo(
                text(info, "operation").orElse(""),
                text(info, "engineInfo").orElse(""),
                id.or(() -> text(info, "txnId")),
                user,
                info.optionalWhole("inCommitTimestamp"),
                mergedNothing(info.node()));
    }

    private static boolean mergedNothing(JsonNode info) {
        JsonNode metrics = info.path("operationMetrics");
        return info.path("operation").asText().equals("MERGE")
                && MERGED.stream()
                        .allMatch(metric -> metrics.path(metric).asText().equals("0"));
    }

    private static Optional<String> text(JsonFields info, String field) {
        return Optional.ofNullable(info.node().path(field).textValue());
    }

    /** The text for {@code userMetadata}. */
    static String userText(String commitId, Map<String, String> userMetadata) {
        return ActionJson.texts(userMetadata).put(COMMIT_ID, commitId).toString();
    }

    /** Other writers put any text there: it is kept under the name of the field. */
    private static Map<String, String> user(String text) {
        Map<String, String> user = new TreeMap<>();
        if (text.isEmpty()) {
            return user;
        }
        try {
            JsonNode node = JSON.readTree(text);
            if (node.isObject()) {
                node.properties().forEach(entry -> {
                    if (!entry.getValue().isNull()) {
                        user.put(entry.getKey(), entry.getValue().asText());
                    }
                });
                return user;
            }
        } catch (JsonProcessingException e) {
            // Not JSON: a plain remark, kept as it is below.
        }
        user.put("userMetadata", text);
        return user;
    }
}
