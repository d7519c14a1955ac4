package dev.boathouse.delta.internal.log;

import dev.boathouse.delta.internal.storage.Storage;
import io.delta.kernel.Operation;
import io.delta.kernel.Snapshot;
import io.delta.kernel.TableManager;
import io.delta.kernel.Transaction;
import io.delta.kernel.TransactionCommitResult;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.KernelException;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.hook.PostCommitHook;
import io.delta.kernel.internal.SnapshotImpl;
import io.delta.kernel.internal.types.DataTypeJsonSerDe;
import io.delta.kernel.transaction.DataLayoutSpec;
import io.delta.kernel.utils.CloseableIterable;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of tables that Standalone does not understand: Delta Kernel. */
final class KernelLog implements TableLog {

    private static final Logger LOG = LoggerFactory.getLogger(KernelLog.class);

    private final Storage storage;
    private final String path;

    KernelLog(Storage storage) {
        this.storage = storage;
        this.path = storage.location().path().toString();
    }

    private Engine engine(String userText) {
        return DefaultEngine.create(new KernelFileIO(storage.configuration(), userText));
    }

    /** The protocol of the newest version, without loading its files. */
    Protocol protocol() {
        return KernelRows.protocol(snapshot(engine("")));
    }

    private Snapshot snapshot(Engine engine) {
        return TableManager.loadSnapshot(path).build(engine);
    }

    @Override
    public LogState latest() {
        Engine engine = engine("");
        return state(engine, snapshot(engine));
    }

    @Override
    public LogState at(long version) {
        Engine engine = engine("");
        return state(engine, TableManager.loadSnapshot(path).atVersion(version).build(engine));
    }

    @Override
    public long versionAsOf(long millis) {
        Engine engine = engine("");
        Snapshot latest = snapshot(engine);
        if (!Boolean.parseBoolean(latest.getTableProperties().get("delta.enableInCommitTimestamps"))) {
            return CommitTimes.versionAsOf(storage, millis);
        }
        if (millis >= latest.getTimestamp(engine)) {
            return latest.getVersion();
        }
        try {
            return TableManager.loadSnapshot(path)
                    .atTimestamp(millis, latest)
                    .build(engine)
                    .getVersion();
        } catch (KernelException e) {
            // The instant lies before the first commit; any other trouble would have met the latest snapshot, too.
            return -1;
        }
    }

    private LogState state(Engine engine, Snapshot snapshot) {
        List<DataFile> files = new ArrayList<>();
        try (CloseableIterator<FilteredColumnarBatch> batches =
                snapshot.getScanBuilder().build().getScanFiles(engine, true)) {
            while (batches.hasNext()) {
                try (CloseableIterator<Row> rows = batches.next().getRows()) {
                    while (rows.hasNext()) {
                        files.add(
                                KernelRows.file(storage.location(), rows.next().getStruct(0)));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the log of " + path + ": " + e.getMessage(), e);
        }
        return LogState.of(
                snapshot.getVersion(),
                snapshot.getTimestamp(engine),
                KernelRows.protocol(snapshot),
                KernelRows.metadata(snapshot),
                files,
                appId -> ((SnapshotImpl) snapshot)
                        .getLatestTransactionVersion(engine, appId)
                        .map(OptionalLong::of)
                        .orElse(OptionalLong.empty()));
    }

    @Override
    public void commit(long version, CommitContent content) {
        Engine engine = engine(content.userText());
        Transaction transaction = content.table().isPresent()
                ? creating(content.table().get(), engine)
                : appending(version, content, engine);
        List<String> partitionColumns = transaction.getPartitionColumns(engine);
        List<Row> adds = content.adds().stream()
                .map(file -> KernelRows.add(file, partitionColumns))
                .toList();
        TransactionCommitResult result = transaction.commit(
                engine,
                CloseableIterable.inMemoryIterable(
                        io.delta.kernel.internal.util.Utils.toCloseableIterator(adds.iterator())));
        for (PostCommitHook hook : result.getPostCommitHooks()) {
            try {
                hook.threadSafeInvoke(engine);
            } catch (IOException | RuntimeException e) {
                // The commit stands; the next checkpoint makes up for this one.
                LOG.warn("{} of version {} of {} failed; the commit is not affected", hook.getType(), version, path, e);
            }
        }
    }

    private Transaction appending(long version, CommitContent content, Engine engine) {
        Snapshot read = snapshot(engine);
        if (read.getVersion() != version - 1) {
            throw new IllegalStateException("Version " + version + " does not follow " + read.getVersion() + ".");
        }
        var builder = read.buildUpdateTableTransaction(CommitContent.ENGINE, Operation.WRITE)
                .withMaxRetries(0);
        return content.transaction()
                .map(record -> builder.withTransactionId(record.appId(), record.version()))
                .orElse(builder)
                .build(engine);
    }

    private Transaction creating(CommitContent.NewTable table, Engine engine) {
        var builder = TableManager.buildCreateTableTransaction(
                        path,
                        DataTypeJsonSerDe.deserializeStructType(TableSchema.json(table.schema())),
                        CommitContent.ENGINE)
                .withTableProperties(table.properties())
                .withMaxRetries(0);
        if (!table.partitionColumns().isEmpty()) {
            builder = builder.withDataLayoutSpec(DataLayoutSpec.partitioned(
                    table.partitionColumns().stream().map(Column::new).toList()));
        }
        return builder.build(engine);
    }
}
