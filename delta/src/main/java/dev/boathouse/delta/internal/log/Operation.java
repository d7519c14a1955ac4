package dev.boathouse.delta.internal.log;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.boathouse.core.data.Filter;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a commit does, in the words that Spark uses for it in {@code commitInfo}.
 *
 * @param kind what it does
 * @param parameters how, by name; values that are not plain words are JSON
 */
public record Operation(Kind kind, Map<String, String> parameters) {

    /** What commits of ours do. */
    public enum Kind {
        /** Makes a table. */
        CREATE_TABLE("CREATE TABLE"),
        /** Adds rows, or replaces rows by others. */
        WRITE("WRITE"),
        /** Takes rows away. */
        DELETE("DELETE"),
        /** Moves rows to fewer files. */
        OPTIMIZE("OPTIMIZE"),
        /** Sets properties. */
        SET_PROPERTIES("SET TBLPROPERTIES"),
        /** Removes properties. */
        UNSET_PROPERTIES("UNSET TBLPROPERTIES"),
        /** Adds columns. */
        ADD_COLUMNS("ADD COLUMNS");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As the log has it. */
        String word() {
            return word;
        }
    }

    /** Copies the map. */
    public Operation {
        parameters = Map.copyOf(parameters);
    }

    /**
     * A new table.
     *
     * @return the operation
     */
    public static Operation create() {
        return new Operation(Kind.CREATE_TABLE, Map.of());
    }

    /**
     * More rows.
     *
     * @return the operation
     */
    public static Operation append() {
        return new Operation(Kind.WRITE, Map.of("mode", "Append"));
    }

    /**
     * Other rows in the place of those for which a condition on partition columns holds.
     *
     * @param where the condition; empty for all rows
     * @return the operation
     */
    public static Operation overwrite(Optional<Filter> where) {
        Map<String, String> parameters = new HashMap<>(Map.of("mode", "Overwrite"));
        where.ifPresent(filter -> parameters.put("predicate", filter.toString()));
        return new Operation(Kind.WRITE, parameters);
    }

    /**
     * Fewer rows.
     *
     * @param where which go
     * @return the operation
     */
    public static Operation delete(Filter where) {
        ArrayNode predicates = JsonNodeFactory.instance.arrayNode().add(where.toString());
        return new Operation(Kind.DELETE, Map.of("predicate", predicates.toString()));
    }

    /**
     * The same rows in fewer files.
     *
     * @return the operation
     */
    public static Operation compact() {
        return new Operation(Kind.OPTIMIZE, Map.of("predicate", "[]"));
    }

    /**
     * Other properties.
     *
     * @param properties by key
     * @return the operation
     */
    public static Operation setProperties(Map<String, String> properties) {
        ObjectNode set = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(properties).forEach(set::put);
        return new Operation(Kind.SET_PROPERTIES, Map.of("properties", set.toString()));
    }

    /**
     * Fewer properties.
     *
     * @param keys which go
     * @return the operation
     */
    public static Operation unsetProperties(Collection<String> keys) {
        return new Operation(Kind.UNSET_PROPERTIES, Map.of("properties", array(keys), "ifExists", "true"));
    }

    /**
     * More columns.
     *
     * @param names their names
     * @return the operation
     */
    public static Operation addColumns(Collection<String> names) {
        return new Operation(Kind.ADD_COLUMNS, Map.of("columns", array(names)));
    }

    private static String array(Collection<String> texts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        texts.stream().sorted().forEach(array::add);
        return array.toString();
    }
}
