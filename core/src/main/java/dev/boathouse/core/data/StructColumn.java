package dev.boathouse.core.data;

import dev.boathouse.core.internal.Digest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Structs: a child column for each field. Where the struct is null, every child is. */
final class StructColumn extends Column {

    final List<Column> children;
    private final Schema fields;

    StructColumn(DataType.Struct type, List<Column> children, int size, long @Nullable [] validity) {
        super(type, size, validity);
        this.children = List.copyOf(children);
        this.fields = type.fields();
        check();
    }

    private void check() {
        if (children.size() != fields.size()) {
            throw new IllegalArgumentException("A column of type " + type() + " needs " + fields.size()
                    + " children: found " + children.size() + ".");
        }
        for (int i = 0; i < children.size(); i++) {
            Schema.Field field = fields.field(i);
            Column child = children.get(i);
            if (!child.type().equals(field.type()) || child.size() != size) {
                throw new IllegalArgumentException("Field \"" + field.name() + "\" of a struct does not fit: found "
                        + child + ", wanted " + field.type() + "[" + size + "].");
            }
            if (!Bits.covers(validity, child.validity, size)) {
                throw new IllegalArgumentException("Field \"" + field.name()
                        + "\" has a value where its struct is null: it must be null there too.");
            }
        }
    }

    @Override
    public double doubleAt(int index) {
        throw mismatch("numbers");
    }

    @Override
    Object boxed(int index) {
        return new ValueRow(fields, children, index);
    }

    @Override
    Column take(int[] positions, int count) {
        List<Column> taken =
                children.stream().map(child -> child.take(positions, count)).toList();
        return new StructColumn((DataType.Struct) type(), taken, count, Bits.takeValidity(validity, positions, count));
    }

    @Override
    Column slice(int from, int to) {
        List<Column> sliced =
                children.stream().map(child -> child.slice(from, to)).toList();
        return new StructColumn((DataType.Struct) type(), sliced, to - from, Bits.sliceValidity(validity, from, to));
    }

    @Override
    void digestInto(Digest digest, int from, int to) {
        for (int i = from; i < to; i++) {
            for (Column child : children) {
                digest.put((byte) (child.isNull(i) ? 0 : 1));
                child.digestInto(digest, i, i + 1);
            }
        }
    }
}
