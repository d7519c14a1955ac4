package dev.boathouse.delta.internal.log;

import dev.boathouse.delta.internal.storage.LinkLogStore;
import dev.boathouse.delta.internal.storage.Storage;
import io.delta.standalone.DeltaLog;
import io.delta.standalone.Operation;
import io.delta.standalone.OptimisticTransaction;
import io.delta.standalone.actions.Action;
import io.delta.standalone.actions.AddFile;
import io.delta.standalone.actions.Format;
import io.delta.standalone.actions.Metadata;
import io.delta.standalone.actions.SetTransaction;
import io.delta.standalone.types.DataType;
import io.delta.standalone.types.StructType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;

/** Writes to tables with reader protocol 1, writer protocol up to 2 and no table features: Delta Standalone. */
final class StandaloneLog implements TableLog {

    private final Configuration configuration;
    private final DeltaLog log;

    StandaloneLog(Storage storage) {
        // Its own copy: a commit marks it with the one version that may be written.
        this.configuration = new Configuration(storage.configuration());
        Thread thread = Thread.currentThread();
        ClassLoader context = thread.getContextClassLoader();
        try {
            // Standalone finds the log store by name through the thread's loader, which a container may have set to
            // anything.
            thread.setContextClassLoader(StandaloneLog.class.getClassLoader());
            this.log = DeltaLog.forTable(configuration, storage.location().path());
        } finally {
            thread.setContextClassLoader(context);
        }
    }

    @Override
    public synchronized void commit(long version, CommitContent content) {
        configuration.setLong(LinkLogStore.ONLY_VERSION, version);
        try {
            OptimisticTransaction transaction = log.startTransaction();
            if (transaction.readVersion() != version - 1) {
                throw new IllegalStateException(
                        "Version " + version + " does not follow " + transaction.readVersion() + ".");
            }
            List<Action> actions = new ArrayList<>();
            content.table().ifPresent(table -> actions.add(metadata(table)));
            content.transaction()
                    .ifPresent(record -> actions.add(new SetTransaction(
                            record.appId(), record.version(), Optional.of(System.currentTimeMillis()))));
            List<String> partitionColumns = content.table().isPresent()
                    ? content.table().get().partitionColumns()
                    : transaction.metadata().getPartitionColumns();
            content.adds().forEach(file -> actions.add(add(file, partitionColumns)));
            transaction.commit(actions, operation(content), CommitContent.ENGINE);
        } finally {
            configuration.unset(LinkLogStore.ONLY_VERSION);
        }
    }

    private static Operation operation(CommitContent content) {
        return new Operation(
                content.table().isPresent() ? Operation.Name.CREATE_TABLE : Operation.Name.WRITE,
                content.table().isPresent() ? Map.of() : Map.of("mode", "\"Append\""),
                Map.of(),
                Optional.of(content.userText()));
    }

    private static Metadata metadata(CommitContent.NewTable table) {
        return Metadata.builder()
                .id(UUID.randomUUID().toString())
                .format(new Format())
                .schema((StructType) DataType.fromJson(TableSchema.json(table.schema())))
                .partitionColumns(table.partitionColumns())
                .configuration(table.properties())
                .createdTime(System.currentTimeMillis())
                .build();
    }

    private static AddFile add(DataFile file, List<String> partitionColumns) {
        Map<String, String> values = new HashMap<>();
        partitionColumns.forEach(
                column -> values.put(column, file.partitionValues().get(column)));
        // Standalone writes this text as it is, where the log has a JSON string: it must come quoted.
        String stats = file.stats().map(StatsJson::quoted).orElse(null);
        return new AddFile(file.path(), values, file.size(), file.modified(), true, stats, Map.of());
    }
}
