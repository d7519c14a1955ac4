package dev.boathouse.delta.internal.scan;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.internal.log.PartitionValue;
import dev.boathouse.delta.internal.log.TableSchema;
import dev.boathouse.delta.internal.parquet.ColumnCursor;
import dev.boathouse.delta.internal.parquet.Lookup;
import dev.boathouse.delta.internal.parquet.ParquetFile;
import dev.boathouse.delta.internal.parquet.RowGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/** How the columns that are wanted are found in one data file. */
final class FileColumns {

    private final ParquetFile parquet;
    private final LegacyCalendar calendar;
    private final Map<String, Source> byPath = new HashMap<>();

    private FileColumns(ParquetFile parquet) {
        this.parquet = parquet;
        this.calendar = LegacyCalendar.of(parquet.properties());
    }

    /**
     * Where a wanted column comes from.
     *
     * @param field the column of the scan
     * @param constant the value of all rows, where no column of the file has it
     * @param lookup how the file has it; null where it does not
     * @param leaf the names that lead to it in the file, where it is no struct or list
     */
    private record Source(
            Schema.Field field,
            @Nullable Object constant,
            @Nullable Lookup lookup,
            List<String> leaf) {}

    static FileColumns of(ScanRequest request, FileRows rows, FileStatistics statistics, ParquetFile parquet) {
        FileColumns columns = new FileColumns(parquet);
        TableSchema table = request.source().columns();
        List<String> partition = request.source().state().metadata().partitionColumns();
        for (Schema.Field field : request.schemaToRead().fields()) {
            List<String> steps = table.schema().steps(field.name());
            Object constant = rows.constants().get(field.name());
            Source source;
            if (constant != null) {
                source = new Source(field, constant, null, List.of());
            } else if (partition.contains(steps.get(0))) {
                String text = rows.file().partitionValues().get(table.physicalName(field.name()));
                Object value = PartitionValue.parse(
                        text,
                        field.type(),
                        request.zone(),
                        field.name(),
                        rows.file().path());
                source = new Source(field, value, null, List.of());
            } else {
                source = columns.stored(field, table, steps, statistics);
            }
            columns.byPath.put(field.name(), source);
        }
        return columns;
    }

    private Source stored(Schema.Field field, TableSchema table, List<String> steps, FileStatistics statistics) {
        List<TableSchema.Physical> way = table.physicalPath(steps);
        TableSchema.Physical last = way.get(way.size() - 1);
        Lookup lookup =
                new Lookup(way.stream().map(FileColumns::step).toList(), field.type(), fields(field.type(), last));
        Optional<List<String>> found = parquet.find(lookup);
        if (found.isEmpty()) {
            requireAbsent(field, way, statistics);
        }
        boolean leaf =
                found.isPresent() && parquet.schema().containsPath(found.get().toArray(String[]::new));
        return new Source(field, null, lookup, leaf ? found.get() : List.of());
    }

    /** A file may lack a column that was added later, but not one that is declared or counted as having values. */
    private void requireAbsent(Schema.Field field, List<TableSchema.Physical> way, FileStatistics statistics) {
        String why = !field.nullable()
                ? "which the table declares without nulls"
                : statistics.hasValues(names(way)) ? "which has values by the statistics of the log" : "";
        if (!why.isEmpty()) {
            throw new CorruptDataException(
                    "Cannot read " + parquet.name() + ": it lacks column \"" + field.name() + "\", " + why + ".");
        }
    }

    private static List<String> names(List<TableSchema.Physical> way) {
        return way.stream().map(TableSchema.Physical::name).toList();
    }

    private static Lookup.Step step(TableSchema.Physical physical) {
        return new Lookup.Step(physical.name(), physical.id());
    }

    private static List<Lookup> fields(DataType type, TableSchema.Physical physical) {
        DataType inner = type instanceof DataType.Array array ? array.element() : type;
        if (!(inner instanceof DataType.Struct struct)) {
            return List.of();
        }
        List<Lookup> fields = new ArrayList<>();
        for (int i = 0; i < struct.fields().size(); i++) {
            TableSchema.Physical place = physical.fields().get(i);
            DataType field = struct.fields().field(i).type();
            fields.add(new Lookup(List.of(step(place)), field, fields(field, place)));
        }
        return fields;
    }

    /** Begins to read some columns of a row group, by their names in the scan. */
    List<Reading> readings(RowGroup group, List<String> names) {
        List<Reading> readings = new ArrayList<>();
        try {
            for (String name : names) {
                readings.add(reading(group, source(name)));
            }
            return readings;
        } catch (RuntimeException e) {
            readings.forEach(Reading::close);
            throw e;
        }
    }

    private Source source(String name) {
        Source source = byPath.get(name);
        if (source == null) {
            throw new IllegalStateException("Column \"" + name + "\" is not part of the scan.");
        }
        return source;
    }

    private Reading reading(RowGroup group, Source source) {
        DataType type = source.field().type();
        Lookup lookup = source.lookup();
        if (lookup == null) {
            return new Reading.Constant(type, source.constant());
        }
        ColumnCursor cursor = group.column(lookup);
        return calendar.concerns(type)
                ? new Reading.Dated(
                        cursor, this, type, isInt96(source), source.field().name())
                : new Reading.Stored(cursor);
    }

    private boolean isInt96(Source source) {
        return !source.leaf().isEmpty()
                && parquet.schema()
                                .getColumnDescription(source.leaf().toArray(String[]::new))
                                .getPrimitiveType()
                                .getPrimitiveTypeName()
                        == PrimitiveTypeName.INT96;
    }

    Column dated(Column column, DataType type, boolean int96, String name) {
        return calendar.checked(column, type, int96, "column \"" + name + "\" of " + parquet.name());
    }

    /** What the footer knows of a column in a row group. */
    Bounds bounds(RowGroup group, String name) {
        Source source = source(name);
        if (source.lookup() == null) {
            return Bounds.constant(PartitionValue.comparable(source.constant()));
        }
        if (source.leaf().isEmpty()) {
            return Bounds.UNKNOWN;
        }
        ColumnChunkMetaData chunk = group.chunk(source.leaf());
        return RowGroupBounds.of(chunk, source.field().type());
    }
}
