package dev.boathouse.core.data;

import dev.boathouse.core.internal.ByteDictionary;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects boxed values into a column; the way in for hosts that have rows, not arrays. */
final class ColumnBuilder {

    private static final long MICROS = 1_000_000;

    private final DataType type;
    private final List<@Nullable Object> values = new ArrayList<>();

    ColumnBuilder(DataType type) {
        this.type = type;
    }

    void add(@Nullable Object value) {
        values.add(value == null ? null : checked(type, value));
    }

    Column build() {
        int size = values.size();
        long[] validity = validity();
        if (type == DataType.DOUBLE) {
            double[] doubles = new double[size];
            Arrays.setAll(doubles, i -> values.get(i) instanceof Double v ? v : 0);
            return new DoubleColumn(doubles, size, validity);
        }
        if (type == DataType.FLOAT) {
            float[] floats = new float[size];
            for (int i = 0; i < size; i++) {
                floats[i] = values.get(i) instanceof Float v ? v : 0;
            }
            return new FloatColumn(floats, size, validity);
        }
        if (type == DataType.STRING || type == DataType.BINARY) {
            return bytes(size, validity);
        }
        if (type instanceof DataType.Decimal decimal) {
            return decimals(decimal, size, validity);
        }
        if (type instanceof DataType.Array array) {
            return arrays(array, size, validity);
        }
        if (type instanceof DataType.Struct struct) {
            return structs(struct, size, validity);
        }
        long[] longs = new long[size];
        Arrays.setAll(longs, i -> values.get(i) instanceof Long v ? v : 0);
        return whole(longs, size, validity);
    }

    private Column whole(long[] longs, int size, long @Nullable [] validity) {
        if (type == DataType.LONG || type == DataType.TIMESTAMP || type == DataType.TIMESTAMP_NTZ) {
            return new LongColumn(type, longs, size, validity);
        }
        if (type == DataType.BOOLEAN) {
            long[] bits = new long[Bits.words(size)];
            for (int i = 0; i < size; i++) {
                if (longs[i] != 0) {
                    Bits.set(bits, i);
                }
            }
            return new BooleanColumn(bits, size, validity);
        }
        int[] ints = new int[size];
        Arrays.setAll(ints, i -> (int) longs[i]);
        return new IntColumn(type, ints, size, validity);
    }

    private long @Nullable [] validity() {
        if (!values.contains(null)) {
            return null;
        }
        long[] validity = new long[Bits.words(values.size())];
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) != null) {
                Bits.set(validity, i);
            }
        }
        return validity;
    }

    private Column bytes(int size, long @Nullable [] validity) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int[] offsets = new int[size + 1];
        for (int i = 0; i < size; i++) {
            if (values.get(i) instanceof byte[] bytes) {
                all.writeBytes(bytes);
            }
            offsets[i + 1] = all.size();
        }
        return new BytesColumn(type, null, new ByteDictionary(all.toByteArray(), offsets, size), size, validity);
    }

    private Column decimals(DataType.Decimal decimal, int size, long @Nullable [] validity) {
        if (decimal.precision() <= DataType.Decimal.MAX_LONG_DIGITS) {
            long[] unscaled = new long[size];
            Arrays.setAll(unscaled, i -> values.get(i) instanceof BigInteger v ? v.longValueExact() : 0);
            return new DecimalColumn(decimal, unscaled, null, size, validity);
        }
        byte[] wide = new byte[size * DecimalColumn.WIDE];
        for (int i = 0; i < size; i++) {
            if (values.get(i) instanceof BigInteger v) {
                byte[] compact = v.toByteArray();
                int start = (i + 1) * DecimalColumn.WIDE - compact.length;
                Arrays.fill(wide, i * DecimalColumn.WIDE, start, (byte) (v.signum() < 0 ? -1 : 0));
                System.arraycopy(compact, 0, wide, start, compact.length);
            }
        }
        return new DecimalColumn(decimal, null, wide, size, validity);
    }

    private Column arrays(DataType.Array array, int size, long @Nullable [] validity) {
        ColumnBuilder elements = new ColumnBuilder(array.element());
        int[] offsets = new int[size + 1];
        for (int i = 0; i < size; i++) {
            if (values.get(i) instanceof List<?> list) {
                list.forEach(elements::add);
            }
            offsets[i + 1] = elements.values.size();
        }
        return new ArrayColumn(offsets, elements.build(), size, validity);
    }

    private Column structs(DataType.Struct struct, int size, long @Nullable [] validity) {
        List<Column> children = new ArrayList<>();
        for (Schema.Field field : struct.fields().fields()) {
            ColumnBuilder child = new ColumnBuilder(field.type());
            for (Object value : values) {
                child.add(value instanceof Row row ? row.value(field.name()) : null);
            }
            children.add(child.build());
        }
        return new StructColumn(struct, children, size, validity);
    }

    private static Row row(DataType.Struct type, Map<?, ?> map) {
        Map<String, @Nullable Object> byName = new LinkedHashMap<>();
        map.forEach((name, value) -> byName.put(String.valueOf(name), value));
        return Row.of(type.fields(), byName);
    }

    /** The value as it is collected: Long for all that is stored as whole number, bytes for text, unscaled for decimals. */
    private static Object checked(DataType type, Object value) {
        if (type.isInteger() && value instanceof Number number && isWhole(number)) {
            return range(type, number.longValue());
        }
        if (type == DataType.DOUBLE && value instanceof Number number && !(value instanceof BigDecimal)) {
            return exactDouble(type, number);
        }
        if (type == DataType.FLOAT && value instanceof Float) {
            return value;
        }
        if (type == DataType.BOOLEAN && value instanceof Boolean truth) {
            return truth ? 1L : 0L;
        }
        if (type == DataType.STRING && value instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        if (type == DataType.BINARY && value instanceof byte[] bytes) {
            return bytes.clone();
        }
        if (type == DataType.DATE && value instanceof LocalDate date) {
            return (long) Math.toIntExact(date.toEpochDay());
        }
        if (type == DataType.TIMESTAMP && value instanceof Instant instant) {
            return micros(instant);
        }
        if (type == DataType.TIMESTAMP_NTZ && value instanceof LocalDateTime time) {
            return micros(time.toInstant(ZoneOffset.UTC));
        }
        if (type instanceof DataType.Decimal decimal && value instanceof BigDecimal number) {
            return unscaled(decimal, number);
        }
        if (type instanceof DataType.Array && value instanceof List<?>) {
            return value;
        }
        if (type instanceof DataType.Struct struct && (value instanceof Row || value instanceof Map)) {
            return value instanceof Map<?, ?> map ? row(struct, map) : value;
        }
        throw new IllegalArgumentException("Cannot store " + value + " ("
                + value.getClass().getSimpleName() + ") in a column of type " + type + ".");
    }

    private static boolean isWhole(Number number) {
        return number instanceof Byte || number instanceof Short || number instanceof Integer || number instanceof Long;
    }

    private static Long range(DataType type, long value) {
        int bits = type == DataType.BYTE ? 8 : type == DataType.SHORT ? 16 : type == DataType.INT ? 32 : 64;
        if (value << (64 - bits) >> (64 - bits) != value) {
            throw new IllegalArgumentException("Cannot store " + value + " in a column of type " + type
                    + ": it needs more than " + bits + " bits.");
        }
        return value;
    }

    private static Double exactDouble(DataType type, Number number) {
        double value = number.doubleValue();
        if (number instanceof Long whole && (long) value != whole) {
            throw new IllegalArgumentException(
                    "Cannot store " + whole + " in a column of type " + type + " without losing digits.");
        }
        return value;
    }

    static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), MICROS), instant.getNano() / 1_000);
    }

    private static BigInteger unscaled(DataType.Decimal type, BigDecimal number) {
        BigDecimal scaled = number.stripTrailingZeros();
        boolean tooLarge =
                scaled.signum() != 0 && scaled.precision() - scaled.scale() > type.precision() - type.scale();
        if (scaled.scale() > type.scale() || tooLarge) {
            throw new IllegalArgumentException(
                    "Cannot store " + number + " in a column of type " + type + ": too many digits.");
        }
        return number.setScale(type.scale()).unscaledValue();
    }
}
