package dev.boathouse.core.internal;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The classes of a label as text, and rows as their numbers: false and true, whole numbers by size, or texts as they sort. */
public final class Labels {

    /** Up to here every whole number is a double. */
    private static final double MAX_EXACT = 0x1p53;

    private Labels() {}

    /**
     * The digest of what is learnt from: all columns in their order, the label behind the others.
     *
     * @param frame the rows
     * @param label a column, if something is learnt from one
     * @return 64 hexadecimal digits
     */
    public static String digest(Frame frame, Optional<String> label) {
        List<String> names = new ArrayList<>(frame.schema().names());
        label.ifPresent(name -> {
            names.remove(name);
            names.add(name);
        });
        return frame.select(names).contentDigest();
    }

    /**
     * The numbers to estimate.
     *
     * @param frame the rows
     * @param label a numeric column
     * @return a finite number for each row
     * @throws IllegalArgumentException if the column is not numeric, or a value is null, NaN or infinite
     */
    public static double[] numbers(Frame frame, String label) {
        Schema.Field field = frame.schema().field(label);
        if (!field.type().isNumeric()) {
            throw new IllegalArgumentException("Column \"" + label + "\" cannot be estimated: it is a " + field.type()
                    + ". Regression needs a number; classification takes booleans and strings.");
        }
        double[] numbers = frame.doubles(label);
        for (int row = 0; row < numbers.length; row++) {
            if (!Double.isFinite(numbers[row])) {
                throw new IllegalArgumentException("Label \"" + label + "\" is null or no finite number in row " + row
                        + ": drop such rows first, with where(Filter.isNotNull(\"" + label + "\")).");
            }
        }
        return numbers;
    }

    /**
     * Tells whether a label can be learnt.
     *
     * @param field the label
     * @throws IllegalArgumentException if its type is no number, boolean or string
     */
    public static void requireLabel(Schema.Field field) {
        DataType type = field.type();
        if (!type.isNumeric() && type != DataType.BOOLEAN && type != DataType.STRING) {
            throw new IllegalArgumentException("Column \"" + field.name() + "\" cannot be a label: it is a " + type
                    + ". Use a boolean, whole numbers, or a string.");
        }
    }

    /**
     * The different values of a label, at most {@code most + 1} of them.
     *
     * @param frame the rows
     * @param label the column
     * @param most where to stop looking
     * @return the values as text, false before true, numbers by size, texts as they sort
     * @throws IllegalArgumentException if a value is null or no class
     */
    public static List<String> levels(Frame frame, String label, int most) {
        int position = frame.schema().indexOf(label);
        Set<Object> levels = new HashSet<>();
        long row = 0;
        for (Chunk chunk : frame.chunks()) {
            Values values = new Values(chunk.column(position), label, row);
            for (int i = 0; i < chunk.size() && levels.size() <= most; i++) {
                levels.add(values.at(i));
            }
            row += chunk.size();
        }
        boolean truths = frame.schema().field(position).type() == DataType.BOOLEAN;
        return levels.stream()
                .sorted()
                .map(level -> truths ? String.valueOf(level.equals(1L)) : level.toString())
                .toList();
    }

    /**
     * The class of each row.
     *
     * @param frame the rows
     * @param label the column
     * @param classes the classes as text
     * @return positions in {@code classes}
     * @throws IllegalArgumentException if a value is null or no class
     */
    public static int[] codes(Frame frame, String label, List<String> classes) {
        int position = frame.schema().indexOf(label);
        DataType type = frame.schema().field(position).type();
        requireLabel(frame.schema().field(position));
        Map<Object, Integer> known = new HashMap<>();
        for (String name : classes) {
            known.put(value(name, type), known.size());
        }
        int[] codes = new int[Math.toIntExact(frame.rowCount())];
        int row = 0;
        for (Chunk chunk : frame.chunks()) {
            Values values = new Values(chunk.column(position), label, row);
            for (int i = 0; i < chunk.size(); i++, row++) {
                Integer code = known.get(values.at(i));
                if (code == null) {
                    throw new IllegalArgumentException("Label \"" + label + "\" is " + values.at(i) + " in row " + row
                            + ": the classes are " + String.join(", ", classes) + ".");
                }
                codes[row] = code;
            }
        }
        return codes;
    }

    private static Object value(String name, DataType type) {
        if (type == DataType.STRING) {
            return name;
        }
        if (type == DataType.BOOLEAN) {
            return name.equals("true") ? (Object) 1L : name.equals("false") ? 0L : name;
        }
        try {
            return Long.valueOf(name);
        } catch (NumberFormatException e) {
            // A class of another type than the column has: no row can be of it.
            return name;
        }
    }

    /** The values of a column as texts or longs, which are equal where the classes are. */
    private static final class Values {

        private final Column column;
        private final String label;
        private final long firstRow;
        private final boolean text;
        private final boolean whole;

        Values(Column column, String label, long firstRow) {
            this.column = column;
            this.label = label;
            this.firstRow = firstRow;
            this.text = column.type() == DataType.STRING;
            this.whole = column.type().isInteger() || column.type() == DataType.BOOLEAN;
        }

        Object at(int index) {
            if (column.isNull(index)) {
                throw new IllegalArgumentException("Label \"" + label + "\" is null in row " + (firstRow + index)
                        + ": drop such rows first, with where(Filter.isNotNull(\"" + label + "\")).");
            }
            if (text) {
                return column.stringAt(index);
            }
            return whole ? column.longAt(index) : wholeNumber(index);
        }

        private long wholeNumber(int index) {
            double value = column.doubleAt(index);
            if (value != Math.rint(value) || Math.abs(value) > MAX_EXACT) {
                throw new IllegalArgumentException("Label \"" + label + "\" is " + value + " in row "
                        + (firstRow + index)
                        + ", which is no class: classes are whole numbers. Use regression to estimate numbers.");
            }
            return (long) value;
        }
    }
}
