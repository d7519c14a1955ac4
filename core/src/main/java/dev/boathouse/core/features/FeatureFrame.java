package dev.boathouse.core.features;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Origin;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.internal.ColumnAccess;
import dev.boathouse.core.internal.Digest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Features as a frame, whose origin tells how they came to be. */
final class FeatureFrame {

    private FeatureFrame() {}

    static Frame of(FeaturePipeline pipeline, Wiring wiring, Frame frame) {
        double[][] columns = pipeline.columns(frame);
        Schema schema = Schema.of(pipeline.outputs().stream()
                .map(name -> Schema.Field.of(name, DataType.DOUBLE).required())
                .toList());
        ColumnAccess access = ColumnAccess.direct();
        List<Chunk> chunks = new ArrayList<>();
        int start = 0;
        for (Chunk chunk : frame.chunks()) {
            List<Column> parts = new ArrayList<>();
            for (double[] column : columns) {
                double[] part = Arrays.copyOfRange(column, start, start + chunk.size());
                parts.add(access.ofDoubles(part, part.length, null));
            }
            chunks.add(access.replace(chunk, schema, parts));
            start += chunk.size();
        }
        return access.frame(schema, chunks, origin(pipeline, wiring, frame.origin()));
    }

    /** A step for each transform, alike ones in a row together, then the digest of all their numbers: equal origins mean equal features. */
    private static Origin origin(FeaturePipeline pipeline, Wiring wiring, Origin from) {
        Origin origin = from;
        List<Node> nodes = wiring.nodes();
        for (int i = 0, end; i < nodes.size(); i = end) {
            String name = nodes.get(i).step().name();
            Set<String> columns = new LinkedHashSet<>();
            for (end = i; end < nodes.size() && nodes.get(end).step().name().equals(name); end++) {
                for (int read : nodes.get(end).reads()) {
                    for (int root : wiring.roots(read)) {
                        columns.add(wiring.inputs().field(root).name());
                    }
                }
            }
            origin = origin.then(name + " " + String.join(", ", columns));
        }
        boolean custom = nodes.stream().anyMatch(node -> node.step() instanceof Custom);
        return new Origin.Derived(List.of(origin), "features " + Digest.sha256(pipeline.toBytes()), custom);
    }
}
