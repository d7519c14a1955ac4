package dev.boathouse.core.internal;

import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Schema;
import java.util.ArrayList;
import java.util.List;

/** Schemas in the binary parts of a model: names, types by tag, and a byte that is 1 where nulls are allowed. */
public final class SchemaCodec {

    private static final int MAX_DEPTH = 64;
    private static final int LEAST_FIELD = 10;

    private SchemaCodec() {}

    /**
     * Writes a schema.
     *
     * @param schema the schema
     * @param out where to
     */
    public static void write(Schema schema, BinaryWriter out) {
        out.put(schema.size());
        for (Schema.Field field : schema.fields()) {
            out.put(field.name());
            writeType(field.type(), out);
            out.put((byte) (field.nullable() ? 1 : 0));
        }
    }

    /**
     * Writes a type.
     *
     * @param type the type
     * @param out where to
     */
    public static void writeType(DataType type, BinaryWriter out) {
        if (type instanceof DataType.Decimal decimal) {
            out.put((byte) 1).put(decimal.precision()).put(decimal.scale());
        } else if (type instanceof DataType.Array array) {
            out.put((byte) 2);
            writeType(array.element(), out);
        } else if (type instanceof DataType.Struct struct) {
            out.put((byte) 3);
            write(struct.fields(), out);
        } else if (type instanceof DataType.KeyValue map) {
            out.put((byte) 4);
            writeType(map.key(), out);
            writeType(map.value(), out);
        } else {
            out.put((byte) (DataType.scalars().contains(type) ? 0 : 5)).put(type.toString());
        }
    }

    /**
     * Reads a schema.
     *
     * @param in where from
     * @return the schema
     */
    public static Schema read(BinaryReader in) {
        return read(in, 0);
    }

    /**
     * Reads a type.
     *
     * @param in where from
     * @return the type
     */
    public static DataType readType(BinaryReader in) {
        return readType(in, 0);
    }

    private static Schema read(BinaryReader in, int depth) {
        int count = in.count(LEAST_FIELD);
        List<Schema.Field> fields = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = in.text();
            DataType type = readType(in, depth);
            boolean nullable = in.readByte() != 0;
            try {
                Schema.Field field = Schema.Field.of(name, type);
                fields.add(nullable ? field : field.required());
            } catch (IllegalArgumentException e) {
                throw in.corrupt("found a field without a name");
            }
        }
        try {
            return Schema.of(fields);
        } catch (IllegalArgumentException e) {
            throw in.corrupt("found a name twice");
        }
    }

    private static DataType readType(BinaryReader in, int depth) {
        if (depth > MAX_DEPTH) {
            throw in.corrupt("found types nested deeper than " + MAX_DEPTH);
        }
        byte tag = in.readByte();
        return switch (tag) {
            case 0 -> scalar(in);
            case 1 -> decimal(in);
            case 2 -> new DataType.Array(readType(in, depth + 1));
            case 3 -> new DataType.Struct(read(in, depth + 1));
            case 4 -> new DataType.KeyValue(readType(in, depth + 1), readType(in, depth + 1));
            case 5 -> new DataType.Other(in.text());
            default -> throw in.corrupt("found a type with the unknown tag " + tag);
        };
    }

    private static DataType scalar(BinaryReader in) {
        String text = in.text();
        return DataType.scalar(text).orElseThrow(() -> in.corrupt("found the unknown type \"" + text + "\""));
    }

    private static DataType decimal(BinaryReader in) {
        try {
            return new DataType.Decimal(in.readInt(), in.readInt());
        } catch (IllegalArgumentException e) {
            throw in.corrupt("found an impossible decimal");
        }
    }
}
