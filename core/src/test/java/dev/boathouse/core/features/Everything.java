package dev.boathouse.core.features;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.features.DateParts.Part;
import dev.boathouse.core.features.Levels.Fallback;
import dev.boathouse.core.internal.ByteDictionary;
import dev.boathouse.core.internal.ColumnAccess;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Random rows of every type, and a spec that uses every transform on them. */
final class Everything {

    /** Adds up its inputs, and how far they are from their first means. */
    record Spread(String name) implements Transform {

        @Override
        public double[] fit(double[][] columns) {
            return new double[] {Arrays.stream(columns[0]).average().orElse(0)};
        }

        @Override
        public List<String> outputs(List<String> inputs) {
            return List.of(name + ".sum", name + ".distance");
        }

        @Override
        public void apply(double[] state, double[] input, double[] output) {
            output[0] = 0;
            for (double value : input) {
                output[0] += value;
            }
            output[1] = Math.abs(input[0] - state[0]);
        }
    }

    static final Spread SPREAD = new Spread("spread");

    private static final TargetEncoding LENIENT =
            TargetEncoding.standard().withUnseen(Fallback.RARE).withMissing(Fallback.RARE);

    static final FeatureSpec SPEC = Features.drop("unused")
            .impute(Impute.mean().withIndicator(), "double", "date")
            .impute(Impute.median(), "float", "decimal", "wide")
            .impute(Impute.mode(), "int", "string")
            .impute(Impute.level("none").withIndicator(), "plain")
            .copy("double", "logged")
            .signedLog("logged")
            .standardize("double", "logged")
            .clipQuantiles(0.05, 0.95, "float")
            .minMax("float")
            .clip(-5, 5, "decimal")
            .robustScale("wide")
            .copy("string", "hashed")
            .copy("string", "ranked")
            .copy("string", "target")
            .oneHot(Levels.mostFrequent(3).withOther().withUnseen(Fallback.ZEROS), "string")
            .hash(5, "hashed")
            .ordinal(Levels.mostFrequent(4).withUnseen(Fallback.RARE), "ranked")
            .encodeTarget(LENIENT, "target", "plain", "byte")
            .oneHot(Levels.all().withUnseen(Fallback.ZEROS).withMissing(Fallback.ZEROS), "short")
            .hash(3, "boolean")
            .bucketize(4, "int")
            .ordinal(Levels.all().withUnseen(Fallback.RARE), "int")
            .bucketizeAt("long", -1e17, 0, 1e17)
            .impute(Impute.constant(-1), "long")
            .dateParts(DateParts.of(Part.YEAR, Part.DAY).withCyclic(Part.MONTH), "date")
            .dateParts(DateParts.of(Part.DAY_OF_WEEK).withCyclic(Part.HOUR).at(ZoneId.of("Europe/Paris")), "timestamp")
            .dateParts(DateParts.of(Part.values()), "local")
            .vector("vector")
            .impute(Impute.constant(0), "vector[0]", "vector[1]", "vector[2]")
            .interact("double", "float")
            .with(SPREAD, "double", "decimal", "vector[1]");

    private final Random random;
    private final int rows;
    private final List<Schema.Field> fields = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();

    private Everything(Random random, int rows) {
        this.random = random;
        this.rows = rows;
    }

    static Frame rows(Random random, int rows) {
        return new Everything(random, rows).frame();
    }

    static Target target(Random random, int rows) {
        return Target.classes(random.ints(rows, 0, 3).toArray(), 3);
    }

    private Frame frame() {
        with("double", DataType.DOUBLE, true, () -> random.nextInt(6) == 0 ? Double.NaN : random.nextGaussian() * 10);
        with("float", DataType.FLOAT, true, () -> (float) random.nextGaussian());
        with("long", DataType.LONG, true, random::nextLong);
        with("int", DataType.INT, true, () -> random.nextInt(9));
        with("short", DataType.SHORT, true, () -> (short) random.nextInt(4));
        with("byte", DataType.BYTE, true, () -> (byte) random.nextInt(6));
        with("boolean", DataType.BOOLEAN, false, random::nextBoolean);
        with("string", DataType.STRING, true, () -> "é" + random.nextInt(12));
        plain();
        with("decimal", new DataType.Decimal(10, 2), true, () -> BigDecimal.valueOf(random.nextInt(2_000) - 1_000, 2));
        with("wide", new DataType.Decimal(30, 5), true, () -> BigDecimal.valueOf(random.nextLong(), 5));
        with("date", DataType.DATE, true, () -> LocalDate.ofEpochDay(random.nextInt(40_000)));
        with("timestamp", DataType.TIMESTAMP, false, () -> Instant.ofEpochSecond(random.nextInt()));
        with(
                "local",
                DataType.TIMESTAMP_NTZ,
                false,
                () -> LocalDateTime.ofEpochSecond(random.nextInt(), 0, ZoneOffset.UTC));
        with("vector", new DataType.Array(DataType.FLOAT), true, this::vector);
        with("unused", DataType.BINARY, true, () -> new byte[] {1});
        return Frame.of(Schema.of(fields), columns);
    }

    private List<@Nullable Float> vector() {
        List<@Nullable Float> vector = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            vector.add(random.nextInt(8) == 0 ? null : random.nextFloat());
        }
        return vector;
    }

    private void with(String name, DataType type, boolean nulls, Supplier<Object> value) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            // The first row is whole, so that there is something to learn in every column.
            values.add(nulls && i > 0 && random.nextInt(7) == 0 ? null : value.get());
        }
        fields.add(Schema.Field.of(name, type));
        columns.add(Column.of(type, values));
    }

    /** Strings without a dictionary: each row has its own entry, as columns of high cardinality do. */
    private void plain() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int[] offsets = new int[rows + 1];
        long[] validity = new long[(rows + 63) / 64];
        for (int i = 0; i < rows; i++) {
            if (i == 0 || random.nextInt(7) > 0) {
                bytes.writeBytes(("p" + random.nextInt(20)).getBytes(StandardCharsets.UTF_8));
                validity[i / 64] |= 1L << i;
            }
            offsets[i + 1] = bytes.size();
        }
        ByteDictionary dictionary = new ByteDictionary(bytes.toByteArray(), offsets, rows);
        fields.add(Schema.Field.of("plain", DataType.STRING));
        columns.add(ColumnAccess.direct().ofBytes(DataType.STRING, null, dictionary, rows, validity));
    }
}
