package dev.boathouse.peer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.boathouse.reader.CellText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.VariantVal;
import org.jspecify.annotations.Nullable;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** What somebody has read: columns as name and type, rows as text of their cells, sorted. */
record Reading(List<String> schema, List<String> rows) {

    static Reading bySpark(Dataset<Row> data) {
        return new Reading(
                fields(data.schema()),
                data.collectAsList().stream().map(Reading::text).sorted().toList());
    }

    static Reading byBoathouse(JsonNode answer) {
        if (answer.has("error")) {
            throw new AssertionError(answer.path("error").asText() + ": "
                    + answer.path("message").asText());
        }
        return new Reading(
                texts(answer.path("schema")),
                texts(answer.path("rows")).stream().sorted().toList());
    }

    static String text(Row row) {
        return IntStream.range(0, row.size())
                .mapToObj(index -> CellText.of(plain(row.get(index))))
                .collect(Collectors.joining(" | "));
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Row row) {
            Map<String, @Nullable Object> struct = new LinkedHashMap<>();
            for (String name : row.schema().fieldNames()) {
                struct.put(name, plain(row.getAs(name)));
            }
            return struct;
        }
        if (value instanceof scala.collection.Map<?, ?> map) {
            Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
            CollectionConverters.asJava(map).forEach((key, of) -> entries.put(key, plain(of)));
            return entries;
        }
        if (value instanceof Seq<?> elements) {
            List<@Nullable Object> list = new ArrayList<>();
            CollectionConverters.asJava(elements).forEach(element -> list.add(plain(element)));
            return list;
        }
        return value instanceof VariantVal variant ? variant.toString() : value;
    }

    private static List<String> fields(StructType struct) {
        List<String> fields = new ArrayList<>();
        for (StructField field : struct.fields()) {
            fields.add(field.name() + ":" + type(field.dataType()));
        }
        return fields;
    }

    /** As the Delta protocol names it. */
    private static String type(DataType type) {
        if (type instanceof ArrayType array) {
            return "array<" + type(array.elementType()) + ">";
        }
        if (type instanceof MapType map) {
            return "map<" + type(map.keyType()) + "," + type(map.valueType()) + ">";
        }
        if (type instanceof StructType struct) {
            return "struct<" + String.join(",", fields(struct)) + ">";
        }
        return type.json().replace("\"", "");
    }
}
