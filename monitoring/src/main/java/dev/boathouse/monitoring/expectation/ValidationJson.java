package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.internal.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A validation as JSON: the fields of Great Expectations' {@code ExpectationSuiteValidationResult} (great_expectations/core/expectation_validation_result.py),
 * and what it has no name for under {@code meta}.
 */
final class ValidationJson {

    private ValidationJson() {}

    static String of(Validation validation) {
        long successful =
                validation.results().stream().filter(ExpectationResult::passed).count();
        int evaluated = validation.results().size();
        Map<String, Object> statistics = new LinkedHashMap<>();
        statistics.put("evaluated_expectations", evaluated);
        statistics.put("successful_expectations", successful);
        statistics.put("unsuccessful_expectations", evaluated - successful);
        if (evaluated > 0) {
            statistics.put("success_percent", 100.0 * successful / evaluated);
        }
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("success", validation.passed());
        root.put("suite_name", validation.name());
        root.put("statistics", statistics);
        root.put("meta", Map.of("rows", validation.rows()));
        root.put(
                "results",
                validation.results().stream().map(ValidationJson::result).toList());
        return Json.writePretty(root);
    }

    private static Map<String, Object> result(ExpectationResult result) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("success", result.passed());
        node.put("expectation_config", SuiteJson.node(result.expectation()));
        Map<String, Object> found = new LinkedHashMap<>();
        result.observed().ifPresent(value -> found.put("observed_value", plain(value)));
        found.put("element_count", result.rows());
        result.missing().ifPresent(count -> found.put("missing_count", count));
        result.unexpected().ifPresent(count -> {
            found.put("unexpected_count", count);
            long looked = result.rows() - result.missing().orElse(0);
            if (looked > 0) {
                found.put("unexpected_percent", 100.0 * count / looked);
            }
        });
        List<Object> counts = new ArrayList<>();
        result.frequent().forEach((value, count) -> counts.add(entry(value, count)));
        found.put("partial_unexpected_counts", counts);
        found.put(
                "partial_unexpected_index_list",
                result.sample().stream().map(ValidationJson::row).toList());
        node.put("result", found);
        node.put("meta", meta(result));
        return node;
    }

    private static Map<String, Object> meta(ExpectationResult result) {
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("outcome", result.outcome().name().toLowerCase(Locale.ROOT));
        meta.put("reason", result.reason());
        return meta;
    }

    private static Map<String, Object> entry(Object value, long count) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("value", plain(value));
        node.put("count", count);
        return node;
    }

    private static Map<String, @Nullable Object> row(FailingRow row) {
        Map<String, @Nullable Object> node = new LinkedHashMap<>();
        node.put("row", row.number());
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        row.values().forEach((name, value) -> values.put(name, value == null ? null : plain(value)));
        node.put("values", values);
        return node;
    }

    /** What JSON has no type for goes as text, as Great Expectations does it; so do NaN and infinities. */
    static Object plain(Object value) {
        if (value instanceof List<?> items) {
            List<@Nullable Object> plain = new ArrayList<>();
            items.forEach(item -> plain.add(item == null ? null : plain(item)));
            return plain;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> plain = new LinkedHashMap<>();
            map.forEach((name, item) -> plain.put(String.valueOf(name), item == null ? null : plain(item)));
            return plain;
        }
        if (value instanceof Byte || value instanceof Short) {
            return ((Number) value).longValue();
        }
        boolean simple = Stream.of(
                        String.class, Boolean.class, Long.class, Integer.class, Double.class, BigDecimal.class)
                .anyMatch(type -> type.isInstance(value));
        return simple ? value : String.valueOf(value);
    }
}
