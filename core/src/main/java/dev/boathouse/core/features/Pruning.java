package dev.boathouse.core.features;

import dev.boathouse.core.data.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Leaves out what no feature needs: columns that were dropped are not asked for when scoring. */
final class Pruning {

    private Pruning() {}

    static FeaturePipeline pipeline(Wiring full, int[] outputs, List<String> names) {
        BitSet needed = full.needed(outputs);
        BitSet required = full.required(outputs);
        int[] moved = new int[full.size()];
        List<Schema.Field> fields = new ArrayList<>();
        for (int i = needed.nextSetBit(0); i >= 0 && i < full.inputs().size(); i = needed.nextSetBit(i + 1)) {
            moved[i] = fields.size();
            Schema.Field field = full.inputs().field(i);
            Schema.Field nullable = Schema.Field.of(field.name(), field.type());
            fields.add(required.get(i) ? nullable.required() : nullable);
        }
        Wiring pruned = new Wiring(Schema.of(fields));
        for (Node node : full.nodes()) {
            if (needed.get(node.first())) {
                int[] reads =
                        Arrays.stream(node.reads()).map(read -> moved[read]).toArray();
                int first = pruned.add(node.step(), reads);
                for (int i = 0; i < node.step().width(); i++) {
                    moved[node.first() + i] = first + i;
                }
            }
        }
        int[] slots = Arrays.stream(outputs).map(output -> moved[output]).toArray();
        return new FeaturePipeline(pruned, slots, names);
    }
}
