package dev.boathouse.delta.internal.log;

import dev.boathouse.delta.internal.storage.OnlyVersion;
import dev.boathouse.delta.internal.storage.Storage;
import io.delta.standalone.DeltaLog;
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
    public synchronized void create(CommitContent content, MetadataChange.NewTable table) {
        Metadata metadata = Metadata.builder()
                .id(UUID.randomUUID().toString())
                .format(new Format())
                .schema(schema(TableSchema.json(table.schema())))
                .partitionColumns(table.partitionColumns())
                .configuration(table.properties())
                .createdTime(System.currentTimeMillis())
                .build();
        write(0, content, List.of(metadata));
    }

    @Override
    public synchronized void commit(LogState before, CommitContent content) {
        long now = System.currentTimeMillis();
        List<Action> actions = new ArrayList<>();
        content.metadata().ifPresent(change -> actions.add(changed(change)));
        content.transactions()
                .forEach(record -> actions.add(new SetTransaction(record.appId(), record.version(), Optional.of(now))));
        FileChanges files = content.files();
        List<String> columns = before.metadata().partitionColumns();
        files.removes()
                .forEach(file ->
                        actions.add(add(file, columns, files.dataChange()).remove(now, files.dataChange())));
        files.adds().forEach(file -> actions.add(add(file, columns, files.dataChange())));
        write(before.version() + 1, content, actions);
    }

    private void write(long version, CommitContent content, List<Action> actions) {
        configuration.setLong(OnlyVersion.KEY, version);
        try {
            OptimisticTransaction transaction = log.startTransaction();
            if (transaction.readVersion() != version - 1) {
                throw new IllegalStateException(
                        "Version " + version + " does not follow " + transaction.readVersion() + ".");
            }
            if (!content.isBlindAppend()) {
                transaction.readWholeTable();
            }
            transaction.commit(actions, operation(content), CommitContent.ENGINE);
        } finally {
            configuration.unset(OnlyVersion.KEY);
        }
    }

    private static io.delta.standalone.Operation operation(CommitContent content) {
        Operation operation = content.operation();
        Map<String, String> parameters = new HashMap<>();
        // Standalone writes these texts as they are, where the log has JSON strings: they must come quoted.
        operation.parameters().forEach((name, value) -> parameters.put(name, StatsJson.quoted(value)));
        return new io.delta.standalone.Operation(
                switch (operation.kind()) {
                    case CREATE_TABLE -> io.delta.standalone.Operation.Name.CREATE_TABLE;
                    case WRITE -> io.delta.standalone.Operation.Name.WRITE;
                    case DELETE -> io.delta.standalone.Operation.Name.DELETE;
                    case SET_PROPERTIES -> io.delta.standalone.Operation.Name.SET_TABLE_PROPERTIES;
                    case UNSET_PROPERTIES -> io.delta.standalone.Operation.Name.UNSET_TABLE_PROPERTIES;
                    case ADD_COLUMNS -> io.delta.standalone.Operation.Name.ADD_COLUMNS;
                    case OPTIMIZE -> throw new IllegalStateException("Standalone has no word for " + operation + ".");
                },
                parameters,
                Map.of(),
                Optional.of(content.userText()));
    }

    private Metadata changed(MetadataChange change) {
        Metadata now = log.update().getMetadata();
        if (change instanceof MetadataChange.NewColumns columns) {
            return now.copyBuilder()
                    .schema(schema(columns.widened().schemaJson()))
                    .build();
        }
        MetadataChange.NewProperties properties = (MetadataChange.NewProperties) change;
        Map<String, String> all = new HashMap<>(now.getConfiguration());
        all.keySet().removeAll(properties.unset());
        all.putAll(properties.set());
        return now.copyBuilder().configuration(all).build();
    }

    private static StructType schema(String json) {
        return (StructType) DataType.fromJson(json);
    }

    private static Map<String, String> partition(DataFile file, List<String> columns) {
        Map<String, String> values = new HashMap<>();
        columns.forEach(column -> values.put(column, file.partitionValues().get(column)));
        return values;
    }

    private static AddFile add(DataFile file, List<String> columns, boolean dataChange) {
        String stats = file.stats().map(StatsJson::quoted).orElse(null);
        return new AddFile(
                file.loggedPath(), partition(file, columns), file.size(), file.modified(), dataChange, stats, Map.of());
    }
}
