package dev.boathouse.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** What to read of a table, as a question to the reading process and as SQL. Every step changes a copy. */
record Question(Path table, ObjectNode json, String time, String columns) {

    static Question of(Path table) {
        ObjectNode json = new ObjectMapper().createObjectNode().put("table", table.toString());
        return new Question(table, json, "", "*");
    }

    Question version(long version) {
        return new Question(table, json.deepCopy().put("version", version), " VERSION AS OF " + version, columns);
    }

    Question asOf(Instant instant) {
        return new Question(
                table, json.deepCopy().put("asOf", instant.toString()), " TIMESTAMP AS OF '" + instant + "'", columns);
    }

    /** What a range of versions changed. */
    Question changes(long from, long to) {
        ObjectNode changed = json.deepCopy();
        changed.withArray("changes").add(from).add(to);
        return new Question(table, changed, time, columns);
    }

    Question zone(String zone) {
        return new Question(table, json.deepCopy().put("zone", zone), time, columns);
    }

    Question where(Condition condition) {
        ObjectNode changed = json.deepCopy();
        changed.set("where", condition.json());
        return new Question(table, changed, time, columns);
    }

    /** Columns, or paths of fields in structs. None means all. */
    Question select(List<String> names) {
        if (names.isEmpty()) {
            return this;
        }
        ObjectNode changed = json.deepCopy();
        names.forEach(changed.withArray("select")::add);
        return new Question(
                table,
                changed,
                time,
                names.stream().map(name -> name + " AS `" + name + "`").collect(Collectors.joining(", ")));
    }

    /** Without conditions: those are judged as columns of their own. */
    String sql() {
        JsonNode range = json.path("changes");
        String rows = range.isMissingNode()
                ? SparkLake.table(table) + time
                : "table_changes_by_path('" + table + "', " + range.path(0) + ", " + range.path(1) + ")";
        return "SELECT " + columns + " FROM " + rows;
    }
}
