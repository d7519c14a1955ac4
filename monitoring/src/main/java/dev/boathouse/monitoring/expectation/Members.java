package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.internal.ByteDictionary;
import dev.boathouse.core.internal.ColumnAccess;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tells which member of a set a value is. Members that no value of the column can be, such as 0.5 among whole numbers, count as members. Not thread-safe. */
final class Members {

    private static final int NONE = -1;
    private static final int OPEN = -2;

    private final DataType type;
    private final Domain domain;
    private final List<Object> members = new ArrayList<>();
    private final Map<String, Integer> texts = new HashMap<>();
    private final TreeMap<BigDecimal, Integer> wide = new TreeMap<>();
    private final LongIndex keys = new LongIndex();
    private @Nullable ByteDictionary known;
    private int[] entries = new int[0];
    int[] found = new int[0];

    Members(Schema.Field field, List<?> literals) {
        this.type = field.type();
        this.domain = Domain.of(type);
        if (domain == Domain.BYTES || domain == Domain.NESTED) {
            throw new Unfit(
                    "Column \"" + field.name() + "\" of type " + field.type() + " cannot be compared with a set.");
        }
        for (Object literal : literals) {
            if (literal == null) {
                continue; // a null is never looked at
            }
            add(Literals.fit(field, literal));
        }
    }

    private void add(Object literal) {
        if (numberOf(literal) >= 0) {
            return;
        }
        int number = members.size();
        members.add(literal);
        switch (domain) {
            case LONG -> longOf(literal).ifPresent(key -> keys.put(key, number));
            case DOUBLE -> keys.put(key(((Number) literal).doubleValue()), number);
            case WIDE -> {
                if (Literals.isFinite(literal)) {
                    wide.put(Literals.decimal(literal), number);
                }
            }
            default -> texts.put((String) literal, number);
        }
    }

    private OptionalLong longOf(Object literal) {
        if (!Literals.isFinite(literal)) {
            return OptionalLong.empty();
        }
        BigDecimal place = Literals.place(type, literal);
        boolean fits =
                place.stripTrailingZeros().scale() <= 0 && place.toBigInteger().bitLength() < Long.SIZE;
        return fits ? OptionalLong.of(place.longValueExact()) : OptionalLong.empty();
    }

    private static long key(double value) {
        return Double.doubleToLongBits(value + 0.0);
    }

    /** The members in the order in which they were given, in the type of the column. */
    List<Object> members() {
        return members;
    }

    /** The number of a literal that was given; negative if no value of the column can be it. */
    int numberOf(Object fitting) {
        return switch (domain) {
            case LONG -> {
                OptionalLong key = longOf(fitting);
                yield key.isPresent() ? keys.find(key.getAsLong()) : NONE;
            }
            case DOUBLE -> keys.find(key(((Number) fitting).doubleValue()));
            case WIDE -> Literals.isFinite(fitting) ? wide.getOrDefault(Literals.decimal(fitting), NONE) : NONE;
            default -> texts.getOrDefault((String) fitting, NONE);
        };
    }

    /** {@link #found} has the number of the member that each row's value is then, negative if it is none; where null it means nothing. */
    void find(Column column) {
        int size = column.size();
        if (found.length < size) {
            found = new int[size];
        }
        switch (domain) {
            case LONG -> longs(column, size);
            case DOUBLE -> doubles(column, size);
            case WIDE -> {
                for (int i = 0; i < size; i++) {
                    found[i] = column.valueAt(i) instanceof BigDecimal value ? wide.getOrDefault(value, NONE) : NONE;
                }
            }
            default -> texts(column, size);
        }
    }

    private void longs(Column column, int size) {
        long[] block = new long[1024];
        for (int from = 0; from < size; from += block.length) {
            int to = Math.min(size, from + block.length);
            Domain.copy(column, from, to, block);
            for (int i = from; i < to; i++) {
                found[i] = keys.find(block[i - from]);
            }
        }
    }

    private void doubles(Column column, int size) {
        double[] block = new double[1024];
        for (int from = 0; from < size; from += block.length) {
            int to = Math.min(size, from + block.length);
            column.copyTo(from, to, block, 0);
            for (int i = from; i < to; i++) {
                found[i] = keys.find(key(block[i - from]));
            }
        }
    }

    private void texts(Column column, int size) {
        ByteDictionary dictionary = ColumnAccess.direct().dictionary(column);
        int @Nullable [] codes = ColumnAccess.direct().codes(column);
        if (codes == null) {
            for (int i = 0; i < size; i++) {
                found[i] = texts.getOrDefault(TextTest.text(dictionary, i), NONE);
            }
            return;
        }
        if (dictionary != known) {
            known = dictionary;
            entries = new int[dictionary.size()];
            Arrays.fill(entries, OPEN);
        }
        long @Nullable [] validity = ColumnAccess.direct().validity(column);
        for (int i = 0; i < size; i++) {
            if (validity != null && (validity[i >> 6] >>> i & 1) == 0) {
                continue;
            }
            int entry = codes[i];
            int member = entries[entry];
            if (member == OPEN) {
                member = texts.getOrDefault(TextTest.text(dictionary, entry), NONE);
                entries[entry] = member;
            }
            found[i] = member;
        }
    }
}
