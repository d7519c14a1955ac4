package dev.boathouse.delta.internal.write;

import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.DuckDb;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;

/** The rows of a file as parquet-java's example reads them, in the form of {@link DuckDb}. */
final class GroupText {

    private GroupText() {}

    static List<String> rows(Path file, Schema schema) throws IOException {
        List<String> rows = new ArrayList<>();
        try (ParquetReader<Group> reader = new Builder(new LocalInputFile(file)).build()) {
            for (Group row = reader.read(); row != null; row = reader.read()) {
                List<String> values = new ArrayList<>();
                for (int i = 0; i < schema.size(); i++) {
                    values.add(text(row, i, schema.field(i).type()));
                }
                rows.add(String.join(" | ", values));
            }
        }
        Collections.sort(rows);
        return rows;
    }

    private static final class Builder extends ParquetReader.Builder<Group> {
        Builder(InputFile file) {
            super(file, new PlainParquetConfiguration());
        }

        @Override
        protected ReadSupport<Group> getReadSupport() {
            return new GroupReadSupport();
        }
    }

    private static String text(Group group, int field, DataType type) {
        if (group.getFieldRepetitionCount(field) == 0) {
            return "null";
        }
        if (type instanceof DataType.Struct struct) {
            Group inner = group.getGroup(field, 0);
            List<String> values = new ArrayList<>();
            for (int i = 0; i < struct.fields().size(); i++) {
                values.add(text(inner, i, struct.fields().field(i).type()));
            }
            return "[" + String.join(", ", values) + "]";
        }
        if (type instanceof DataType.Array array) {
            Group list = group.getGroup(field, 0);
            List<String> values = new ArrayList<>();
            for (int i = 0; i < list.getFieldRepetitionCount(0); i++) {
                values.add(text(list.getGroup(0, i), 0, array.element()));
            }
            return "[" + String.join(", ", values) + "]";
        }
        return DuckDb.text(scalar(group, field, type));
    }

    private static Object scalar(Group group, int field, DataType type) {
        if (type instanceof DataType.Decimal decimal) {
            BigInteger unscaled = decimal.precision() <= 9
                    ? BigInteger.valueOf(group.getInteger(field, 0))
                    : decimal.precision() <= 18
                            ? BigInteger.valueOf(group.getLong(field, 0))
                            : new BigInteger(group.getBinary(field, 0).getBytes());
            return new BigDecimal(unscaled, decimal.scale());
        }
        return switch (type.toString()) {
            case "boolean" -> group.getBoolean(field, 0);
            case "byte", "short", "integer", "date" -> group.getInteger(field, 0);
            case "float" -> group.getFloat(field, 0);
            case "double" -> group.getDouble(field, 0);
            case "string" -> group.getString(field, 0);
            case "binary" -> group.getBinary(field, 0).getBytes();
            default -> group.getLong(field, 0);
        };
    }
}
