package dev.boathouse.delta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Row;
import dev.boathouse.core.data.Schema;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What statistics skip never changes the answer. */
class SkippingTest {

    private static final Schema SCHEMA = Schema.of(
            Schema.Field.of("part", DataType.INT),
            Schema.Field.of("long", DataType.LONG),
            Schema.Field.of("double", DataType.DOUBLE),
            Schema.Field.of("float", DataType.FLOAT),
            Schema.Field.of("text", DataType.STRING),
            Schema.Field.of("date", DataType.DATE),
            Schema.Field.of("timestamp", DataType.TIMESTAMP),
            Schema.Field.of("decimal", new DataType.Decimal(12, 3)),
            Schema.Field.of("boolean", DataType.BOOLEAN));

    @TempDir
    Path folder;

    @Test
    void skippingNeverChangesTheAnswer() {
        long seed = 20261123L;
        Random random = new Random(seed);
        DeltaTable table = DeltaTable.at(folder.resolve("t").toString());
        table.create(SCHEMA, "part");
        for (int i = 0; i < 6; i++) {
            table.append(rows(random)).commit();
        }
        Snapshot snapshot = table.latest();
        Frame all = snapshot.scan().read();
        for (int i = 0; i < 150; i++) {
            Filter filter = filter(random, 3);
            Frame read = snapshot.scan().where(filter).read();
            assertThat(read.contentDigest())
                    .as("seed %d, filter %s", seed, filter)
                    .isEqualTo(all.where(filter).contentDigest());
        }
    }

    /** Values of many lengths, none of them twice: they are stored as they are, and pages do not end where chunks do. */
    @Test
    void rowsBehindChunksWithoutAMatchKeepTheirValues() {
        int rows = 100_000;
        Random random = new Random(7);
        long[] ids = new long[rows];
        String[] texts = new String[rows];
        double[] numbers = new double[rows];
        for (int i = 0; i < rows; i++) {
            ids[i] = i;
            texts[i] = random.nextInt(50) == 0 ? null : "x".repeat(random.nextInt(20)) + i;
            numbers[i] = random.nextDouble();
        }
        Schema schema = Schema.of(
                Schema.Field.of("id", DataType.LONG),
                Schema.Field.of("text", DataType.STRING),
                Schema.Field.of("number", DataType.DOUBLE));
        DeltaTable table = DeltaTable.at(folder.resolve("t").toString());
        table.create(schema);
        table.append(Frame.of(schema, List.of(Column.ofLongs(ids), Column.ofStrings(texts), Column.ofDoubles(numbers))))
                .commit();
        for (int id = 3; id < rows; id += 9_001) {
            Frame read =
                    table.latest().scan().where(Filter.equal("id", (long) id)).read();
            assertThat(read.values("text")).as("row %d", id).containsExactly(texts[id]);
            assertThat(read.values("number")).as("row %d", id).containsExactly(numbers[id]);
        }
    }

    @Test
    void filesThatCannotMatchAreNotOpened() throws Exception {
        DeltaTable table = DeltaTable.at(folder.resolve("t").toString());
        Schema schema = Schema.of(Schema.Field.of("id", DataType.LONG));
        table.create(schema);
        table.append(Frame.of(schema, List.of(Column.ofLongs(1, 2, 3)))).commit();
        Snapshot snapshot =
                table.append(Frame.of(schema, List.of(Column.ofLongs(10, 20)))).commit();
        TableFile first = snapshot.files().stream()
                .filter(file -> file.statistics().contains("\"id\":1"))
                .findFirst()
                .orElseThrow();
        assertThat(first.rows()).isPresent();
        Frame before = snapshot.scan().where(Filter.greaterThan("id", 5)).read();
        for (TableFile file : snapshot.files()) {
            if (file.statistics().contains("\"id\":3")) {
                java.nio.file.Files.delete(folder.resolve("t").resolve(file.path()));
            }
        }
        Frame after = snapshot.scan().where(Filter.greaterThan("id", 5)).read();
        assertThat(after.values("id")).containsExactly(10L, 20L);
        assertThat(after.origin().digest()).isEqualTo(before.origin().digest());
    }

    /** Values from a narrow range around a center of this commit's own, so that ranges of files differ and still overlap. */
    private static Frame rows(Random random) {
        int center = random.nextInt(40);
        int count = 1 + random.nextInt(60);
        List<Column> columns = new ArrayList<>();
        for (Schema.Field field : SCHEMA.fields()) {
            List<@Nullable Object> values = new ArrayList<>();
            boolean allNull = random.nextInt(8) == 0;
            boolean noNull = random.nextInt(3) == 0;
            for (int i = 0; i < count; i++) {
                boolean isNull = allNull || (!noNull && random.nextInt(6) == 0);
                values.add(isNull ? null : value(field, center + random.nextInt(6), random));
            }
            columns.add(Column.of(field.type(), values));
        }
        return Frame.of(SCHEMA, columns);
    }

    private static Object value(Schema.Field field, int n, Random random) {
        return switch (field.name()) {
            case "part" -> n % 3;
            case "long" -> (long) n;
            case "double" -> special(n, random);
            case "float" -> (float) special(n, random) / 10;
            case "text" -> text(n);
            case "date" -> LocalDate.ofEpochDay(n);
            case "timestamp" -> timestamp(n);
            case "decimal" -> new BigDecimal(n).movePointLeft(2);
            default -> n % 2 == 0;
        };
    }

    private static double special(int n, Random random) {
        return switch (random.nextInt(25)) {
            case 0 -> Double.NaN;
            case 1 -> -0.0;
            case 2 -> Double.POSITIVE_INFINITY;
            default -> n - 10;
        };
    }

    /** Longer than what statistics keep, and different only behind that; beyond the ASCII and the basic plane, too. */
    private static String text(int n) {
        String stem = n % 4 == 0
                ? "x".repeat(31)
                : n % 4 == 1 ? "\uD83D\uDE00".repeat(32) : n % 4 == 2 ? "\uFFFD".repeat(33) : "";
        return stem + (char) ('a' + n % 26);
    }

    /** Between milliseconds, where statistics are cut. */
    private static Instant timestamp(int n) {
        return Instant.EPOCH.plus(n * 250L, ChronoUnit.MICROS);
    }

    private static Filter filter(Random random, int depth) {
        if (depth > 0 && random.nextInt(3) > 0) {
            Filter left = filter(random, depth - 1);
            return switch (random.nextInt(3)) {
                case 0 -> left.and(filter(random, depth - 1));
                case 1 -> left.or(filter(random, depth - 1));
                default -> Filter.not(left);
            };
        }
        Schema.Field field = SCHEMA.field(random.nextInt(SCHEMA.size()));
        Object literal = literal(field, random);
        return switch (random.nextInt(9)) {
            case 0 -> Filter.equal(field.name(), literal);
            case 1 -> Filter.notEqual(field.name(), literal);
            case 2 -> Filter.lessThan(field.name(), literal);
            case 3 -> Filter.lessThanOrEqual(field.name(), literal);
            case 4 -> Filter.greaterThan(field.name(), literal);
            case 5 -> Filter.greaterThanOrEqual(field.name(), literal);
            case 6 -> Filter.in(field.name(), List.of(literal, literal(field, random)));
            case 7 -> Filter.isNull(field.name());
            default -> Filter.isNotNull(field.name());
        };
    }

    private static Object literal(Schema.Field field, Random random) {
        Object value = value(field, random.nextInt(50), random);
        return value instanceof Float number ? (Object) (double) number : value;
    }

    /** Rows keep their place in the file, whatever is filtered: a split gives each the same part. */
    @Test
    void rowsKeepTheirIdentityUnderFilters() {
        DeltaTable table = DeltaTable.at(folder.resolve("t").toString());
        table.create(SCHEMA, "part");
        Snapshot snapshot = table.append(rows(new Random(5))).commit();
        List<@Nullable Object> trained = new ArrayList<>();
        Filter some = Filter.isNotNull("long");
        for (Row row : snapshot.scan().read().split(0.5, 1).train().where(some).rows()) {
            trained.add(row.value("long"));
        }
        assertThat(snapshot.scan().where(some).read().split(0.5, 1).train().values("long"))
                .isEqualTo(trained);
    }
}
