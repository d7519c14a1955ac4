package dev.boathouse.delta.internal.write;

import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.internal.log.TableMetadata;
import dev.boathouse.delta.internal.log.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/**
 * The columns that data files store: those that are not partition columns.
 *
 * @param schema their Parquet schema, in the forms that Spark writes and reads, with the names and ids that files have
 * @param fields which fields of the table they are, by index
 */
record StoredColumns(MessageType schema, List<Integer> fields) {

    static StoredColumns of(TableMetadata metadata) {
        Schema table = metadata.schema().schema();
        List<Type> types = new ArrayList<>();
        List<Integer> fields = new ArrayList<>();
        for (int i = 0; i < table.size(); i++) {
            Schema.Field field = table.field(i);
            if (!metadata.partitionColumns().contains(field.name())) {
                requireWritable(field, field.type());
                types.add(type(field, metadata.schema().physical().get(i)));
                fields.add(i);
            }
        }
        return new StoredColumns(new MessageType("boathouse", types), fields);
    }

    /** What can be written is what can be read: no maps, no lists in lists, in lists no structs but flat ones. */
    private static void requireWritable(Schema.Field column, DataType type) {
        boolean refused = type instanceof DataType.KeyValue || type instanceof DataType.Other;
        if (type instanceof DataType.Array array) {
            refused = array.element() instanceof DataType.Array;
            if (array.element() instanceof DataType.Struct struct) {
                refused = struct.fields().fields().stream()
                        .anyMatch(field ->
                                field.type() instanceof DataType.Array || field.type() instanceof DataType.Struct);
            }
            requireWritable(column, array.element());
        }
        if (type instanceof DataType.Struct struct) {
            refused = struct.fields().size() == 0;
            struct.fields().fields().forEach(field -> requireWritable(column, field.type()));
        }
        if (refused) {
            throw new UnsupportedFormatException("Cannot write column \"" + column.name() + "\": type " + column.type()
                    + " is not supported for writing.");
        }
    }

    private static Type type(Schema.Field field, TableSchema.Physical place) {
        Repetition repetition = field.nullable() ? Repetition.OPTIONAL : Repetition.REQUIRED;
        return type(field.type(), repetition, place.name(), place.fieldId(), place.fields());
    }

    private static Type type(
            DataType type, Repetition repetition, String name, OptionalInt id, List<TableSchema.Physical> inner) {
        Type stored;
        if (type instanceof DataType.Array array) {
            stored = Types.list(repetition)
                    .element(type(array.element(), Repetition.OPTIONAL, "element", OptionalInt.empty(), inner))
                    .named(name);
        } else if (type instanceof DataType.Struct struct) {
            List<Type> fields = new ArrayList<>();
            for (int i = 0; i < inner.size(); i++) {
                fields.add(type(struct.fields().field(i), inner.get(i)));
            }
            stored = new GroupType(repetition, name, fields);
        } else {
            stored = StoredType.of(type, repetition).named(name);
        }
        return id.isPresent() ? stored.withId(id.getAsInt()) : stored;
    }
}
