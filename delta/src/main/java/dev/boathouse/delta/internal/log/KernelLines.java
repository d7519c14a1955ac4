package dev.boathouse.delta.internal.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What Kernel has no way to say: user metadata and operations, files that go beside files that come, columns of tables without column
 * mapping, properties that it does not know, a second application's transaction. It goes into the lines of a commit on their way to storage.
 *
 * @param content what is committed
 * @param propertiesForKernel the properties on which the protocol depends, which Kernel must hear of
 * @param added whole lines, behind those of Kernel
 */
record KernelLines(
        CommitContent content, Optional<MetadataChange.NewProperties> propertiesForKernel, List<String> added) {

    /** Of a commit that makes a table. */
    static KernelLines of(CommitContent content) {
        return new KernelLines(content, Optional.empty(), List.of());
    }

    /** Of a commit to a table with this metadata. */
    static KernelLines of(TableMetadata before, CommitContent content) {
        List<String> lines = new ArrayList<>();
        Optional<MetadataChange.NewProperties> forKernel = Optional.empty();
        MetadataChange change = content.metadata().orElse(null);
        if (change instanceof MetadataChange.NewColumns columns) {
            lines.add(ActionJson.metadata(columns.widened()));
        } else if (change instanceof MetadataChange.NewProperties properties) {
            if (properties.concernFeatures()) {
                forKernel = Optional.of(properties);
            } else {
                lines.add(ActionJson.metadata(before.with(properties)));
            }
        }
        Set<String> keys = LogState.partitionKeys(before);
        FileChanges files = content.files();
        long now = System.currentTimeMillis();
        content.transactions().stream().skip(1).forEach(record -> lines.add(ActionJson.transaction(record, now)));
        files.removes().forEach(file -> lines.add(ActionJson.remove(file, keys, files.dataChange(), now)));
        files.feed().forEach(file -> lines.add(ActionJson.cdc(file, keys)));
        return new KernelLines(content, forKernel, List.copyOf(lines));
    }

    /** The one transaction that Kernel can take; the others are among the lines. */
    Optional<CommitContent.Transaction> transactionForKernel() {
        return content.transactions().stream().findFirst();
    }

    /** A line of Kernel's, as it is to be. */
    String edited(String line) {
        if (!line.contains("\"commitInfo\"")) {
            return line;
        }
        JsonNode action = JsonFields.parse(line);
        if (!(action.get("commitInfo") instanceof ObjectNode info)) {
            return line;
        }
        info.put("userMetadata", content.userText());
        info.put("operation", content.operation().kind().word());
        info.put("isBlindAppend", content.isBlindAppend());
        if (content.newTable().isEmpty()) {
            info.set("operationParameters", ActionJson.texts(content.operation().parameters()));
        }
        return action.toString();
    }
}
