package dev.boathouse.delta.internal.change;

import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.internal.log.CommitContent;
import dev.boathouse.delta.internal.log.MetadataChange;
import dev.boathouse.delta.internal.log.NewFields;
import dev.boathouse.delta.internal.log.Operation;
import dev.boathouse.delta.internal.log.TableState;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Changes of what a table is, not of its rows. */
public final class TableChange {

    private TableChange() {}

    /**
     * More columns.
     *
     * @param table the table
     * @param fields the columns, at least one
     * @return the change
     */
    public static Prepared addColumns(TableState table, List<Schema.Field> fields) {
        if (fields.isEmpty()) {
            throw new IllegalArgumentException(
                    "Cannot add no columns to " + table.storage().location() + ". At least one would work.");
        }
        Preparation preparation = Preparation.of(table, WriteSettings.standard());
        MetadataChange change =
                new MetadataChange.NewColumns(NewFields.added(table.storage().location(), preparation.base(), fields));
        List<String> names = fields.stream().map(Schema.Field::name).toList();
        return preparation.ready(CommitContent.of(Operation.addColumns(names), change));
    }

    /**
     * Other properties.
     *
     * @param table the table
     * @param properties by key
     * @return the change
     */
    public static Prepared setProperties(TableState table, Map<String, String> properties) {
        return changed(
                table, Operation.setProperties(properties), new MetadataChange.NewProperties(properties, Set.of()));
    }

    /**
     * Fewer properties.
     *
     * @param table the table
     * @param keys which go
     * @return the change
     */
    public static Prepared removeProperties(TableState table, Set<String> keys) {
        return changed(table, Operation.unsetProperties(keys), new MetadataChange.NewProperties(Map.of(), keys));
    }

    private static Prepared changed(TableState table, Operation operation, MetadataChange.NewProperties change) {
        Preparation preparation = Preparation.of(table, WriteSettings.standard());
        preparation.require(change);
        return preparation.ready(CommitContent.of(operation, change));
    }
}
