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

/** The two classes of a label as text, and rows as their numbers: false and true, 0 and 1, or two texts as they sort. */
public final class Labels {

    private Labels() {}

    /**
     * Tells whether a label can be learnt.
     *
     * @param field the label
     * @throws IllegalArgumentException if its type is none of boolean, byte, short, int, long, string
     */
    public static void requireLabel(Schema.Field field) {
        DataType type = field.type();
        if (!type.isInteger() && type != DataType.BOOLEAN && type != DataType.STRING) {
            throw new IllegalArgumentException("Column \"" + field.name() + "\" cannot be a label: it is a " + type
                    + ". Use a boolean, 0 and 1 as integers, or a string of two levels.");
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
                frame.schema().field(position).type().isInteger()
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
                            + ": the classes are " + String.join(" and ", classes) + ".");
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
        return type == DataType.BOOLEAN ? String.valueOf(column.booleanAt(index)) : Long.toString(column.longAt(index));
    }
}
