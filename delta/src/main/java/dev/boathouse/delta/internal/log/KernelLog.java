package dev.boathouse.delta.internal.log;

import dev.boathouse.delta.internal.storage.Storage;
import io.delta.kernel.Snapshot;
import io.delta.kernel.TableManager;
import io.delta.kernel.Transaction;
import io.delta.kernel.TransactionCommitResult;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.hook.PostCommitHook;
import io.delta.kernel.hook.PostCommitHook.PostCommitHookType;
import io.delta.kernel.internal.types.DataTypeJsonSerDe;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.transaction.DataLayoutSpec;
import io.delta.kernel.utils.CloseableIterable;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.fs.FSError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to tables that Standalone does not understand: Delta Kernel. It decides on protocol and times, and makes checkpoints; what it cannot
 * say (files that go, new columns, who committed and why) is put into the commit on its way out, by {@link KernelLines}.
 */
final class KernelLog implements TableLog {

    private static final Logger LOG = LoggerFactory.getLogger(KernelLog.class);

    private final Storage storage;
    private final String path;

    KernelLog(Storage storage) {
        this.storage = storage;
        this.path = storage.location().path().toString();
    }

    private Engine engine(KernelLines lines) {
        return DefaultEngine.create(new KernelFileIO(storage.configuration(), lines));
    }

    @Override
    public void create(CommitContent content, MetadataChange.NewTable table) {
        KernelLines lines = KernelLines.of(content);
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
        Engine engine = engine(lines);
        commit(0, builder.build(engine), List.of(), engine, lines);
    }

    @Override
    public void commit(LogState before, CommitContent content) {
        long version = before.version() + 1;
        KernelLines lines = KernelLines.of(before.metadata(), content);
        Engine engine = engine(lines);
        Snapshot read = TableManager.loadSnapshot(path).build(engine);
        if (read.getVersion() != before.version()) {
            throw new IllegalStateException("Version " + version + " does not follow " + read.getVersion() + ".");
        }
        var builder = read.buildUpdateTableTransaction(CommitContent.ENGINE, io.delta.kernel.Operation.WRITE)
                .withMaxRetries(0);
        if (lines.transactionForKernel().isPresent()) {
            var record = lines.transactionForKernel().get();
            builder = builder.withTransactionId(record.appId(), record.version());
        }
        if (lines.propertiesForKernel().isPresent()) {
            var properties = lines.propertiesForKernel().get();
            builder = properties.set().isEmpty() ? builder : builder.withTablePropertiesAdded(properties.set());
            builder = properties.unset().isEmpty() ? builder : builder.withTablePropertiesRemoved(properties.unset());
        }
        Set<String> partitionKeys = LogState.partitionKeys(before.metadata());
        List<Row> adds = content.files().adds().stream()
                .map(file -> KernelRows.add(file, partitionKeys, content.files().dataChange()))
                .toList();
        commit(version, builder.build(engine), adds, engine, lines);
    }

    private void commit(long version, Transaction transaction, List<Row> adds, Engine engine, KernelLines lines) {
        TransactionCommitResult result = transaction.commit(
                engine, CloseableIterable.inMemoryIterable(Utils.toCloseableIterator(adds.iterator())));
        for (PostCommitHook hook : result.getPostCommitHooks()) {
            // A checksum that counts only what Kernel has seen would be wrong; one from the whole log costs too much.
            boolean wanted = hook.getType() == PostCommitHookType.CHECKPOINT
                    || (hook.getType() == PostCommitHookType.CHECKSUM_SIMPLE
                            && lines.added().isEmpty());
            if (wanted) {
                run(hook, version, engine);
            }
        }
    }

    private void run(PostCommitHook hook, long version, Engine engine) {
        try {
            hook.threadSafeInvoke(engine);
        } catch (IOException | RuntimeException | FSError e) {
            // The commit stands; the next checkpoint makes up for this one. FSError is Hadoop's word for a full disk.
            LOG.warn("{} of version {} of {} failed; the commit is not affected", hook.getType(), version, path, e);
        }
    }
}
