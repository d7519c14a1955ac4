package dev.boathouse.monitoring.profile;

import dev.boathouse.monitoring.internal.sketch.ByteSource;
import dev.boathouse.monitoring.internal.sketch.ByteTarget;
import dev.boathouse.monitoring.internal.sketch.Levels;
import dev.boathouse.monitoring.internal.sketch.Numbers;
import org.jspecify.annotations.Nullable;

/** The stored form of one column: name, type, rows, nulls, a number that says which parts follow, and those. */
final class ColumnFormat {

    private static final long NUMBERS = 1;
    private static final long LEVELS = 2;
    private static final long LENGTHS = 4;
    private static final long ELEMENTS = 8;
    private static final long SENSITIVE = 16;
    private static final long ALL = 31;

    private ColumnFormat() {}

    static void write(ColumnProfile column, ByteTarget target) {
        Parts parts = column.parts();
        target.text(column.name());
        target.text(column.type());
        target.number(column.count());
        target.number(column.nulls());
        target.number((parts.numbers() == null ? 0 : NUMBERS)
                | (parts.levels() == null ? 0 : LEVELS)
                | (parts.lengths() == null ? 0 : LENGTHS)
                | (parts.elements() == null ? 0 : ELEMENTS)
                | (column.sensitive() ? SENSITIVE : 0));
        if (parts.numbers() != null) {
            parts.numbers().write(target);
        }
        if (parts.levels() != null) {
            parts.levels().write(target);
        }
        if (parts.lengths() != null) {
            parts.lengths().write(target);
        }
        if (parts.elements() != null) {
            write(parts.elements(), target);
        }
    }

    /** Reads a column of so many rows. */
    static ColumnProfile read(ByteSource source, long version, int bins, long rows) {
        ColumnProfile column = any(source, version, bins, ALL);
        if (column.count() != rows) {
            throw source.corrupt("a column of other length");
        }
        return column;
    }

    private static ColumnProfile any(ByteSource source, long version, int bins, long allowed) {
        String name = source.text();
        String type = source.text();
        long count = source.count();
        long nulls = source.count();
        long kind = source.number(); // version 1 knew numbers and levels, as the same numbers
        boolean sensitive = (kind & SENSITIVE) != 0;
        if (nulls > count
                || (kind & ~allowed) != 0
                || (version == 1 && kind > LEVELS)
                || (kind & (NUMBERS | LEVELS)) == (NUMBERS | LEVELS)
                || (sensitive && (kind & (NUMBERS | LENGTHS | ELEMENTS)) != 0)) {
            throw source.corrupt("an unknown kind of column");
        }
        Numbers numbers = (kind & NUMBERS) == 0 ? null : Numbers.read(source, version, bins);
        Levels levels = (kind & LEVELS) == 0 ? null : Levels.read(source, version, bins);
        Numbers lengths = (kind & LENGTHS) == 0 ? null : Numbers.read(source, version, bins);
        ColumnProfile elements =
                (kind & ELEMENTS) == 0 ? null : any(source, version, bins, allowed & ~(ELEMENTS | SENSITIVE));
        long present = count - nulls;
        if (differs(numbers, present)
                || differs(lengths, present)
                || (levels != null && levels.total() != present)
                || (elements != null && lengths == null)) {
            throw source.corrupt("counts that contradict each other");
        }
        return new ColumnProfile(name, type, count, nulls, sensitive, new Parts(numbers, levels, lengths, elements));
    }

    private static boolean differs(@Nullable Numbers numbers, long present) {
        return numbers != null && numbers.total() != present;
    }
}
