package dev.boathouse.delta.internal.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.boathouse.core.data.DataType;
import dev.boathouse.delta.internal.encode.Extremes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Extremes in the form that the log has them; a missing node where there is none. Bounds are never tighter than the values. */
final class StatisticsText {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LONGEST_TEXT = 32;
    private static final String GREATEST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT);
    private static final long FIRST_YEAR = -62_135_596_800_000L;
    private static final long BEHIND_LAST_YEAR = 253_402_300_800_000L;

    private StatisticsText() {}

    static JsonNode least(Extremes extremes, DataType type) {
        if (!known(extremes)) {
            return MissingNode.getInstance();
        }
        if (type == DataType.STRING) {
            return text(leastText(extremes.leastBytes()));
        }
        if (type instanceof DataType.Decimal decimal) {
            return decimal(extremes.leastLong(), extremes.leastWide(), decimal);
        }
        return type.isFloating()
                ? floating(extremes.leastDouble(), type)
                : whole(extremes.leastLong(), type, Math.floorDiv(extremes.leastLong(), 1_000L));
    }

    static JsonNode greatest(Extremes extremes, DataType type) {
        if (!known(extremes)) {
            return MissingNode.getInstance();
        }
        if (type == DataType.STRING) {
            return text(greatestText(extremes.greatestBytes()));
        }
        if (type instanceof DataType.Decimal decimal) {
            return decimal(extremes.greatestLong(), extremes.greatestWide(), decimal);
        }
        return type.isFloating()
                ? floating(extremes.greatestDouble(), type)
                : whole(extremes.greatestLong(), type, -Math.floorDiv(-extremes.greatestLong(), 1_000L));
    }

    /** Whether the extremes say something: NaN is the greatest number to some engines and no number to others. */
    private static boolean known(Extremes extremes) {
        return extremes.values() > 0 && !extremes.sawNaN();
    }

    private static JsonNode whole(long value, DataType type, long millis) {
        if (type.isInteger()) {
            return JSON.numberNode(value);
        }
        if (type == DataType.DATE) {
            LocalDate date = LocalDate.ofEpochDay(value);
            return date.getYear() >= 1 && date.getYear() <= 9999
                    ? JSON.textNode(date.toString())
                    : MissingNode.getInstance();
        }
        if ((type != DataType.TIMESTAMP && type != DataType.TIMESTAMP_NTZ)
                || millis < FIRST_YEAR
                || millis >= BEHIND_LAST_YEAR) {
            return MissingNode.getInstance();
        }
        String text = MILLIS.format(LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC));
        return JSON.textNode(type == DataType.TIMESTAMP ? text + "Z" : text);
    }

    /** JSON has no infinity. */
    private static JsonNode floating(double value, DataType type) {
        if (Double.isInfinite(value)) {
            return MissingNode.getInstance();
        }
        return type == DataType.FLOAT ? JSON.numberNode((float) value) : JSON.numberNode(value);
    }

    private static JsonNode decimal(long narrow, @Nullable BigInteger wide, DataType.Decimal type) {
        return JSON.numberNode(
                wide == null ? BigDecimal.valueOf(narrow, type.scale()) : new BigDecimal(wide, type.scale()));
    }

    private static JsonNode text(@Nullable String text) {
        return text == null ? MissingNode.getInstance() : JSON.textNode(text);
    }

    private static @Nullable String leastText(byte @Nullable [] bytes) {
        String text = decoded(bytes);
        return text == null ? null : cut(text);
    }

    /** Cut, and then raised above all texts that begin with the same characters. */
    private static @Nullable String greatestText(byte @Nullable [] bytes) {
        String text = decoded(bytes);
        if (text == null || cut(text).length() == text.length()) {
            return text;
        }
        String raised = cut(text) + GREATEST_CHARACTER;
        boolean above =
                Arrays.compareUnsigned(raised.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8))
                        > 0;
        return above ? raised : null;
    }

    /** Bytes that are no UTF-8 have no text that orders as they do. */
    private static @Nullable String decoded(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes) ? text : null;
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_TEXT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT));
    }
}
