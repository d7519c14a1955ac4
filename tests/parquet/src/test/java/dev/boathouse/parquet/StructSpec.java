package dev.boathouse.parquet;

import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Row;
import dev.boathouse.core.data.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/**
 * A column of structs, or of lists of them.
 *
 * @param name its name
 * @param inLists whether a row has a list of structs
 * @param members the fields, with as many cells as there are structs
 * @param starts for each row the first of its structs, and one more behind the last row; without lists each row has one
 * @param isNull for each row whether its list is null
 * @param present for each struct whether it is there; a null struct has cells, too, which are not written
 */
public record StructSpec(
        String name, boolean inLists, List<ColumnSpec> members, int[] starts, boolean[] isNull, List<Boolean> present)
        implements FileColumn {

    Schema fields() {
        return Schema.of(members.stream().map(ColumnSpec::field).toList());
    }

    @Override
    public Schema.Field field() {
        DataType struct = new DataType.Struct(fields());
        return Schema.Field.of(name, inLists ? new DataType.Array(struct) : struct);
    }

    @Override
    public Type stored() {
        List<Type> types = members.stream().map(ColumnSpec::stored).toList();
        if (!inLists) {
            return new GroupType(Repetition.OPTIONAL, name, types);
        }
        GroupType element = new GroupType(Repetition.OPTIONAL, "element", types);
        return Types.buildGroup(Repetition.OPTIONAL)
                .as(LogicalTypeAnnotation.listType())
                .addField(new GroupType(Repetition.REPEATED, "list", element))
                .named(name);
    }

    @Override
    public void codings(Map<String, Coding> to) {
        String above = name + (inLists ? ".list.element." : ".");
        members.forEach(member -> to.put(above + member.leaf(), member.coding()));
    }

    @Override
    public @Nullable Object read(int row) {
        if (isNull[row]) {
            return null;
        }
        int first = starts[row];
        int length = starts[row + 1] - first;
        if (!inLists) {
            return struct(first);
        }
        List<@Nullable Object> structs = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            structs.add(struct(first + i));
        }
        return Collections.unmodifiableList(structs);
    }

    private @Nullable Object struct(int index) {
        if (!present.get(index)) {
            return null;
        }
        Map<String, Object> values = new HashMap<>();
        for (ColumnSpec member : members) {
            Object value = member.read(index);
            if (value != null) {
                values.put(member.name(), value);
            }
        }
        return Row.of(fields(), values);
    }

    @Override
    public void write(RecordConsumer to, int index, int row) {
        int first = starts[row];
        int length = starts[row + 1] - first;
        if (isNull[row] || (!inLists && !present.get(first))) {
            return;
        }
        to.startField(name, index);
        to.startGroup();
        if (!inLists) {
            writeMembers(to, first);
        } else if (length > 0) {
            to.startField("list", 0);
            for (int i = first; i < first + length; i++) {
                to.startGroup();
                if (present.get(i)) {
                    to.startField("element", 0);
                    to.startGroup();
                    writeMembers(to, i);
                    to.endGroup();
                    to.endField("element", 0);
                }
                to.endGroup();
            }
            to.endField("list", 0);
        }
        to.endGroup();
        to.endField(name, index);
    }

    private void writeMembers(RecordConsumer to, int index) {
        for (int i = 0; i < members.size(); i++) {
            members.get(i).write(to, i, index);
        }
    }

    @Override
    public boolean inDuckDb() {
        return members.stream().allMatch(ColumnSpec::inDuckDb);
    }

    @Override
    public String toString() {
        return "(" + name + (inLists ? ", lists of structs " : ", structs ") + members + ")";
    }
}
