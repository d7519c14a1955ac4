package dev.boathouse.parquet;

import static org.apache.parquet.schema.LogicalTypeAnnotation.dateType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.decimalType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.intType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;

import dev.boathouse.core.data.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** Every type that Delta tables have, in every way that files store it. */
public final class Kinds {

    private static final long NANOS_PER_DAY = 86_400_000_000_000L;

    private Kinds() {}

    /** A random one; each family of types comes as often as any other. */
    public static Kind any(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> of("boolean", DataType.BOOLEAN, PrimitiveTypeName.BOOLEAN, null, Random::nextBoolean, x -> x);
            case 1 -> smallInteger(random);
            case 2 -> ints(random);
            case 3 -> longs(random);
            case 4 -> floats(random);
            case 5 -> doubles(random);
            case 6, 7 -> decimal(random);
            case 8 -> strings();
            case 9 -> binary(random);
            case 10 -> dates();
            default -> timestamp(random);
        };
    }

    /** Numbers that count up. */
    public static Kind id() {
        return of("id", DataType.LONG, PrimitiveTypeName.INT64, null, Random::nextLong, x -> x);
    }

    private static Kind of(
            String name,
            DataType type,
            PrimitiveTypeName physical,
            @Nullable LogicalTypeAnnotation logical,
            Function<Random, Object> fresh,
            Function<Object, Object> read) {
        return new Kind(
                name,
                type,
                (repetition, called) -> primitive(repetition, called, physical, 0, logical),
                fresh,
                read,
                true);
    }

    private static PrimitiveType primitive(
            Repetition repetition,
            String name,
            PrimitiveTypeName physical,
            int length,
            @Nullable LogicalTypeAnnotation logical) {
        var builder = Types.primitive(physical, repetition);
        if (physical == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY) {
            builder = builder.length(length);
        }
        return (logical == null ? builder : builder.as(logical)).named(name);
    }

    private static Kind smallInteger(Random random) {
        boolean annotated = random.nextInt(4) > 0;
        return random.nextBoolean()
                ? of(
                        "byte",
                        DataType.BYTE,
                        PrimitiveTypeName.INT32,
                        annotated ? intType(8) : null,
                        r -> (int) (byte) r.nextInt(),
                        x -> ((Integer) x).byteValue())
                : of(
                        "short",
                        DataType.SHORT,
                        PrimitiveTypeName.INT32,
                        annotated ? intType(16) : null,
                        r -> (int) (short) r.nextInt(),
                        x -> ((Integer) x).shortValue());
    }

    private static Kind ints(Random random) {
        int shift = random.nextInt(32);
        return of(
                "int",
                DataType.INT,
                PrimitiveTypeName.INT32,
                random.nextBoolean() ? intType(32) : null,
                r -> r.nextInt(40) == 0
                        ? (r.nextBoolean() ? Integer.MAX_VALUE : Integer.MIN_VALUE)
                        : r.nextInt() >> shift,
                x -> x);
    }

    private static Kind longs(Random random) {
        int shift = random.nextInt(64);
        if (random.nextInt(6) == 0) {
            return of("long from int", DataType.LONG, PrimitiveTypeName.INT32, null, Random::nextInt, x ->
                    (long) (Integer) x);
        }
        return of(
                "long",
                DataType.LONG,
                PrimitiveTypeName.INT64,
                random.nextBoolean() ? intType(64) : null,
                r -> r.nextInt(40) == 0 ? (r.nextBoolean() ? Long.MAX_VALUE : Long.MIN_VALUE) : r.nextLong() >> shift,
                x -> x);
    }

    private static Kind floats(Random random) {
        boolean special = random.nextBoolean();
        Function<Random, Object> fresh = r -> special && r.nextInt(5) == 0
                ? new Float[] {Float.NaN, -0.0f, 0.0f, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MIN_VALUE
                        }
                        [r.nextInt(6)]
                : Float.valueOf((r.nextFloat() - 0.5f) * 1000);
        return random.nextInt(6) == 0
                ? of("double from float", DataType.DOUBLE, PrimitiveTypeName.FLOAT, null, fresh, x ->
                        (double) (Float) x)
                : of("float", DataType.FLOAT, PrimitiveTypeName.FLOAT, null, fresh, x -> x);
    }

    private static Kind doubles(Random random) {
        boolean special = random.nextBoolean();
        boolean anyBits = random.nextInt(3) == 0;
        return of(
                "double",
                DataType.DOUBLE,
                PrimitiveTypeName.DOUBLE,
                null,
                r -> special && r.nextInt(5) == 0
                        ? new Double[] {
                                    Double.NaN,
                                    -0.0,
                                    0.0,
                                    Double.POSITIVE_INFINITY,
                                    Double.NEGATIVE_INFINITY,
                                    Double.MAX_VALUE
                                }
                                [r.nextInt(6)]
                        : anyBits ? finite(r) : Math.round(r.nextGaussian() * 1e4) / 100.0,
                x -> x);
    }

    private static double finite(Random random) {
        double any = Double.longBitsToDouble(random.nextLong());
        return Double.isNaN(any) ? 0.5 : any;
    }

    /** Any precision, in any of the four ways to store one that are large enough. */
    private static Kind decimal(Random random) {
        int precision = 1 + random.nextInt(38);
        int scale = random.nextInt(precision + 1);
        DataType type = new DataType.Decimal(precision, scale);
        int digits = 1 + random.nextInt(precision);
        Function<Random, BigInteger> unscaled = r -> {
            BigInteger limit = BigInteger.TEN.pow(digits);
            BigInteger value = new BigInteger(limit.bitLength(), r).mod(limit);
            return r.nextBoolean() ? value : value.negate();
        };
        List<PrimitiveTypeName> ways =
                new ArrayList<>(List.of(PrimitiveTypeName.BINARY, PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY));
        if (precision <= 18) {
            ways.add(PrimitiveTypeName.INT64);
        }
        if (precision <= 9) {
            ways.add(PrimitiveTypeName.INT32);
        }
        PrimitiveTypeName way = ways.get(random.nextInt(ways.size()));
        LogicalTypeAnnotation logical = decimalType(scale, precision);
        String name = type + " in " + way;
        if (way == PrimitiveTypeName.INT32 || way == PrimitiveTypeName.INT64) {
            return of(
                    name,
                    type,
                    way,
                    logical,
                    r -> way == PrimitiveTypeName.INT32
                            ? (Object) unscaled.apply(r).intValueExact()
                            : (Object) unscaled.apply(r).longValueExact(),
                    x -> BigDecimal.valueOf(((Number) x).longValue(), scale));
        }
        int least = BigInteger.TEN.pow(precision).bitLength() / 8 + 1;
        int length = Math.min(16, least + random.nextInt(3));
        boolean fixed = way == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
        return new Kind(
                name,
                type,
                (repetition, called) -> primitive(repetition, called, way, length, logical),
                r -> Binary.fromConstantByteArray(bytes(unscaled.apply(r), fixed ? length : 0)),
                x -> new BigDecimal(new BigInteger(((Binary) x).getBytes()), scale),
                true);
    }

    /** Two's complement, big-endian, of at least a length. */
    private static byte[] bytes(BigInteger value, int length) {
        byte[] least = value.toByteArray();
        if (least.length >= length) {
            return least;
        }
        byte[] padded = new byte[length];
        Arrays.fill(padded, (byte) (value.signum() < 0 ? -1 : 0));
        System.arraycopy(least, 0, padded, length - least.length, least.length);
        return padded;
    }

    private static Kind strings() {
        return of(
                "string",
                DataType.STRING,
                PrimitiveTypeName.BINARY,
                stringType(),
                r -> Binary.fromString(text(r)),
                x -> ((Binary) x).toStringUsingUTF8());
    }

    /** Empty, short, long, with a common beginning, beyond ASCII and the basic plane. */
    private static String text(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> "";
            case 1 -> "x".repeat(random.nextInt(300)) + random.nextInt(10);
            case 2 -> "κλειδί " + random.nextInt(50);
            case 3 -> "\uD83D\uDE00".repeat(random.nextInt(4)) + "\uFFFD'\"\\ " + random.nextInt(9);
            case 4 -> "https://example.org/" + Long.toString(random.nextLong(), 36);
            default -> Integer.toString(random.nextInt(1000));
        };
    }

    private static Kind binary(Random random) {
        int length = random.nextBoolean() ? 1 + random.nextInt(20) : 0;
        PrimitiveTypeName way = length > 0 ? PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY : PrimitiveTypeName.BINARY;
        return new Kind(
                "binary in " + way,
                DataType.BINARY,
                (repetition, called) -> primitive(repetition, called, way, length, null),
                r -> {
                    byte[] bytes = new byte[length > 0 ? length : r.nextInt(4) == 0 ? 0 : r.nextInt(40)];
                    r.nextBytes(bytes);
                    return Binary.fromConstantByteArray(bytes);
                },
                x -> ((Binary) x).getBytes(),
                true);
    }

    private static Kind dates() {
        return of(
                "date",
                DataType.DATE,
                PrimitiveTypeName.INT32,
                dateType(),
                r -> r.nextInt(120_000) - 60_000,
                x -> LocalDate.ofEpochDay((Integer) x));
    }

    private static Kind timestamp(Random random) {
        boolean utc = random.nextBoolean();
        DataType type = utc ? DataType.TIMESTAMP : DataType.TIMESTAMP_NTZ;
        int shift = 1 + random.nextInt(40);
        if (utc && random.nextInt(4) == 0) {
            return of(
                            "timestamp in INT96",
                            type,
                            PrimitiveTypeName.INT96,
                            null,
                            Kinds::int96,
                            x -> time(microsOfInt96((Binary) x), true))
                    .withoutDuckDb();
        }
        TimeUnit unit = TimeUnit.values()[random.nextInt(3)];
        Kind kind = of(
                type + " in " + unit,
                type,
                PrimitiveTypeName.INT64,
                timestampType(utc, unit),
                r -> unit == TimeUnit.MILLIS ? r.nextLong() >> (12 + shift) : r.nextLong() >> shift,
                x -> time(micros((Long) x, unit), utc));
        // DuckDB keeps nanoseconds, or cuts them towards zero.
        return unit == TimeUnit.NANOS ? kind.withoutDuckDb() : kind;
    }

    private static long micros(long stored, TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> stored * 1000;
            case MICROS -> stored;
            case NANOS -> Math.floorDiv(stored, 1000L);
        };
    }

    private static Object time(long micros, boolean utc) {
        Instant instant = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        return utc ? instant : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    /** Nanoseconds of a day, then the Julian day; little-endian. */
    private static Binary int96(Random random) {
        ByteBuffer bytes = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(Math.floorMod(random.nextLong(), NANOS_PER_DAY));
        bytes.putInt(2_440_588 + random.nextInt(100_000) - 50_000);
        return Binary.fromConstantByteArray(bytes.array());
    }

    private static long microsOfInt96(Binary value) {
        ByteBuffer bytes = ByteBuffer.wrap(value.getBytes()).order(ByteOrder.LITTLE_ENDIAN);
        long nanos = bytes.getLong();
        return (bytes.getInt() - 2_440_588L) * (NANOS_PER_DAY / 1000) + nanos / 1000;
    }
}
