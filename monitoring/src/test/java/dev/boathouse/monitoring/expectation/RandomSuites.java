package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Filter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Suites with every type of expectation and whatever a host may write into them. */
final class RandomSuites {

    private static final List<String> CONDITIONS = List.of(
            "a = 5",
            "a <> 5 AND (b IS NULL OR c IN ('x', 'it''s'))",
            "NOT (a < 0.5D)",
            "a IS NOT NULL",
            "NOT (c IN ('x'))",
            "d >= DATE '2024-03-01' OR `strange name` = true",
            "a = NaND",
            "a > 0.25");

    private final Random random;

    RandomSuites(long seed) {
        random = new Random(seed);
    }

    Expectations next() {
        List<Expectation> list = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (kind != Kind.ROWS_TO_PASS) {
                list.add(expectation(kind));
            }
        }
        return Expectations.of("suite " + text(), list)
                .sensitive("secret", text())
                .identifiedBy("id");
    }

    private Expectation expectation(Kind kind) {
        Map<String, Object> arguments = new HashMap<>();
        for (String name : kind.arguments()) {
            boolean required = kind.required().anyMatch(name::equals) || name.equals("min_value");
            if (required || random.nextBoolean()) {
                arguments.put(name, argument(kind, name));
            }
        }
        Expectation expectation = Expectation.of(kind, arguments)
                .withSeverity(Severity.values()[random.nextInt(3)])
                .withNote(random.nextBoolean() ? "" : text());
        if (kind.judgesRows() && random.nextBoolean()) {
            expectation = expectation.mostly(random.nextInt(101) / 100.0);
        }
        return random.nextBoolean()
                ? expectation
                : expectation.where(Filter.of(CONDITIONS.get(random.nextInt(CONDITIONS.size()))));
    }

    private Object argument(Kind kind, String name) {
        return switch (name) {
            case "column", "column_A", "column_B", "like_pattern", "type_" -> text();
            case "regex" -> "^a" + random.nextInt(9) + "\\.\\d+$";
            case "filter" -> CONDITIONS.get(random.nextInt(CONDITIONS.size()));
            case "max_age" -> "PT" + random.nextInt(99) + "H";
            case "column_list", "column_set", "type_list", "like_pattern_list" -> List.of(text(), text());
            case "regex_list" -> List.of("a+", "b+");
            case "strict_min", "strict_max", "strictly", "or_equal", "exact_match", "double_sided", "ties_okay" ->
                random.nextBoolean();
            case "allow_relative_error" -> false;
            case "match_on" -> "all";
            case "threshold" -> random.nextGaussian();
            case "sum_total" -> number();
            case "value", "column_index" -> (long) random.nextInt(1000);
            case "ignore_row_if" -> kind.takes("column_A") ? "either_value_is_missing" : "any_value_is_missing";
            case "value_set" -> values();
            case "value_pairs_set" -> List.of(Arrays.asList(value(), null), Arrays.asList(value(), value()));
            case "quantile_ranges" ->
                Map.of(
                        "quantiles",
                        List.of(0.0, random.nextDouble(), 1),
                        "value_ranges",
                        List.of(
                                Arrays.asList(number(), null),
                                Arrays.asList(null, number()),
                                Arrays.asList(number(), number())));
            case "min_value", "max_value" -> value();
            default -> throw new IllegalStateException(name);
        };
    }

    private List<Object> values() {
        boolean alike = random.nextBoolean();
        int which = random.nextInt(7);
        List<Object> values = new ArrayList<>(IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> alike ? value(which) : value())
                .toList());
        if (random.nextBoolean()) {
            values.add(null);
        }
        return values;
    }

    private Object value() {
        return value(random.nextInt(7));
    }

    private Object value(int which) {
        return switch (which) {
            case 0 -> text();
            case 1, 2 -> number();
            case 3 -> LocalDate.ofEpochDay(random.nextInt(40_000) - 10_000);
            case 4 -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000) * 1000L);
            case 5 -> LocalDateTime.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000) * 1000, ZoneOffset.UTC);
            default -> random.nextBoolean();
        };
    }

    private Object number() {
        return switch (random.nextInt(8)) {
            case 0 -> random.nextLong();
            case 1 -> (long) random.nextInt(10);
            case 2 -> (double) random.nextInt(10);
            case 3 -> Double.longBitsToDouble(random.nextLong());
            case 4 ->
                List.of(Double.NaN, Double.NEGATIVE_INFINITY, -0.0, 1e300, Double.MIN_VALUE)
                        .get(random.nextInt(5));
            case 5 -> new BigDecimal(BigInteger.valueOf(random.nextInt(100_000)), random.nextInt(8) - 2);
            case 6 -> new BigDecimal(new BigInteger(120, random), random.nextInt(30));
            default -> new BigDecimal(new BigInteger(200, random));
        };
    }

    private String text() {
        return List.of("a", "ö\uD83D\uDE00", "with \"quotes\"", "line\nfeed", "2024-01-01", "5", "$PARAMETER", "")
                        .get(random.nextInt(8))
                + random.nextInt(100);
    }
}
