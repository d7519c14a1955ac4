package dev.boathouse.delta.internal;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.internal.log.DataFile;
import dev.boathouse.delta.internal.log.PartitionValue;
import dev.boathouse.delta.internal.log.TableMetadata;
import dev.boathouse.delta.internal.log.TableSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** How the columns that are wanted are found in one data file. */
final class FileSchema {

    /**
     * Where a wanted column comes from.
     *
     * @param field the column of the table
     * @param constant the value of all rows, where no column of the file has it
     * @param leaf the column of the file
     * @param top the top-level field of the file that it is part of
     */
    private record Source(
            Schema.Field field,
            @Nullable Object constant,
            @Nullable ColumnDescriptor leaf,
            @Nullable Type top) {}

    private final MessageType stored;
    private final Path path;
    private final List<Source> sources = new ArrayList<>();
    private final Map<String, Source> byName = new HashMap<>();

    private FileSchema(MessageType stored, Path path) {
        this.stored = stored;
        this.path = path;
    }

    static FileSchema of(ScanRequest request, DataFile file, MessageType stored, Path path) {
        FileSchema result = new FileSchema(stored, path);
        TableMetadata metadata = request.state().metadata();
        for (Schema.Field field : request.schemaToRead().fields()) {
            Source source;
            if (metadata.partitionColumns().contains(field.name())) {
                String text = file.partitionValues().get(metadata.schema().physicalName(field.name()));
                Object value = PartitionValue.parse(text, field.type(), request.zone(), field.name());
                source = new Source(field, value, null, null);
            } else {
                source = result.source(field, metadata.schema());
            }
            result.sources.add(source);
            result.byName.put(field.name(), source);
        }
        return result;
    }

    private Source source(Schema.Field field, TableSchema table) {
        TableSchema.Physical physical = table.physical().get(table.schema().indexOf(field.name()));
        Optional<Type> found = stored.getFields().stream()
                .filter(type -> physical.id().isPresent()
                        ? type.getId() != null
                                && type.getId().intValue() == physical.id().getAsInt()
                        : type.getName().equals(physical.name()))
                .findFirst();
        if (found.isEmpty()) {
            if (!field.nullable()) {
                throw new CorruptDataException("Cannot read " + path + ": it lacks column \"" + field.name()
                        + "\", which the table declares without nulls.");
            }
            requireReadable(field);
            return new Source(field, null, null, null);
        }
        requireReadable(field);
        Type top = found.get();
        List<ColumnDescriptor> leaves = stored.getColumns().stream()
                .filter(column -> column.getPath()[0].equals(top.getName()))
                .toList();
        if (leaves.size() != 1
                || leaves.get(0).getMaxRepetitionLevel() != (isList(field) ? 1 : 0)
                || !levelsFit(field, top, leaves.get(0))) {
            throw new UnsupportedFormatException("Cannot read " + label(field) + " as " + field.type()
                    + ": its file stores " + top + ". Selecting other columns would work.");
        }
        return new Source(field, null, leaves.get(0), top);
    }

    private static boolean isList(Schema.Field field) {
        return field.type() instanceof DataType.Array;
    }

    /** A value has at most one level for itself; a list one for itself, one for its entries, one for their values. */
    private static boolean levelsFit(Schema.Field field, Type top, ColumnDescriptor leaf) {
        if (!isList(field)) {
            return top.isPrimitive();
        }
        int own = top.isRepetition(Type.Repetition.OPTIONAL) ? 1 : 0;
        return !top.isPrimitive() && leaf.getMaxDefinitionLevel() <= own + 2;
    }

    private void requireReadable(Schema.Field field) {
        DataType type = field.type() instanceof DataType.Array array ? array.element() : field.type();
        if (type instanceof DataType.Struct
                || type instanceof DataType.KeyValue
                || type instanceof DataType.Array
                || type instanceof DataType.Other) {
            throw new UnsupportedFormatException("Cannot read column \"" + field.name() + "\": type " + field.type()
                    + " is not supported. Selecting other columns would work.");
        }
    }

    private String label(Schema.Field field) {
        return "column \"" + field.name() + "\" of " + path;
    }

    boolean readsNothing() {
        return sources.stream().allMatch(source -> source.leaf() == null);
    }

    /** The part of the file's schema that is read. */
    MessageType projection() {
        Set<Type> tops = new LinkedHashSet<>();
        sources.forEach(source -> {
            if (source.top() != null) {
                tops.add(source.top());
            }
        });
        return new MessageType(stored.getName(), new ArrayList<>(tops));
    }

    List<ColumnDecoder> decoders(BlockMetaData group, @Nullable PageReadStore pages, FileMetaData footer) {
        List<ColumnDecoder> decoders = new ArrayList<>();
        ColumnReadStoreImpl readers = pages == null
                ? null
                : new ColumnReadStoreImpl(pages, NoConverter.GROUP, projection(), footer.getCreatedBy());
        LegacyCalendar calendar = LegacyCalendar.of(footer.getKeyValueMetaData());
        for (Source source : sources) {
            ColumnDescriptor leaf = source.leaf();
            if (leaf == null || readers == null) {
                decoders.add(new ConstantDecoder(source.field().type(), source.constant()));
            } else {
                DataType type = source.field().type();
                decoders.add(calendar.guarding(
                        decoder(source, leaf, readers.getColumnReader(leaf), chunk(group, leaf)),
                        type instanceof DataType.Array array ? array.element() : type,
                        leaf.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.INT96,
                        label(source.field())));
            }
        }
        return decoders;
    }

    private ColumnDecoder decoder(
            Source source, ColumnDescriptor leaf, ColumnReader reader, ColumnChunkMetaData chunk) {
        DataType type = source.field().type();
        DataType value = type instanceof DataType.Array array ? array.element() : type;
        boolean coded = chunk.getEncodingStats() != null
                && chunk.getEncodingStats().hasDictionaryPages()
                && !chunk.getEncodingStats().hasNonDictionaryEncodedPages();
        ValueSink.Factory sinks = FileColumns.sinks(leaf.getPrimitiveType(), value, coded, label(source.field()));
        boolean nullable = source.top() != null && source.top().isRepetition(Type.Repetition.OPTIONAL);
        return type instanceof DataType.Array
                ? new ListDecoder(reader, sinks, nullable)
                : new FlatDecoder(reader, sinks);
    }

    private static ColumnChunkMetaData chunk(BlockMetaData group, ColumnDescriptor leaf) {
        return group.getColumns().stream()
                .filter(column ->
                        column.getPath().equals(org.apache.parquet.hadoop.metadata.ColumnPath.get(leaf.getPath())))
                .findFirst()
                .orElseThrow(() ->
                        new CorruptDataException("A row group lacks column " + String.join(".", leaf.getPath()) + "."));
    }

    /** What the footer knows of a column in a row group. */
    Bounds bounds(BlockMetaData group, String name) {
        Source source = byName.get(name);
        if (source == null || source.field().type() instanceof DataType.Array) {
            return Bounds.UNKNOWN;
        }
        ColumnDescriptor leaf = source.leaf();
        return leaf == null
                ? Bounds.constant(PartitionValue.comparable(source.constant()))
                : RowGroupBounds.of(chunk(group, leaf), source.field().type());
    }
}
