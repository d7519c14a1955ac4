package dev.boathouse.monitoring.profile;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Schema;
import dev.boathouse.monitoring.internal.sketch.NumberBuilder;
import java.util.List;

/** Collects a profile chunk by chunk. Not thread-safe. */
final class ProfileBuilder {

    private final List<ColumnCollector> collectors;
    private long rows;

    ProfileBuilder(Schema schema) {
        NumberBuilder.Workspace workspace = new NumberBuilder.Workspace();
        collectors = schema.fields().stream()
                .map(field -> new ColumnCollector(field, workspace))
                .toList();
    }

    void add(Chunk chunk) {
        rows += chunk.size();
        for (int i = 0; i < collectors.size(); i++) {
            collectors.get(i).add(chunk.column(i));
        }
    }

    Profile build() {
        return new Profile(
                rows, collectors.stream().map(ColumnCollector::profile).toList());
    }
}
