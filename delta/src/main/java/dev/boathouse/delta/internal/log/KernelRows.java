package dev.boathouse.delta.internal.log;

import io.delta.kernel.data.Row;
import io.delta.kernel.internal.actions.AddFile;
import io.delta.kernel.internal.actions.SingleAction;
import io.delta.kernel.internal.data.GenericRow;
import io.delta.kernel.internal.util.VectorUtils;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Our values as Kernel's rows. */
final class KernelRows {

    private KernelRows() {}

    static Row add(DataFile file, Set<String> partitionKeys, boolean dataChange) {
        Map<String, String> partition = new HashMap<>();
        partitionKeys.forEach(key -> partition.put(key, file.partitionValues().get(key)));
        Map<Integer, Object> values = new HashMap<>();
        put(values, "path", file.path());
        put(values, "partitionValues", VectorUtils.stringStringMapValue(partition));
        put(values, "size", file.size());
        put(values, "modificationTime", file.modified());
        put(values, "dataChange", dataChange);
        file.stats().ifPresent(stats -> put(values, "stats", stats));
        return SingleAction.createAddFileSingleAction(new GenericRow(AddFile.FULL_SCHEMA, values));
    }

    private static void put(Map<Integer, Object> values, String field, Object value) {
        values.put(AddFile.FULL_SCHEMA.indexOf(field), value);
    }
}
