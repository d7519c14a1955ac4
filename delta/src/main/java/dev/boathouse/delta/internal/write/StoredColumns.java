package dev.boathouse.delta.internal.write;

import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.internal.log.TableMetadata;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/**
 * The columns that data files store: those that are not partition columns.
 *
 * @param schema their Parquet schema, in the forms that Spark writes and reads
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
                types.add(type(field));
                fields.add(i);
            }
        }
        return new StoredColumns(new MessageType("boathouse", types), fields);
    }

    private static Type type(Schema.Field field) {
        Repetition repetition = field.nullable() ? Repetition.OPTIONAL : Repetition.REQUIRED;
        return field.type() instanceof DataType.Array array
                ? Types.list(repetition)
                        .element(primitive(array.element(), Repetition.OPTIONAL, "element", field))
                        .named(field.name())
                : primitive(field.type(), repetition, field.name(), field);
    }

    private static PrimitiveType primitive(DataType type, Repetition repetition, String name, Schema.Field field) {
        if (type instanceof DataType.Decimal decimal) {
            return decimal(decimal, repetition, name);
        }
        if (type == DataType.BOOLEAN) {
            return Types.primitive(PrimitiveTypeName.BOOLEAN, repetition).named(name);
        }
        if (type == DataType.FLOAT) {
            return Types.primitive(PrimitiveTypeName.FLOAT, repetition).named(name);
        }
        if (type == DataType.DOUBLE) {
            return Types.primitive(PrimitiveTypeName.DOUBLE, repetition).named(name);
        }
        if (type == DataType.STRING || type == DataType.BINARY) {
            var binary = Types.primitive(PrimitiveTypeName.BINARY, repetition);
            return type == DataType.STRING
                    ? binary.as(LogicalTypeAnnotation.stringType()).named(name)
                    : binary.named(name);
        }
        return whole(type, repetition, name, field);
    }

    private static PrimitiveType whole(DataType type, Repetition repetition, String name, Schema.Field field) {
        var ints = Types.primitive(PrimitiveTypeName.INT32, repetition);
        var longs = Types.primitive(PrimitiveTypeName.INT64, repetition);
        if (type == DataType.BYTE || type == DataType.SHORT) {
            return ints.as(LogicalTypeAnnotation.intType(type == DataType.BYTE ? 8 : 16, true))
                    .named(name);
        }
        if (type == DataType.INT) {
            return ints.named(name);
        }
        if (type == DataType.DATE) {
            return ints.as(LogicalTypeAnnotation.dateType()).named(name);
        }
        if (type == DataType.LONG) {
            return longs.named(name);
        }
        if (type == DataType.TIMESTAMP || type == DataType.TIMESTAMP_NTZ) {
            return longs.as(LogicalTypeAnnotation.timestampType(type == DataType.TIMESTAMP, TimeUnit.MICROS))
                    .named(name);
        }
        throw new UnsupportedFormatException("Cannot write column \"" + field.name() + "\": type " + field.type()
                + " is not supported for writing.");
    }

    private static PrimitiveType decimal(DataType.Decimal decimal, Repetition repetition, String name) {
        LogicalTypeAnnotation annotation = LogicalTypeAnnotation.decimalType(decimal.scale(), decimal.precision());
        if (decimal.precision() <= 9) {
            return Types.primitive(PrimitiveTypeName.INT32, repetition)
                    .as(annotation)
                    .named(name);
        }
        if (decimal.precision() <= 18) {
            return Types.primitive(PrimitiveTypeName.INT64, repetition)
                    .as(annotation)
                    .named(name);
        }
        return Types.primitive(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY, repetition)
                .length(bytes(decimal.precision()))
                .as(annotation)
                .named(name);
    }

    /** The least number of bytes that hold every unscaled value of a precision. */
    static int bytes(int precision) {
        return java.math.BigInteger.TEN.pow(precision).bitLength() / 8 + 1;
    }
}
