package dev.boathouse.delta.internal.encode;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;

/**
 * A column of a file that holds values itself, and the way to it through structs and at most one list.
 *
 * @param descriptor what the file says of it
 * @param steps from the top
 */
record Leaf(ColumnDescriptor descriptor, List<Step> steps) {

    /**
     * A step of the way.
     *
     * @param child which column of the piece, or which field of the struct; {@link #ELEMENTS} for the elements of a list
     * @param optional whether it may be null
     */
    record Step(int child, boolean optional) {
        static final int ELEMENTS = -1;
    }

    /** The leaves of a schema, in order. */
    static List<Leaf> of(MessageType schema) {
        List<Leaf> leaves = new ArrayList<>();
        for (int i = 0; i < schema.getFieldCount(); i++) {
            walk(schema, schema.getType(i), List.of(), i, List.of(), leaves);
        }
        return List.copyOf(leaves);
    }

    private static void walk(
            MessageType schema, Type type, List<String> names, int child, List<Step> steps, List<Leaf> leaves) {
        List<String> way = append(names, type.getName());
        List<Step> longer = append(steps, new Step(child, type.isRepetition(Repetition.OPTIONAL)));
        if (type.isPrimitive()) {
            leaves.add(new Leaf(schema.getColumnDescription(way.toArray(String[]::new)), longer));
        } else if (type.getLogicalTypeAnnotation() instanceof ListLogicalTypeAnnotation) {
            GroupType repeated = type.asGroupType().getType(0).asGroupType();
            walk(schema, repeated.getType(0), append(way, repeated.getName()), Step.ELEMENTS, longer, leaves);
        } else {
            GroupType struct = type.asGroupType();
            for (int i = 0; i < struct.getFieldCount(); i++) {
                walk(schema, struct.getType(i), way, i, longer, leaves);
            }
        }
    }

    private static <T> List<T> append(List<T> list, T more) {
        List<T> longer = new ArrayList<>(list);
        longer.add(more);
        return longer;
    }

    int maxDefinition() {
        return descriptor.getMaxDefinitionLevel();
    }

    boolean isRepeated() {
        return descriptor.getMaxRepetitionLevel() > 0;
    }
}
