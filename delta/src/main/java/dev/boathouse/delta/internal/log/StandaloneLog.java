package dev.boathouse.delta.internal.log;

import dev.boathouse.delta.internal.storage.FilePaths;
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
import io.delta.standalone.internal.SnapshotImpl;
import io.delta.standalone.types.DataType;
import io.delta.standalone.types.StructType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import scala.jdk.javaapi.CollectionConverters;

/** The log of tables with reader protocol 1, writer protocol up to 2 and no table features: Delta Standalone. */
final class StandaloneLog implements TableLog {

    private final Storage storage;
    private final Configuration configuration;
    private final DeltaLog log;

    StandaloneLog(Storage storage) {
        this.storage = storage;
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
    public synchronized LogState latest() {
        return state((SnapshotImpl) log.update());
    }

    @Override
    public synchronized LogState at(long version) {
        return state((SnapshotImpl) log.getSnapshotForVersionAsOf(version));
    }

    @Override
    public synchronized long versionAsOf(long millis) {
        log.update();
        try {
            return log.getVersionBeforeOrAtTimestamp(millis);
        } catch (IllegalArgumentException e) {
            // Its way to say that the instant lies before the first commit.
            return -1;
        }
    }

    private LogState state(SnapshotImpl snapshot) {
        List<DataFile> files = new ArrayList<>();
        for (AddFile add : snapshot.getAllFiles()) {
            files.add(new DataFile(
                    FilePaths.canonical(storage.location(), add.getPath()),
                    add.getSize(),
                    withoutNulls(add.getPartitionValues()),
                    add.getModificationTime(),
                    Optional.ofNullable(add.getStats()),
                    Optional.empty()));
        }
        var protocol = snapshot.protocolScala();
        var metadata = snapshot.metadataScala();
        Metadata plain = snapshot.getMetadata();
        Map<String, Object> transactions = CollectionConverters.asJava(snapshot.transactions());
        return LogState.of(
                snapshot.version(),
                snapshot.timestamp(),
                Protocol.of(protocol.minReaderVersion(), protocol.minWriterVersion(), Set.of(), Set.of()),
                TableMetadata.of(
                        plain.getId(),
                        Optional.ofNullable(plain.getName()),
                        metadata.schemaString(),
                        plain.getPartitionColumns(),
                        withoutNulls(plain.getConfiguration()),
                        plain.getCreatedTime().map(OptionalLong::of).orElse(OptionalLong.empty())),
                files,
                appId -> transactions.get(appId) instanceof Long version
                        ? OptionalLong.of(version)
                        : OptionalLong.empty());
    }

    private static Map<String, String> withoutNulls(Map<String, String> map) {
        Map<String, String> kept = new HashMap<>(map);
        kept.values().removeIf(value -> value == null);
        return kept;
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
