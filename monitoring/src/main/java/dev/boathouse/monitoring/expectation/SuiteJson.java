package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Filter;
import dev.boathouse.core.internal.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Suites as JSON, in the layout of Great Expectations 1.x (great_expectations/core/expectation_suite.py, ExpectationSuiteSchema; {@code severity} since
 * 1.5.11). What it has no place for stands under {@code meta.boathouse}: sensitive and identifying columns, Java types that JSON lacks, conditions it cannot
 * express.
 */
final class SuiteJson {

    static final int FORMAT = 1;

    /** What it is called where Great Expectations would name the parser of a condition; it refuses ours. */
    static final String PARSER = "boathouse";

    private SuiteJson() {}

    static String of(Expectations suite) {
        Map<String, Object> ours = new LinkedHashMap<>();
        ours.put("format", FORMAT);
        if (!suite.sensitiveColumns().isEmpty()) {
            ours.put("sensitive", suite.sensitiveColumns());
        }
        if (!suite.identifyingColumns().isEmpty()) {
            ours.put("identifying", suite.identifyingColumns());
        }
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("name", suite.name());
        root.put("expectations", suite.list().stream().map(SuiteJson::stored).toList());
        root.put("meta", Map.of("boathouse", ours));
        return Json.writePretty(root);
    }

    private static Map<String, Object> stored(Expectation expectation) {
        if (expectation.code().isPresent()) {
            throw new IllegalStateException("Cannot write " + expectation
                    + " as JSON: it is code of the host. Expectation.satisfies, or a suite without it, would work.");
        }
        return node(expectation);
    }

    /** An expectation in the layout of {@code ExpectationConfiguration}. */
    static Map<String, Object> node(Expectation expectation) {
        Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
        Map<String, Object> types = new LinkedHashMap<>();
        expectation.arguments().forEach((name, value) -> {
            arguments.put(name, StoredValues.json(value));
            StoredValues.types(value).ifPresent(type -> types.put(name, type));
        });
        if (expectation.mostly() != 1) {
            arguments.put("mostly", expectation.mostly());
        }
        Map<String, Object> ours = new LinkedHashMap<>();
        if (!types.isEmpty()) {
            ours.put("types", types);
        }
        expectation.condition().ifPresent(filter -> {
            Optional<Map<String, Object>> known = ConditionJson.of(filter);
            if (known.isPresent()) {
                arguments.put("row_condition", known.get());
                ours.put("condition", filter.toString());
            } else {
                arguments.put("row_condition", filter.toString());
                arguments.put("condition_parser", PARSER);
            }
        });
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("type", expectation.type());
        node.put("kwargs", arguments);
        node.put("severity", expectation.severity().word());
        if (!expectation.note().isEmpty()) {
            node.put("notes", expectation.note());
        }
        if (!ours.isEmpty()) {
            node.put("meta", Map.of("boathouse", ours));
        }
        return node;
    }

    /** The filter that was written, if nobody has changed the condition since. */
    static Optional<Filter> exact(Map<?, ?> condition, @Nullable Object text) {
        if (!(text instanceof String exact)) {
            return Optional.empty();
        }
        Filter filter = Filter.of(exact);
        String now = Json.write(condition);
        return ConditionJson.of(filter)
                .filter(node -> Json.write(node).equals(now))
                .map(node -> filter);
    }
}
