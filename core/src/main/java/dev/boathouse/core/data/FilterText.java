package dev.boathouse.core.data;

import dev.boathouse.core.internal.ShortestDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes the canonical text of filters, which {@link FilterReader} reads: SQL, with literals that read the same on every Java release. */
final class FilterText {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private FilterText() {}

    static String name(String column) {
        return PLAIN.matcher(column).matches() ? column : "`" + column.replace("`", "``") + "`";
    }

    /** Tells whether a name may hold a character without quotes; a digit not as its first one. */
    static boolean isPlain(int character) {
        return (character >= 'A' && character <= 'Z')
                || (character >= 'a' && character <= 'z')
                || (character >= '0' && character <= '9')
                || character == '_';
    }

    static String literal(Object literal) {
        if (literal instanceof String text) {
            return "'" + text.replace("'", "''") + "'";
        }
        if (literal instanceof Double number) {
            return ShortestDecimal.of(number) + "D";
        }
        if (literal instanceof Float number) {
            return ShortestDecimal.of(number) + "F";
        }
        if (literal instanceof LocalDate date) {
            return "DATE '" + date + "'";
        }
        if (literal instanceof Instant instant) {
            return "TIMESTAMP '" + instant + "'";
        }
        return literal instanceof LocalDateTime time ? "TIMESTAMP_NTZ '" + time + "'" : literal.toString();
    }

    static String in(Filter.In in) {
        String list = in.literals().stream().map(FilterText::literal).collect(Collectors.joining(", "));
        return name(in.column()) + " IN (" + list + ")";
    }

    static void collectColumns(Filter filter, Set<String> names) {
        if (filter instanceof Filter.Comparison comparison) {
            names.add(comparison.column());
        } else if (filter instanceof Filter.In in) {
            names.add(in.column());
        } else if (filter instanceof Filter.IsNull isNull) {
            names.add(isNull.column());
        } else if (filter instanceof Filter.Not not) {
            collectColumns(not.filter(), names);
        } else if (filter instanceof Filter.And and) {
            collectColumns(and.left(), names);
            collectColumns(and.right(), names);
        } else if (filter instanceof Filter.Or or) {
            collectColumns(or.left(), names);
            collectColumns(or.right(), names);
        }
    }
}
