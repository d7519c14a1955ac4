package dev.boathouse.delta.internal.log;

import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether rows of an older version can be read with the columns of a newer one. */
final class SchemaChange {

    private static final Set<DataType> WHOLE = Set.of(DataType.BYTE, DataType.SHORT, DataType.INT);
    private static final List<DataType> WHOLE_BY_WIDTH =
            List.of(DataType.BYTE, DataType.SHORT, DataType.INT, DataType.LONG);

    /** Digits before the point that take every int, and every long. */
    private static final int INT_DIGITS = 10;

    private static final int LONG_DIGITS = 20;

    /** With mapped columns, one that was dropped or renamed is told from one that came in its place. */
    private final boolean mapped;

    private SchemaChange(boolean mapped) {
        this.mapped = mapped;
    }

    /** What stands in the way, as a clause about the older version; empty if nothing does. */
    static Optional<String> obstacle(TableMetadata older, TableMetadata newer) {
        if (!LogState.partitionKeys(older).equals(LogState.partitionKeys(newer))) {
            return Optional.of(
                    "it is partitioned by " + older.partitionColumns() + ", not " + newer.partitionColumns());
        }
        return new SchemaChange(!newer.columnMapping().equals("none"))
                .fields(
                        "",
                        older.schema().schema(),
                        older.schema().physical(),
                        newer.schema().schema(),
                        newer.schema().physical());
    }

    /** Columns are the same where files have them under the same name. */
    private Optional<String> fields(
            String prefix,
            Schema older,
            List<TableSchema.Physical> olderPlaces,
            Schema newer,
            List<TableSchema.Physical> newerPlaces) {
        Map<String, Integer> there = new HashMap<>();
        for (int i = 0; i < olderPlaces.size(); i++) {
            there.put(olderPlaces.get(i).name(), i);
        }
        for (int i = 0; i < newerPlaces.size(); i++) {
            Schema.Field field = newer.field(i);
            Integer known = there.remove(newerPlaces.get(i).name());
            Optional<String> obstacle = known == null
                    ? absent(prefix, field)
                    : same(prefix, older.field(known), olderPlaces.get(known), field, newerPlaces.get(i));
            if (obstacle.isPresent()) {
                return obstacle;
            }
        }
        return mapped || there.isEmpty()
                ? Optional.empty()
                : Optional.of("it has a column \"" + prefix
                        + older.field(there.values().iterator().next()).name() + "\", which is no more");
    }

    private static Optional<String> absent(String prefix, Schema.Field field) {
        return field.nullable()
                ? Optional.empty()
                : Optional.of("it lacks the column \"" + prefix + field.name() + "\", which may not be null");
    }

    private Optional<String> same(
            String prefix,
            Schema.Field older,
            TableSchema.Physical olderPlace,
            Schema.Field newer,
            TableSchema.Physical newerPlace) {
        String name = prefix + older.name();
        return older.nullable() && !newer.nullable()
                ? Optional.of("its column \"" + name + "\" may be null, and later may not")
                : types(name, older.type(), olderPlace, newer.type(), newerPlace);
    }

    private Optional<String> types(
            String name,
            DataType older,
            TableSchema.Physical olderPlace,
            DataType newer,
            TableSchema.Physical newerPlace) {
        if (older instanceof DataType.Struct from && newer instanceof DataType.Struct to) {
            return fields(name + ".", from.fields(), olderPlace.fields(), to.fields(), newerPlace.fields());
        }
        if (older instanceof DataType.Array from && newer instanceof DataType.Array to) {
            return types(name, from.element(), olderPlace, to.element(), newerPlace);
        }
        return older.equals(newer) || widens(older, newer)
                ? Optional.empty()
                : Optional.of("its column \"" + name + "\" is of type " + older + ", not " + newer);
    }

    /** The changes of "Type Widening" in the Delta protocol. */
    private static boolean widens(DataType older, DataType newer) {
        if (newer instanceof DataType.Decimal to) {
            int digits = to.precision() - to.scale();
            return older instanceof DataType.Decimal from
                    ? to.scale() >= from.scale() && digits >= from.precision() - from.scale()
                    : (WHOLE.contains(older) && digits >= INT_DIGITS)
                            || (older == DataType.LONG && digits >= LONG_DIGITS);
        }
        int width = WHOLE_BY_WIDTH.indexOf(older);
        return (width >= 0 && width < WHOLE_BY_WIDTH.indexOf(newer))
                || (newer == DataType.DOUBLE && (older == DataType.FLOAT || WHOLE.contains(older)))
                || (newer == DataType.TIMESTAMP_NTZ && older == DataType.DATE);
    }
}
