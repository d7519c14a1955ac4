package dev.boathouse.delta.internal.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Row;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.TableSpec;
import dev.boathouse.delta.internal.log.DataFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The statistics that the log has of a file: never tighter than the values, and as Spark writes them. */
class FileStatisticsTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @TempDir
    Path folder;

    private String statistics(TableSpec spec, Frame frame) {
        List<DataFile> files = WrittenTable.create(folder.resolve("t"), spec).write(frame, WrittenTable.STANDARD);
        assertThat(files).hasSize(1);
        return files.get(0).stats().orElseThrow();
    }

    private static Frame frame(Schema schema, List<? extends List<? extends @Nullable Object>> columns) {
        List<Column> built = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            built.add(Column.of(schema.field(i).type(), columns.get(i)));
        }
        return Frame.of(schema, built);
    }

    @Test
    void everyTypeHasTheFiguresOfSpark() {
        Schema schema = Schema.of(
                Schema.Field.of("long", DataType.LONG),
                Schema.Field.of("float", DataType.FLOAT),
                Schema.Field.of("nan", DataType.DOUBLE),
                Schema.Field.of("infinite", DataType.DOUBLE),
                Schema.Field.of("text", DataType.STRING),
                Schema.Field.of("binary", DataType.BINARY),
                Schema.Field.of("truth", DataType.BOOLEAN),
                Schema.Field.of("date", DataType.DATE),
                Schema.Field.of("time", DataType.TIMESTAMP),
                Schema.Field.of("decimal", new DataType.Decimal(5, 2)),
                Schema.Field.of("wide", new DataType.Decimal(30, 2)),
                Schema.Field.of("nothing", DataType.INT));
        Instant time = Instant.parse("2024-01-02T03:04:05.678901Z");
        String json = statistics(
                TableSpec.of(schema),
                frame(
                        schema,
                        List.of(
                                Arrays.asList(5L, null, -3L),
                                Arrays.asList(0.5f, 1.25f, null),
                                Arrays.asList(1.0, Double.NaN, 2.0),
                                Arrays.asList(Double.NEGATIVE_INFINITY, 2.0, 1.0),
                                Arrays.asList("b", "a".repeat(40), "c".repeat(33)),
                                Arrays.asList(new byte[1], null, new byte[2]),
                                Arrays.asList(true, false, null),
                                Arrays.asList(LocalDate.of(2024, 1, 2), LocalDate.of(1969, 12, 31), null),
                                Arrays.asList(time, time, null),
                                Arrays.asList(new BigDecimal("1.50"), new BigDecimal("-2.00"), null),
                                Arrays.asList(new BigDecimal("12345678901234567890.50"), new BigDecimal("-1.00"), null),
                                Arrays.asList(null, null, null))));
        assertThat(json)
                .isEqualTo(
                        "{\"numRecords\":3,\"minValues\":{\"long\":-3,\"float\":0.5,\"text\":\"" + "a".repeat(32)
                                + "\",\"date\":\"1969-12-31\",\"time\":\"2024-01-02T03:04:05.678Z\",\"decimal\":-2.00,\"wide\":-1.00},"
                                + "\"maxValues\":{\"long\":5,\"float\":1.25,\"infinite\":2.0,\"text\":\""
                                + "c".repeat(32)
                                + "\uDBFF\uDFFF\",\"date\":\"2024-01-02\",\"time\":\"2024-01-02T03:04:05.679Z\",\"decimal\":1.50,"
                                + "\"wide\":12345678901234567890.50},\"nullCount\":{\"long\":1,\"float\":1,\"nan\":0,\"infinite\":0,"
                                + "\"text\":0,\"binary\":1,\"truth\":1,\"date\":1,\"time\":1,\"decimal\":1,\"wide\":1,\"nothing\":3}}");
    }

    @Test
    void fieldsOfStructsHaveFiguresAndListsCountTheirNulls() {
        Schema inner =
                Schema.of(Schema.Field.of("a", DataType.INT), Schema.Field.of("l", new DataType.Array(DataType.INT)));
        Schema schema = Schema.of(
                Schema.Field.of("s", new DataType.Struct(inner)),
                Schema.Field.of("l", new DataType.Array(DataType.LONG)),
                Schema.Field.of(
                        "ls",
                        new DataType.Array(new DataType.Struct(
                                Schema.of(Schema.Field.of("x", DataType.INT), Schema.Field.of("y", DataType.INT))))),
                Schema.Field.of("end", DataType.LONG));
        Map<String, @Nullable Object> withoutList = new HashMap<>();
        withoutList.put("a", 7);
        withoutList.put("l", null);
        String json = statistics(
                TableSpec.of(schema),
                frame(
                        schema,
                        List.of(
                                Arrays.asList(Map.of("a", 3, "l", List.of()), null, withoutList),
                                Arrays.asList(List.of(), null, Arrays.asList(null, 5L)),
                                Arrays.asList(null, null, List.of(Map.of("x", 1, "y", 2))),
                                Arrays.asList(1L, 2L, 3L))));
        assertThat(json)
                .isEqualTo("{\"numRecords\":3,\"minValues\":{\"s\":{\"a\":3},\"end\":1},\"maxValues\":{\"s\":{\"a\":7},"
                        + "\"end\":3},\"nullCount\":{\"s\":{\"a\":1,\"l\":2},\"l\":1,\"ls\":2,\"end\":0}}");
    }

    @Test
    void theTableSaysWhichColumnsHaveFigures() {
        Schema schema = Schema.of(
                Schema.Field.of(
                        "s",
                        new DataType.Struct(
                                Schema.of(Schema.Field.of("a", DataType.INT), Schema.Field.of("b", DataType.INT)))),
                Schema.Field.of("x.y", DataType.INT),
                Schema.Field.of("z", DataType.INT));
        Frame frame = frame(schema, List.of(List.of(Map.of("a", 1, "b", 2)), List.of(3), List.of(4)));
        Map<Map<String, String>, String> expected = Map.of(
                Map.of("delta.dataSkippingNumIndexedCols", "1"), "{\"s\":{\"a\":0}}",
                Map.of("delta.dataSkippingNumIndexedCols", "3"), "{\"s\":{\"a\":0,\"b\":0},\"x.y\":0}",
                Map.of("delta.dataSkippingNumIndexedCols", "0"), "{}",
                Map.of("delta.dataSkippingNumIndexedCols", "-1"), "{\"s\":{\"a\":0,\"b\":0},\"x.y\":0,\"z\":0}",
                Map.of("delta.dataSkippingStatsColumns", "s.b, `x.y`"), "{\"s\":{\"b\":0},\"x.y\":0}",
                Map.of("delta.dataSkippingStatsColumns", "z,s,gone"), "{\"s\":{\"a\":0,\"b\":0},\"z\":0}");
        int number = 0;
        for (var each : expected.entrySet()) {
            TableSpec spec = TableSpec.of(schema);
            for (var property : each.getKey().entrySet()) {
                spec = spec.withProperty(property.getKey(), property.getValue());
            }
            String json = WrittenTable.create(folder.resolve("t" + number++), spec)
                    .write(frame, WrittenTable.STANDARD)
                    .get(0)
                    .stats()
                    .orElseThrow();
            assertThat(json).as(each.getKey().toString()).endsWith("\"nullCount\":" + each.getValue() + "}");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28})
    void boundsContainAllValues(long seed) throws IOException {
        Frame frame = new RandomFrames(seed).of(RandomFrames.ALL, 700);
        WrittenTable table = WrittenTable.create(
                folder.resolve("t"),
                TableSpec.of(RandomFrames.ALL).withProperty("delta.dataSkippingNumIndexedCols", "-1"));
        List<DataFile> files = table.write(frame, new WriteLimits(1 << 17, 250, 1 << 20, 2));
        JsonNode json = JSON.readTree(files.get(0).stats().orElseThrow());
        assertThat(files).hasSize(1);
        assertThat(json.path("numRecords").asLong()).isEqualTo(700);
        check(
                RandomFrames.ALL,
                frame.rows(),
                json.path("minValues"),
                json.path("maxValues"),
                json.path("nullCount"),
                "seed " + seed);
    }

    private static void check(
            Schema schema,
            Iterable<? extends @Nullable Row> rows,
            JsonNode min,
            JsonNode max,
            JsonNode nulls,
            String what) {
        for (Schema.Field field : schema.fields()) {
            List<@Nullable Object> values = new ArrayList<>();
            for (Row row : rows) {
                values.add(row == null ? null : row.value(field.name()));
            }
            String name = what + ", " + field.name();
            JsonNode least = min.path(field.name());
            JsonNode greatest = max.path(field.name());
            if (field.type() instanceof DataType.Struct struct) {
                List<@Nullable Row> inner = new ArrayList<>();
                values.forEach(value -> inner.add((Row) value));
                check(struct.fields(), inner, least, greatest, nulls.path(field.name()), name);
                continue;
            }
            assertThat(nulls.path(field.name()).asLong(-1))
                    .as(name)
                    .isEqualTo(values.stream().filter(value -> value == null).count());
            for (Object value : values) {
                if (value != null && !least.isMissingNode()) {
                    assertThat(compare(least, value))
                            .as("%s: %s, %s", name, least, value)
                            .isLessThanOrEqualTo(0);
                }
                if (value != null && !greatest.isMissingNode()) {
                    assertThat(compare(greatest, value))
                            .as("%s: %s, %s", name, greatest, value)
                            .isGreaterThanOrEqualTo(0);
                }
            }
        }
    }

    private static int compare(JsonNode bound, Object value) {
        if (value instanceof String text) {
            return Arrays.compareUnsigned(
                    bound.textValue().getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8));
        }
        if (value instanceof LocalDate date) {
            return LocalDate.parse(bound.textValue()).compareTo(date);
        }
        if (value instanceof Instant time) {
            return Instant.parse(bound.textValue()).compareTo(time);
        }
        if (value instanceof LocalDateTime time) {
            return LocalDateTime.parse(bound.textValue())
                    .toInstant(ZoneOffset.UTC)
                    .compareTo(time.toInstant(ZoneOffset.UTC));
        }
        if (value instanceof Double || value instanceof Float) {
            double real = ((Number) value).doubleValue();
            return Double.compare(
                    bound.doubleValue() + 0.0,
                    value instanceof Float ? Double.parseDouble(value.toString()) + 0.0 : real + 0.0);
        }
        return bound.decimalValue().compareTo(new BigDecimal(value.toString()));
    }
}
