package dev.boathouse.peer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;

/** Rows of a table that Spark made, for another table: columns of it where a condition holds. Every step changes a copy. */
record Rows(Path table, List<String> columns, List<Condition> conditions) {

    static Rows of(Path table, String... columns) {
        return new Rows(table, List.of(columns), List.of());
    }

    Rows where(Condition condition) {
        return new Rows(table, columns, List.of(condition));
    }

    /** Those whose {@code id} is in a range, without its end. */
    Rows between(long from, long to) {
        return where(Condition.compare("id", ">=", Condition.Literal.of(from))
                .and(Condition.compare("id", "<", Condition.Literal.of(to))));
    }

    Rows select(String... names) {
        return new Rows(table, List.of(names), conditions);
    }

    String sql() {
        String all =
                "SELECT " + (columns.isEmpty() ? "*" : String.join(", ", columns)) + " FROM " + SparkLake.table(table);
        return conditions.isEmpty() ? all : all + " WHERE " + conditions.get(0).sql();
    }

    ObjectNode json() {
        Question all = Question.of(table).select(columns);
        return (conditions.isEmpty() ? all : all.where(conditions.get(0))).json();
    }
}
