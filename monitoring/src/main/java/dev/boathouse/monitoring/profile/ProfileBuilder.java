package dev.boathouse.monitoring.profile;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Schema;
import dev.boathouse.monitoring.internal.Workers;
import dev.boathouse.monitoring.internal.sketch.NumberBuilder.Workspace;
import java.util.ArrayList;
import java.util.List;

/** Collects a profile chunk by chunk. Keeps nothing of a chunk, whose arrays may be filled anew afterwards. Not thread-safe. */
final class ProfileBuilder {

    /** Fewer values than that are not worth waking another thread. */
    private static final int FEW = 1 << 14;

    private final int bins;
    private final List<ColumnCollector> collectors = new ArrayList<>();
    private final List<PairCollector> pairs;
    private final Workers alone = new Workers(1, "profile");
    private long rows;

    ProfileBuilder(Schema schema, Profiling profiling) {
        bins = profiling.bins();
        Workspace space = new Workspace();
        for (Schema.Field field : schema.fields()) {
            collectors.add(
                    profiling.isSensitive(field.name())
                            ? ColumnCollector.sensitive(field.name(), field.type(), bins, space)
                            : ColumnCollector.open(field.name(), field.type(), bins, space));
        }
        pairs = profiling.pairsIn(schema);
    }

    void add(Chunk chunk) {
        add(chunk, alone);
    }

    /** Adds the columns on several threads; the profile does not depend on how many. */
    void add(Chunk chunk, Workers workers) {
        rows += chunk.size();
        int columns = collectors.size();
        Workers.Work work = (piece, space) -> {
            if (piece < columns) {
                collectors.get(piece).add(chunk.column(piece), 0, chunk.size(), space);
            } else {
                pairs.get(piece - columns).add(chunk, space);
            }
        };
        int pieces = columns + pairs.size();
        if ((long) pieces * chunk.size() < FEW) {
            workers.alone(pieces, work);
        } else {
            workers.together(pieces, work);
        }
    }

    Profile build() {
        return new Profile(
                bins,
                rows,
                collectors.stream().map(ColumnCollector::profile).toList(),
                pairs.stream().map(PairCollector::correlation).toList());
    }
}
