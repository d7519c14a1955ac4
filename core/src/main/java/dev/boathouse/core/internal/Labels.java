package dev.boathouse.core.internal;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The classes of a label as text, and rows as their numbers: false and true, whole numbers by size, or texts as they sort. */
public final class Labels {

    /** Up to here every whole number is a double. */
    private static final double MAX_EXACT = 0x1p53;

    private Labels() {}

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
     * @throws IllegalArgumentException if a value is null
     */
    public static List<String> levels(Frame frame, String label, int most) {
        int position = frame.schema().indexOf(label);
        Set<String> levels = new TreeSet<>(
                frame.schema().field(position).type().isNumeric()
                        ? Comparator.comparingLong(Long::parseLong)
                        : Comparator.<String>naturalOrder());
        long row = 0;
        for (Chunk chunk : frame.chunks()) {
            Column column = chunk.column(position);
            for (int i = 0; i < column.size() && levels.size() <= most; i++) {
                levels.add(text(column, i, label, row + i));
            }
            row += column.size();
        }
        return List.copyOf(levels);
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
        requireLabel(frame.schema().field(position));
        int[] codes = new int[Math.toIntExact(frame.rowCount())];
        int row = 0;
        for (Chunk chunk : frame.chunks()) {
            Column column = chunk.column(position);
            for (int i = 0; i < column.size(); i++, row++) {
                String level = text(column, i, label, row);
                codes[row] = classes.indexOf(level);
                if (codes[row] < 0) {
                    throw new IllegalArgumentException("Label \"" + label + "\" is " + level + " in row " + row
                            + ": the classes are " + String.join(", ", classes) + ".");
                }
            }
        }
        return codes;
    }

    private static String text(Column column, int index, String label, long row) {
        if (column.isNull(index)) {
            throw new IllegalArgumentException("Label \"" + label + "\" is null in row " + row
                    + ": drop such rows first, with where(Filter.isNotNull(\"" + label + "\")).");
        }
        DataType type = column.type();
        if (type == DataType.STRING) {
            return column.stringAt(index);
        }
        if (type.isFloating() || type instanceof DataType.Decimal) {
            double value = column.doubleAt(index);
            if (value != Math.rint(value) || Math.abs(value) > MAX_EXACT) {
                throw new IllegalArgumentException("Label \"" + label + "\" is " + value + " in row " + row
                        + ", which is no class: classes are whole numbers. Use regression to estimate numbers.");
            }
            return Long.toString((long) value);
        }
        return type == DataType.BOOLEAN ? String.valueOf(column.booleanAt(index)) : Long.toString(column.longAt(index));
    }
}
