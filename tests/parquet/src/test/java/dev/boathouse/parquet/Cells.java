package dev.boathouse.parquet;

import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Row;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Blob;
import java.sql.SQLException;
import java.sql.Struct;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Values as text, the same for equal values wherever they came from; −0.0 and 0.0 differ, decimals keep their scale. */
public final class Cells {

    private Cells() {}

    /** The rows of a frame. */
    public static List<String> rows(Frame frame) {
        List<String> rows = new ArrayList<>();
        for (Row row : frame.rows()) {
            List<String> values = new ArrayList<>();
            for (int i = 0; i < frame.schema().size(); i++) {
                values.add(text(row.valueAt(i)));
            }
            rows.add(String.join(" | ", values));
        }
        return rows;
    }

    /** A value. */
    public static String text(@Nullable Object value) {
        try {
            if (value instanceof Array array) {
                return text(Arrays.asList((Object[]) array.getArray()));
            }
            if (value instanceof Struct struct) {
                return Arrays.stream(struct.getAttributes())
                        .map(Cells::text)
                        .collect(Collectors.joining(", ", "{", "}"));
            }
            if (value instanceof Blob blob) {
                return text(blob.getBytes(1, (int) blob.length()));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Cells::text).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Row row) {
            return IntStream.range(0, row.schema().size())
                    .mapToObj(i -> text(row.valueAt(i)))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (value instanceof Instant instant) {
            return "us " + micros(instant);
        }
        if (value instanceof LocalDateTime time) {
            return text(time.toInstant(ZoneOffset.UTC));
        }
        if (value instanceof LocalDate date) {
            return "day " + date.toEpochDay();
        }
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
    }

    /** Since 1970; ChronoUnit overflows far before a long does. */
    static long micros(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.get(ChronoField.MICRO_OF_SECOND));
    }
}
