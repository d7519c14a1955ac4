package dev.boathouse.delta.internal.change;

import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.internal.log.CommitContent;
import dev.boathouse.delta.internal.log.DataFile;
import dev.boathouse.delta.internal.log.FileChanges;
import dev.boathouse.delta.internal.log.MetadataChange;
import dev.boathouse.delta.internal.log.NewFields;
import dev.boathouse.delta.internal.log.Operation;
import dev.boathouse.delta.internal.log.Reads;
import dev.boathouse.delta.internal.log.TableMetadata;
import dev.boathouse.delta.internal.log.TableState;
import dev.boathouse.delta.internal.log.WriteRules;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows that come into a table, beside those that are there or in their place. */
public final class RowsIn {

    private final Preparation preparation;

    private RowsIn(Preparation preparation) {
        this.preparation = preparation;
    }

    /**
     * Beside the rows that are there.
     *
     * @param table the table
     * @param settings how to write
     * @param rows the rows
     * @return the change
     */
    public static Prepared append(TableState table, WriteSettings settings, Iterator<Frame> rows) {
        RowsIn in = new RowsIn(Preparation.of(table, settings));
        Written written = in.write(rows);
        return in.ready(
                CommitContent.of(written.id(), Operation.append(), FileChanges.added(written.files())), written);
    }

    /**
     * In the place of all rows.
     *
     * @param table the table
     * @param settings how to write
     * @param rows the rows
     * @return the change
     */
    public static Prepared overwrite(TableState table, WriteSettings settings, Iterator<Frame> rows) {
        RowsIn in = new RowsIn(Preparation.of(table, settings));
        in.requireRemovable();
        Written written = in.write(rows);
        FileChanges files =
                FileChanges.replaced(written.files(), in.preparation.base().files());
        return in.ready(
                CommitContent.of(written.id(), Operation.overwrite(Optional.empty()), files)
                        .with(Reads.all()),
                written);
    }

    /**
     * In the place of the rows of some partitions.
     *
     * @param table the table
     * @param settings how to write
     * @param where which partitions, and a condition that all the new rows fulfil
     * @param rows the rows
     * @return the change
     */
    public static Prepared overwrite(TableState table, WriteSettings settings, Filter where, Iterator<Frame> rows) {
        RowsIn in = new RowsIn(Preparation.of(table, settings));
        in.requireRemovable();
        PartitionFilter partitions = PartitionFilter.of(in.preparation, where);
        // Before anything is written: what the log says of a file may be no value.
        List<DataFile> replaced =
                in.preparation.base().files().stream().filter(partitions).toList();
        Written written = in.write(partitions.checked(rows));
        return in.ready(
                CommitContent.of(
                                written.id(),
                                Operation.overwrite(Optional.of(where)),
                                FileChanges.replaced(written.files(), replaced))
                        .with(Reads.of(partitions)),
                written);
    }

    private void requireRemovable() {
        WriteRules.requireRemovable(preparation.storage().location(), preparation.base());
    }

    /** Files that were written, and the metadata that they need where it is not the table's. */
    private record Written(String id, List<DataFile> files, Optional<TableMetadata> widened) {}

    private Written write(Iterator<Frame> rows) {
        String id = Preparation.newId();
        TableMetadata metadata = preparation.base().metadata();
        if (preparation.settings().newColumns() == WriteSettings.NewColumns.REFUSED || !rows.hasNext()) {
            return new Written(id, preparation.write(metadata, rows, id), Optional.empty());
        }
        Frame first = rows.next();
        List<Schema.Field> fields = first.schema().fields().stream()
                .filter(field -> !metadata.schema().schema().contains(field.name()))
                .toList();
        Iterator<Frame> all = new Beginning(first, rows);
        if (fields.isEmpty()) {
            return new Written(id, preparation.write(metadata, all, id), Optional.empty());
        }
        TableMetadata widened = NewFields.added(preparation.storage().location(), preparation.base(), fields);
        return new Written(id, preparation.write(widened, all, id), Optional.of(widened));
    }

    private Prepared ready(CommitContent content, Written written) {
        return preparation.ready(written.widened()
                .map(widened -> content.with(new MetadataChange.NewColumns(widened)))
                .orElse(content));
    }

    /** The first frame, which was looked at, and the others. */
    private static final class Beginning implements Iterator<Frame> {
        private @Nullable Frame first;
        private final Iterator<Frame> others;

        Beginning(Frame first, Iterator<Frame> others) {
            this.first = first;
            this.others = others;
        }

        @Override
        public boolean hasNext() {
            return first != null || others.hasNext();
        }

        @Override
        public Frame next() {
            Frame next = first == null ? others.next() : first;
            first = null;
            return next;
        }
    }
}
