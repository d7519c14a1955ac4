package dev.boathouse.peer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.spark.sql.SparkSession;

/**
 * How Spark makes a table. Every step changes a copy.
 *
 * @param name what is special about it
 * @param settings of the session while the table is made
 * @param steps SQL in which {@code {t}} is the table, or code
 * @param marks regular expressions that must be found in the log, so that the table is what it should be
 */
record Recipe(
        String name, Map<String, String> settings, List<BiConsumer<SparkSession, Path>> steps, List<String> marks) {

    static Recipe of(String name, String... statements) {
        return new Recipe(name, Map.of(), List.of(), List.of()).then(statements);
    }

    Recipe named(String changed) {
        return new Recipe(changed, settings, steps, marks);
    }

    Recipe with(String key, String value) {
        Map<String, String> changed = new LinkedHashMap<>(settings);
        changed.put(key, value);
        return new Recipe(name, changed, steps, marks);
    }

    Recipe then(String... statements) {
        Recipe changed = this;
        for (String statement : statements) {
            changed = changed.then((spark, table) -> spark.sql(statement.replace("{t}", SparkLake.table(table))));
        }
        return changed;
    }

    Recipe then(BiConsumer<SparkSession, Path> step) {
        List<BiConsumer<SparkSession, Path>> changed = new ArrayList<>(steps);
        changed.add(step);
        return new Recipe(name, settings, changed, marks);
    }

    Recipe leaves(String... expressions) {
        return new Recipe(name, settings, steps, List.of(expressions));
    }

    @Override
    public String toString() {
        return name;
    }
}
