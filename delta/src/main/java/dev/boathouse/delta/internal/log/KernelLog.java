package dev.boathouse.delta.internal.log;

import dev.boathouse.delta.internal.storage.Storage;
import io.delta.kernel.Operation;
import io.delta.kernel.Snapshot;
import io.delta.kernel.TableManager;
import io.delta.kernel.Transaction;
import io.delta.kernel.TransactionCommitResult;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.hook.PostCommitHook;
import io.delta.kernel.internal.types.DataTypeJsonSerDe;
import io.delta.kernel.transaction.DataLayoutSpec;
import io.delta.kernel.utils.CloseableIterable;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.FSError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes to tables that Standalone does not understand: Delta Kernel. */
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

    private Snapshot snapshot(Engine engine) {
        return TableManager.loadSnapshot(path).build(engine);
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
            } catch (IOException | RuntimeException | FSError e) {
                // The commit stands; the next checkpoint makes up for this one. FSError is Hadoop's for a full disk.
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
