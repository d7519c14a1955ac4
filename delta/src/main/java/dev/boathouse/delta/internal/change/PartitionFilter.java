package dev.boathouse.delta.internal.change;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.internal.log.DataFile;
import dev.boathouse.delta.internal.log.PartitionValue;
import dev.boathouse.delta.internal.log.TableMetadata;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A condition on partition columns alone: it holds for all rows of a file or for none. Thread-safe. */
final class PartitionFilter implements Predicate<DataFile> {

    private final TableMetadata metadata;
    private final Schema columns;
    private final Filter filter;
    private final Map<Map<String, String>, Boolean> known = new ConcurrentHashMap<>();

    private PartitionFilter(TableMetadata metadata, Schema columns, Filter filter) {
        this.metadata = metadata;
        this.columns = columns;
        this.filter = filter;
    }

    static PartitionFilter of(Preparation preparation, Filter filter) {
        TableMetadata metadata = preparation.base().metadata();
        filter.boundTo(metadata.schema().schema());
        if (!isOn(metadata, filter)) {
            throw new IllegalArgumentException("Cannot overwrite where " + filter + " in "
                    + preparation.storage().location() + ": the table is partitioned by " + metadata.partitionColumns()
                    + ". A condition on these columns alone would work, or deleteWhere and append.");
        }
        return new PartitionFilter(metadata, metadata.schema().schema().select(metadata.partitionColumns()), filter);
    }

    /** Whether a condition needs no other columns. */
    static boolean isOn(TableMetadata metadata, Filter filter) {
        return metadata.partitionColumns().containsAll(filter.columns());
    }

    @Override
    public boolean test(DataFile file) {
        return known.computeIfAbsent(file.partitionValues(), values -> holds(values, file));
    }

    private boolean holds(Map<String, String> values, DataFile file) {
        List<Column> row = new ArrayList<>();
        for (Schema.Field field : columns.fields()) {
            @Nullable
            Object value = PartitionValue.parse(
                    values.get(metadata.schema().physicalName(field.name())),
                    field.type(),
                    ZoneOffset.UTC,
                    field.name(),
                    file.path());
            row.add(Column.of(field.type(), Collections.singletonList(value)));
        }
        return Frame.of(nullable(columns), row).where(filter).rowCount() == 1;
    }

    private static Schema nullable(Schema schema) {
        return Schema.of(schema.fields().stream()
                .map(field -> Schema.Field.of(field.name(), field.type()))
                .toList());
    }

    /** The same frames, refused at the first row for which the condition is not true: it would stay when the overwrite is repeated. */
    Iterator<Frame> checked(Iterator<Frame> rows) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Frame next() {
                Frame frame = rows.next();
                long others = frame.rowCount() - frame.where(filter).rowCount();
                if (others > 0) {
                    throw new IllegalArgumentException("Cannot overwrite where " + filter + ": it does not hold for "
                            + others + " of the new rows. Rows for which it holds would work.");
                }
                return frame;
            }
        };
    }
}
