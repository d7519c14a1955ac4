package dev.boathouse.delta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every type that is written comes back, through our reader and through DuckDB's. */
class AllTypesTest {

    private static final int ROWS = 70_000;

    private static final Schema SIMPLE = Schema.of(
            Schema.Field.of("id", DataType.LONG).required(),
            Schema.Field.of("boolean", DataType.BOOLEAN),
            Schema.Field.of("byte", DataType.BYTE),
            Schema.Field.of("short", DataType.SHORT),
            Schema.Field.of("int", DataType.INT),
            Schema.Field.of("long", DataType.LONG),
            Schema.Field.of("float", DataType.FLOAT),
            Schema.Field.of("double", DataType.DOUBLE),
            Schema.Field.of("few", DataType.STRING),
            Schema.Field.of("many", DataType.STRING),
            Schema.Field.of("binary", DataType.BINARY),
            Schema.Field.of("date", DataType.DATE),
            Schema.Field.of("timestamp", DataType.TIMESTAMP),
            Schema.Field.of("decimal5", new DataType.Decimal(5, 2)),
            Schema.Field.of("decimal18", new DataType.Decimal(18, 0)),
            Schema.Field.of("decimal38", new DataType.Decimal(38, 10)),
            Schema.Field.of("doubles", new DataType.Array(DataType.DOUBLE)),
            Schema.Field.of("texts", new DataType.Array(DataType.STRING)));

    @TempDir
    Path folder;

    @Test
    void everyTypeComesBack() {
        roundTrip(SIMPLE, 20261121L);
    }

    @Test
    void timestampsWithoutZoneMakeAModernTable() {
        Snapshot snapshot = roundTrip(SIMPLE.with(Schema.Field.of("ntz", DataType.TIMESTAMP_NTZ)), 20261122L);
        assertThat(snapshot.features()).contains("timestampNtz");
        assertThat(snapshot.readerVersion()).isEqualTo(3);
    }

    private Snapshot roundTrip(Schema schema, long seed) {
        Random random = new Random(seed);
        List<Column> columns = new ArrayList<>();
        for (Schema.Field field : schema.fields()) {
            List<@Nullable Object> values = new ArrayList<>();
            for (int i = 0; i < ROWS; i++) {
                values.add(field.name().equals("id") ? (Long) (long) i : random(field, random));
            }
            columns.add(Column.of(field.type(), values));
        }
        Frame frame = Frame.of(schema, columns);
        DeltaTable table = DeltaTable.at(folder.resolve("t").toString());
        table.create(schema);
        Snapshot snapshot = table.append(frame).commit();

        Frame read = DeltaTable.at(table.location()).latest().scan().read();

        assertThat(read.contentDigest()).as("seed " + seed).isEqualTo(frame.contentDigest());
        assertThat(DuckDb.rows(folder.resolve("t") + "/*.parquet", schema))
                .as("seed " + seed)
                .isEqualTo(DuckDb.rows(frame));
        return snapshot;
    }

    private static @Nullable Object random(Schema.Field field, Random random) {
        return random.nextInt(5) == 0 ? null : value(field.type(), field.name(), random);
    }

    private static Object value(DataType type, String name, Random random) {
        if (type instanceof DataType.Array array) {
            List<@Nullable Object> values = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                values.add(random.nextInt(5) == 0 ? null : value(array.element(), name, random));
            }
            return Collections.unmodifiableList(values);
        }
        if (type instanceof DataType.Decimal decimal) {
            BigInteger unscaled = new BigInteger(
                    random.nextInt(BigInteger.TEN.pow(decimal.precision()).bitLength()), random);
            return new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), decimal.scale());
        }
        return switch (type.toString()) {
            case "boolean" -> random.nextBoolean();
            case "byte" -> (byte) random.nextInt();
            case "short" -> (short) random.nextInt();
            case "integer" -> random.nextInt();
            case "long" -> random.nextLong();
            case "float" -> random.nextInt(20) == 0 ? Float.NaN : random.nextFloat() - 0.5f;
            case "double" -> random.nextInt(20) == 0 ? Double.NEGATIVE_INFINITY : random.nextGaussian();
            case "string" -> name.equals("few") ? "κλειδί " + random.nextInt(7) : Long.toString(random.nextLong(), 36);
            case "binary" -> bytes(random);
            case "date" -> LocalDate.ofEpochDay(random.nextInt(60_000) - 20_000);
            case "timestamp" -> instant(random);
            default -> LocalDateTime.ofInstant(instant(random), ZoneOffset.UTC);
        };
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(9)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static Instant instant(Random random) {
        return Instant.EPOCH.plus(random.nextLong() >> 10, ChronoUnit.MICROS);
    }
}
