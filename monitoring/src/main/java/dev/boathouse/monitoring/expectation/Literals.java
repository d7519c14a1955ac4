package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.internal.ShortestDecimal;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Literals in the type of a column. */
final class Literals {

    private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);

    private Literals() {}

    /** Long, Double, BigDecimal, String, Boolean, LocalDate, Instant or LocalDateTime, whichever compares with the column. */
    static Object fit(Schema.Field field, Object literal) {
        DataType type = field.type();
        if (type.isNumeric() && literal instanceof Number) {
            return number(type, literal);
        }
        if ((type == DataType.STRING && literal instanceof String)
                || (type == DataType.BOOLEAN && literal instanceof Boolean)) {
            return literal;
        }
        try {
            if (type == DataType.DATE) {
                return date(field, literal);
            }
            if (type == DataType.TIMESTAMP || type == DataType.TIMESTAMP_NTZ) {
                LocalDateTime time = time(field, literal);
                return type == DataType.TIMESTAMP ? time.toInstant(ZoneOffset.UTC) : time;
            }
        } catch (DateTimeException e) {
            throw unfit(field, literal);
        }
        throw unfit(field, literal);
    }

    /** As SQL reads it: among decimals 0.1 is a tenth, among doubles the double next to it. */
    private static Object number(DataType type, Object literal) {
        if (type.isFloating() && literal instanceof BigDecimal decimal) {
            return decimal.doubleValue();
        }
        return type instanceof DataType.Decimal && literal instanceof Double real && Double.isFinite(real)
                ? new BigDecimal(ShortestDecimal.of(real))
                : literal;
    }

    private static LocalDate date(Schema.Field field, Object literal) {
        if (literal instanceof LocalDate date) {
            return date;
        }
        LocalDateTime time = time(field, literal);
        if (!time.equals(time.truncatedTo(ChronoUnit.DAYS))) {
            throw unfit(field, literal);
        }
        return time.toLocalDate();
    }

    private static LocalDateTime time(Schema.Field field, Object literal) {
        if (literal instanceof Instant instant) {
            return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        }
        if (literal instanceof LocalDateTime time) {
            return time;
        }
        if (literal instanceof LocalDate date) {
            return date.atStartOfDay();
        }
        if (literal instanceof String text) {
            String iso = text.strip().replace(' ', 'T');
            if (iso.indexOf('T') < 0) {
                return LocalDate.parse(iso).atStartOfDay();
            }
            boolean zoned = iso.endsWith("Z") || iso.indexOf('+') > 0 || iso.lastIndexOf('-') > iso.indexOf('T');
            return zoned
                    ? LocalDateTime.ofInstant(OffsetDateTime.parse(iso).toInstant(), ZoneOffset.UTC)
                    : LocalDateTime.parse(iso);
        }
        throw unfit(field, literal);
    }

    private static Unfit unfit(Schema.Field field, Object literal) {
        return new Unfit("Column \"" + field.name() + "\" of type " + field.type() + " cannot be compared with "
                + ExpectationText.value(literal) + " (" + literal.getClass().getSimpleName() + ").");
    }

    /** A number, infinite ones as they are compared: beyond all others. NaN has no place. */
    static BigDecimal decimal(Object number) {
        if (number instanceof Long whole) {
            return BigDecimal.valueOf(whole);
        }
        return number instanceof Double real ? new BigDecimal(real) : (BigDecimal) number;
    }

    /** Where a literal that fits lies among the longs of {@link Domain#LONG}, maybe between two. */
    static BigDecimal place(DataType type, Object fitting) {
        if (fitting instanceof LocalDate date) {
            return BigDecimal.valueOf(date.toEpochDay());
        }
        if (fitting instanceof LocalDateTime time) {
            return place(type, time.toInstant(ZoneOffset.UTC));
        }
        if (fitting instanceof Instant instant) {
            return BigDecimal.valueOf(instant.getEpochSecond())
                    .multiply(MICROS)
                    .add(BigDecimal.valueOf(instant.getNano(), 3));
        }
        if (fitting instanceof Boolean truth) {
            return truth ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        return decimal(fitting).scaleByPowerOfTen(Domain.scale(type));
    }

    static boolean isFinite(Object fitting) {
        return !(fitting instanceof Double real) || Double.isFinite(real);
    }

    static List<?> list(Object argument) {
        return argument instanceof List<?> items ? items : List.of(argument);
    }
}
