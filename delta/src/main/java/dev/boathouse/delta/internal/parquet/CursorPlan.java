package dev.boathouse.delta.internal.parquet;

import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.data.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;

/** Finds what is wanted in the schema of a file, and makes cursors for it. */
final class CursorPlan {

    private final ParquetFile file;
    private final RowGroup group;

    CursorPlan(ParquetFile file, RowGroup group) {
        this.file = file;
        this.group = group;
    }

    /**
     * A place in the schema.
     *
     * @param names the way to it
     * @param type what is there
     * @param level the definition level at which it is there
     */
    record Place(List<String> names, Type type, int level) {

        static Place top(GroupType schema) {
            return new Place(List.of(), schema, 0);
        }

        Place child(Type child) {
            List<String> way = new ArrayList<>(names);
            way.add(child.getName());
            return new Place(way, child, level + (child.isRepetition(Repetition.REQUIRED) ? 0 : 1));
        }

        Optional<Place> find(Lookup.Step step) {
            if (type.isPrimitive()) {
                return Optional.empty();
            }
            return type.asGroupType().getFields().stream()
                    .filter(field -> step.id().isPresent()
                            ? field.getId() != null
                                    && field.getId().intValue() == step.id().getAsInt()
                            : field.getName().equals(step.name()))
                    .findFirst()
                    .map(this::child);
        }

        boolean isStruct() {
            return !type.isPrimitive()
                    && !type.isRepetition(Repetition.REPEATED)
                    && !(type.getLogicalTypeAnnotation() instanceof ListLogicalTypeAnnotation)
                    && !(type.getLogicalTypeAnnotation() instanceof MapLogicalTypeAnnotation);
        }
    }

    /** Where something is; empty if the file lacks it. */
    static Optional<Place> find(Place from, Lookup lookup) {
        Place place = from;
        for (int i = 0; i < lookup.path().size(); i++) {
            if (i > 0 && !place.isStruct()) {
                return Optional.empty();
            }
            Optional<Place> next = place.find(lookup.path().get(i));
            if (next.isEmpty()) {
                return next;
            }
            place = next.get();
        }
        return Optional.of(place);
    }

    ColumnCursor cursor(Lookup lookup) {
        requireReadable(lookup, lookup.type());
        return cursor(Place.top(file.schema()), lookup, false);
    }

    private void requireReadable(Lookup lookup, DataType type) {
        boolean deep = type instanceof DataType.KeyValue || type instanceof DataType.Other;
        if (type instanceof DataType.Array array) {
            DataType element = array.element();
            deep = element instanceof DataType.Array || element instanceof DataType.KeyValue;
            if (element instanceof DataType.Struct struct) {
                deep = struct.fields().fields().stream()
                        .anyMatch(field -> field.type() instanceof DataType.Array
                                || field.type() instanceof DataType.KeyValue
                                || field.type() instanceof DataType.Struct);
            }
        }
        if (deep) {
            throw new UnsupportedFormatException("Cannot read column \"" + lookup + "\" of " + file.name() + ": type "
                    + lookup.type() + " is not supported. Selecting other columns would work.");
        }
        if (type instanceof DataType.Struct struct) {
            struct.fields().fields().forEach(field -> requireReadable(lookup, field.type()));
        }
    }

    private ColumnCursor cursor(Place from, Lookup lookup, boolean keepsLevels) {
        Optional<Place> found = find(from, lookup);
        if (found.isEmpty()) {
            return new Nulls(lookup.type());
        }
        Place place = found.get();
        if (lookup.type() instanceof DataType.Struct struct) {
            return struct(place, lookup, struct);
        }
        if (lookup.type() instanceof DataType.Array array) {
            return list(place, lookup, array);
        }
        if (!place.type().isPrimitive() || place.type().isRepetition(Repetition.REPEATED)) {
            throw mismatch(lookup, place);
        }
        return new FlatCursor(
                group.leaf(place.names(), true),
                collectors(place, lookup.type(), lookup),
                group.bytesPerRow(place.names(), Conversions.bytesPerValue(lookup.type())),
                keepsLevels);
    }

    private ColumnCursor struct(Place place, Lookup lookup, DataType.Struct struct) {
        if (!place.isStruct()) {
            throw mismatch(lookup, place);
        }
        List<ColumnCursor> fields = new ArrayList<>();
        ColumnCursor witness = null;
        for (Lookup field : lookup.fields()) {
            ColumnCursor cursor = cursor(place, field, witness == null);
            witness = witness == null && !(cursor instanceof Nulls) ? cursor : witness;
            fields.add(cursor);
        }
        return new StructCursor(struct, fields, witness == null ? anyLeaf(place, lookup) : witness, place.level());
    }

    /** Where none of the wanted fields is in the file, another one still tells whether the struct is there. */
    private ColumnCursor anyLeaf(Place place, Lookup lookup) {
        Place leaf = place;
        while (!leaf.type().isPrimitive()) {
            leaf = leaf.child(leaf.type().asGroupType().getType(0));
            if (leaf.type().isRepetition(Repetition.REPEATED)) {
                throw mismatch(lookup, place);
            }
        }
        return new FlatCursor(group.leaf(leaf.names(), true), Presence::new, 1, true);
    }

    private ColumnCursor list(Place place, Lookup lookup, DataType.Array array) {
        Place repeated = repeated(place, lookup);
        Place element = element(place, repeated);
        int entry = repeated.level();
        if (!(array.element() instanceof DataType.Struct struct)) {
            if (!element.type().isPrimitive()) {
                throw mismatch(lookup, place);
            }
            RepeatedLeaf leaf = new RepeatedLeaf(
                    group.leaf(element.names(), false), collectors(element, array.element(), lookup), entry, false);
            return new ListCursor(List.of(leaf), null, entry, group.bytesPerRow(element.names(), Long.BYTES));
        }
        boolean nullable = element.level() > entry;
        List<RepeatedLeaf> leaves = new ArrayList<>();
        int bytesPerRow = 0;
        int[] fields = new int[lookup.fields().size()];
        for (int i = 0; i < fields.length; i++) {
            Lookup field = lookup.fields().get(i);
            Optional<Place> found = find(element, field);
            fields[i] = found.isEmpty() ? -1 : leaves.size();
            if (found.isPresent()) {
                if (!found.get().type().isPrimitive() || found.get().type().isRepetition(Repetition.REPEATED)) {
                    throw mismatch(lookup, place);
                }
                bytesPerRow += group.bytesPerRow(found.get().names(), Long.BYTES);
                leaves.add(new RepeatedLeaf(
                        group.leaf(found.get().names(), false),
                        collectors(found.get(), field.type(), lookup),
                        entry,
                        nullable && leaves.isEmpty()));
            }
        }
        if (leaves.isEmpty()) {
            throw mismatch(lookup, place);
        }
        return new ListCursor(
                leaves, new ListCursor.Elements(struct, fields, nullable ? element.level() : 0), entry, bytesPerRow);
    }

    /** The repeated field of a list ("Lists" and "Maps" of the Parquet format, older forms included). */
    private Place repeated(Place place, Lookup lookup) {
        if (place.type().isRepetition(Repetition.REPEATED)) {
            return place;
        }
        if (!place.type().isPrimitive()) {
            GroupType type = place.type().asGroupType();
            if (type.getFieldCount() == 1 && type.getType(0).isRepetition(Repetition.REPEATED)) {
                return place.child(type.getType(0));
            }
        }
        throw mismatch(lookup, place);
    }

    private static Place element(Place list, Place repeated) {
        if (repeated.type().isPrimitive() || list.equals(repeated)) {
            return repeated;
        }
        GroupType type = repeated.type().asGroupType();
        boolean itself = type.getFieldCount() != 1
                || type.getType(0).isRepetition(Repetition.REPEATED)
                || type.getName().equals("array")
                || type.getName().equals(list.type().getName() + "_tuple");
        return itself ? repeated : repeated.child(type.getType(0));
    }

    private Collector.Factory collectors(Place place, DataType wanted, Lookup lookup) {
        Collector.Factory collectors = Conversions.collectors(place.type().asPrimitiveType(), wanted);
        if (collectors == null) {
            throw mismatch(lookup, place);
        }
        return collectors;
    }

    private UnsupportedFormatException mismatch(Lookup lookup, Place place) {
        return new UnsupportedFormatException("Cannot read column \"" + lookup + "\" of " + file.name() + " as "
                + lookup.type() + ": the file stores " + place.type().toString().replaceAll("\\s+", " ")
                + ". Selecting other columns would work.");
    }
}
