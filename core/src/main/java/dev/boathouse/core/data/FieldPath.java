package dev.boathouse.core.data;

import dev.boathouse.core.NotFoundException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a path leads in a schema.
 *
 * @param steps the names of the fields on the way, the outermost first
 * @param positions their positions, each in the fields of the struct before
 * @param field what is found: named by the whole path as written, nullable if one of the fields on the way is
 */
record FieldPath(List<String> steps, List<Integer> positions, Schema.Field field) {

    /** An exact name wins at every level, so that a column with a dot in its name needs no quotes. */
    static FieldPath of(Schema schema, String path) {
        List<String> steps = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        boolean nullable = false;
        Schema fields = schema;
        String rest = path;
        while (true) {
            boolean exact = fields.contains(rest);
            int end = exact ? rest.length() : endOfStep(rest, path);
            String name = exact ? rest : unquoted(rest.substring(0, end));
            if (!fields.contains(name)) {
                throw missing(path, steps, "there are " + String.join(", ", fields.names()));
            }
            Schema.Field field = fields.field(name);
            steps.add(name);
            positions.add(fields.indexOf(name));
            nullable |= field.nullable();
            if (end == rest.length()) {
                return new FieldPath(List.copyOf(steps), List.copyOf(positions), named(path, field.type(), nullable));
            }
            if (!(field.type() instanceof DataType.Struct struct)) {
                throw missing(path, steps, "found " + field.type() + ", which has no fields to select by name");
            }
            fields = struct.fields();
            rest = rest.substring(end + 1);
        }
    }

    /** The column that the path leads to. */
    Column in(Chunk chunk) {
        Column column = chunk.column(positions.get(0));
        for (int position : positions.subList(1, positions.size())) {
            column = ((StructColumn) column).children.get(position);
        }
        return column;
    }

    private static Schema.Field named(String path, DataType type, boolean nullable) {
        Schema.Field field = Schema.Field.of(path, type);
        return nullable ? field : field.required();
    }

    /** Where the dot behind the first step is, or the end. */
    private static int endOfStep(String rest, String path) {
        if (!rest.startsWith("`")) {
            int dot = rest.indexOf('.');
            return dot < 0 ? rest.length() : dot;
        }
        int end = 1;
        while (end < rest.length() && (rest.charAt(end) != '`' || rest.startsWith("``", end))) {
            end += rest.charAt(end) == '`' ? 2 : 1;
        }
        if (end >= rest.length() || (end + 1 < rest.length() && rest.charAt(end + 1) != '.')) {
            throw new NotFoundException("No column \"" + path + "\": found a backtick without its counterpart. "
                    + "Write `a.b`.c, and a backtick in a name twice.");
        }
        return end + 1;
    }

    private static String unquoted(String step) {
        return step.startsWith("`") ? step.substring(1, step.length() - 1).replace("``", "`") : step;
    }

    private static NotFoundException missing(String path, List<String> steps, String found) {
        String place = steps.isEmpty() ? "" : "in \"" + String.join(".", steps) + "\" ";
        return new NotFoundException("No column \"" + path + "\": " + place + found + ".");
    }
}
