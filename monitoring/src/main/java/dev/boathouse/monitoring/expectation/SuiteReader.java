package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.internal.Json;
import dev.boathouse.core.internal.JsonObject;
import dev.boathouse.monitoring.expectation.ImportedSuite.Unread;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads suites of Great Expectations 0.x and 1.x, and our own. */
final class SuiteReader {

    private static final String SOURCE = "a suite of expectations";

    /** Fields of an expectation that do not change what it means. */
    private static final Set<String> FIELDS = Set.of(
            "type",
            "expectation_type",
            "kwargs",
            "severity",
            "notes",
            "description",
            "meta",
            "id",
            "ge_cloud_id",
            "rendered_content",
            "success_on_last_run",
            "expectation_context",
            "catch_exceptions",
            "result_format");

    /** Arguments that say how it is run and shown. */
    private static final Set<String> RUNNING = Set.of(
            "result_format",
            "catch_exceptions",
            "include_config",
            "include_rendered_content",
            "batch_id",
            "output_strftime_format",
            "profiler_config");

    /** Arguments that mean nothing when they are false, and something that is not known here when they are true. */
    private static final Set<String> SWITCHES =
            Set.of("parse_strings_as_datetimes", "allow_cross_type_comparisons", "auto");

    private final Map<String, @Nullable Object> parameters;
    private final boolean ours;

    private SuiteReader(Map<String, @Nullable Object> parameters, boolean ours) {
        this.parameters = parameters;
        this.ours = ours;
    }

    static ImportedSuite read(String json) {
        JsonObject root = Json.readObject(SOURCE, json);
        String name = root.text(root.has("name") ? "name" : "expectation_suite_name");
        Optional<JsonObject> ours = ours(root);
        ours.ifPresent(meta -> requireFormat(name, meta));
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        Stream.of("suite_parameters", "evaluation_parameters")
                .filter(root::has)
                .forEach(field -> parameters.putAll(root.object(field).fields()));
        SuiteReader reader = new SuiteReader(parameters, ours.isPresent());
        List<Expectation> read = new ArrayList<>();
        List<Unread> unread = new ArrayList<>();
        int number = 0;
        for (JsonObject node : root.objects("expectations")) {
            number++;
            reader.read(name, number, node, read, unread);
        }
        Expectations suite = Expectations.of(name, read);
        if (ours.isPresent()) {
            suite = suite.sensitive(texts(ours.get(), "sensitive")).identifiedBy(texts(ours.get(), "identifying"));
        }
        return new ImportedSuite(suite, unread);
    }

    private static void requireFormat(String name, JsonObject meta) {
        if (meta.whole("format") > SuiteJson.FORMAT) {
            throw new UnsupportedFormatException("Cannot read the suite \"" + name + "\": found format "
                    + meta.whole("format") + " in meta.boathouse. Up to " + SuiteJson.FORMAT
                    + " is read; a later version of Boathouse would work.");
        }
    }

    private static String[] texts(JsonObject meta, String field) {
        return meta.has(field) ? meta.texts(field).toArray(String[]::new) : new String[0];
    }

    private static Optional<JsonObject> ours(JsonObject node) {
        return node.fields().get("meta") instanceof Map<?, ?> meta && meta.get("boathouse") instanceof Map<?, ?>
                ? Optional.of(node.object("meta").object("boathouse"))
                : Optional.empty();
    }

    private void read(String suite, int number, JsonObject node, List<Expectation> read, List<Unread> unread) {
        String type = "without a type";
        try {
            type = node.text(node.has("expectation_type") ? "expectation_type" : "type");
            read.add(expectation(type, node));
        } catch (CorruptDataException e) {
            throw new CorruptDataException(
                    "Cannot read expectation " + number + " of the suite \"" + suite + "\": " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            unread.add(new Unread(number, type, String.valueOf(e.getMessage())));
        }
    }

    private Expectation expectation(String type, JsonObject node) {
        node.fields().forEach((field, value) -> {
            if (!FIELDS.contains(field) && value != null && !value.equals(List.of())) {
                throw new IllegalArgumentException("it has \"" + field + "\", which is not known");
            }
        });
        Map<String, @Nullable Object> arguments =
                new LinkedHashMap<>(node.has("kwargs") ? node.object("kwargs").fields() : Map.of());
        arguments.keySet().removeAll(RUNNING);
        arguments.replaceAll((name, value) -> filled(value));
        for (String name : SWITCHES) {
            if (Boolean.TRUE.equals(arguments.remove(name))) {
                throw new IllegalArgumentException("\"" + name + "\" is not known. "
                        + "Columns that are dates or numbers themselves, and a suite without it, would work");
            }
        }
        Optional<Filter> condition =
                condition(arguments.remove("row_condition"), arguments.remove("condition_parser"), ours(node));
        Object mostly = arguments.remove("mostly");
        restore(arguments, ours(node));
        Expectation expectation = expectation(kind(type), arguments);
        ArgumentShapes.check(expectation.kind(), expectation.arguments());
        requireReadable(expectation);
        if (mostly != null && !isOfType(expectation.kind())) {
            expectation = expectation.mostly(number(mostly));
        }
        if (condition.isPresent()) {
            expectation = expectation.where(condition.get());
        }
        return expectation.withSeverity(severity(node)).withNote(note(node));
    }

    /** 0.x has a capital in a name, and another name for one. */
    private static Kind kind(String type) {
        String name = type.toLowerCase(Locale.ROOT);
        if (name.equals("expect_multicolumn_values_to_be_unique")) {
            return Kind.SELECT_COLUMN_VALUES_TO_BE_UNIQUE_WITHIN_RECORD;
        }
        return Kind.of(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is none of that name here. Expectation.types() lists those that would work"));
    }

    private @Nullable Object filled(@Nullable Object value) {
        if (value instanceof List<?> items) {
            List<@Nullable Object> filled = new ArrayList<>();
            items.forEach(item -> filled.add(filled(item)));
            return filled;
        }
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        if (map.get("$PARAMETER") instanceof String parameter) {
            Object given = parameters.get(parameter);
            if (given == null || given instanceof Map<?, ?>) {
                throw new IllegalArgumentException("it needs the parameter \"" + parameter
                        + "\", which the suite does not give. A value in its place would work");
            }
            return given;
        }
        Map<String, @Nullable Object> filled = new LinkedHashMap<>();
        map.forEach((name, item) -> filled.put(String.valueOf(name), filled(item)));
        return filled;
    }

    private static Optional<Filter> condition(
            @Nullable Object condition, @Nullable Object parser, Optional<JsonObject> ours) {
        if (condition == null || condition.equals("")) {
            return Optional.empty();
        }
        if (condition instanceof Map<?, ?> node) {
            Optional<Filter> exact = SuiteJson.exact(
                    node, ours.map(meta -> meta.fields().get("condition")).orElse(null));
            return Optional.of(exact.orElseGet(() -> ConditionJson.read(node)));
        }
        if (!(condition instanceof String text) || !(parser instanceof String name)) {
            throw new IllegalArgumentException("its row_condition has no condition_parser");
        }
        return Optional.of(
                switch (name) {
                    case SuiteJson.PARSER -> Filter.of(text);
                    case "great_expectations", "great_expectations__experimental__", "pandas", "spark" ->
                        ConditionText.read(text, name);
                    default -> throw new IllegalArgumentException("the condition_parser \"" + name + "\" is not known");
                });
    }

    private static void restore(Map<String, @Nullable Object> arguments, Optional<JsonObject> meta) {
        if (meta.isPresent() && meta.get().has("types")) {
            meta.get()
                    .object("types")
                    .fields()
                    .forEach((name, types) -> arguments.computeIfPresent(
                            name, (same, value) -> StoredValues.restored(value, types == null ? "" : types)));
        }
    }

    private Expectation expectation(Kind kind, Map<String, @Nullable Object> arguments) {
        if (ours || !isOfType(kind)) {
            return Expectation.of(kind.type(), arguments);
        }
        Object names =
                kind == Kind.COLUMN_VALUES_TO_BE_OF_TYPE ? arguments.remove("type_") : arguments.remove("type_list");
        if (names == null) {
            return Expectation.of(kind.type(), arguments);
        }
        List<String> types = EngineTypes.of(names instanceof List<?> list ? list : List.of(names));
        boolean one = kind == Kind.COLUMN_VALUES_TO_BE_OF_TYPE && types.size() == 1;
        arguments.put(one ? "type_" : "type_list", one ? types.get(0) : types);
        return Expectation.of(one ? kind : Kind.COLUMN_VALUES_TO_BE_IN_TYPE_LIST, arguments);
    }

    /** A column has one type, so a share of its values has none. */
    private static boolean isOfType(Kind kind) {
        return kind == Kind.COLUMN_VALUES_TO_BE_OF_TYPE || kind == Kind.COLUMN_VALUES_TO_BE_IN_TYPE_LIST;
    }

    private static double number(Object mostly) {
        if (!(mostly instanceof Number number)) {
            throw new IllegalArgumentException(
                    "\"mostly\" is " + ExpectationText.value(mostly) + ". It must be a number");
        }
        return number.doubleValue();
    }

    private static Severity severity(JsonObject node) {
        String word = node.optionalText("severity").orElse(Severity.CRITICAL.word());
        return Arrays.stream(Severity.values())
                .filter(severity -> severity.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the severity \"" + word + "\" is not known"));
    }

    /** Notes are texts or lists of texts; 0.x had them in its meta, with a format. */
    private static String note(JsonObject node) {
        Object meta = node.fields().get("meta") instanceof Map<?, ?> map ? map.get("notes") : null;
        Object inner = meta instanceof Map<?, ?> map ? map.get("content") : meta;
        return Stream.of(node.fields().get("notes"), node.fields().get("description"), inner)
                .map(SuiteReader::text)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String text(@Nullable Object note) {
        return note instanceof List<?> lines
                ? String.join("\n", lines.stream().map(String::valueOf).toList())
                : note instanceof String text ? text : "";
    }

    /** Texts that only their use would find wrong: better now, with the place. */
    private static void requireReadable(Expectation expectation) {
        expectation.arguments().forEach((name, value) -> {
            try {
                switch (name) {
                    case "regex" -> Pattern.compile((String) value);
                    case "regex_list" -> ((List<?>) value).forEach(regex -> Pattern.compile((String) regex));
                    case "filter" -> Filter.of((String) value);
                    case "max_age" -> Duration.parse((String) value);
                    default -> {}
                }
            } catch (PatternSyntaxException | DateTimeException e) {
                throw new IllegalArgumentException(
                        "\"" + name + "\" is " + ExpectationText.value(value) + ", which Java does not read: "
                                + e.getMessage(),
                        e);
            }
        });
    }
}
