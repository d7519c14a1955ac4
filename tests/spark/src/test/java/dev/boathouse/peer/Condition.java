package dev.boathouse.peer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;

/** A condition on rows, as SQL and as the reading process takes it. */
record Condition(String sql, ObjectNode json) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A value of a type: its text for the reading process, and SQL that has exactly this value. */
    record Literal(String type, String text, String sql) {

        static Literal of(long value) {
            return new Literal("long", "" + value, value + "L");
        }

        static Literal of(double value) {
            return new Literal("double", "" + value, value + "D");
        }

        static Literal of(String value) {
            return new Literal("string", value, "'" + value + "'");
        }

        private ObjectNode json() {
            return JSON.createObjectNode().put(type, text);
        }
    }

    static Condition compare(String column, String operator, Literal literal) {
        ObjectNode json = JSON.createObjectNode().put("is", operator).put("column", column);
        json.set("literal", literal.json());
        return new Condition(column + " " + operator + " " + literal.sql(), json);
    }

    static Condition in(String column, List<Literal> literals) {
        ObjectNode json = JSON.createObjectNode().put("is", "in").put("column", column);
        literals.forEach(literal -> json.withArray("literals").add(literal.json()));
        String list = literals.stream().map(Literal::sql).collect(Collectors.joining(", "));
        return new Condition(column + " IN (" + list + ")", json);
    }

    static Condition isNull(String column) {
        return new Condition(
                column + " IS NULL", JSON.createObjectNode().put("is", "null").put("column", column));
    }

    Condition and(Condition other) {
        return pair("and", other);
    }

    Condition or(Condition other) {
        return pair("or", other);
    }

    Condition not() {
        ObjectNode changed = JSON.createObjectNode().put("is", "not");
        changed.set("left", json);
        return new Condition("NOT (" + sql + ")", changed);
    }

    private Condition pair(String is, Condition other) {
        ObjectNode changed = JSON.createObjectNode().put("is", is);
        changed.set("left", json);
        changed.set("right", other.json);
        return new Condition("(" + sql + ") " + is + " (" + other.sql + ")", changed);
    }

    @Override
    public String toString() {
        return sql;
    }
}
