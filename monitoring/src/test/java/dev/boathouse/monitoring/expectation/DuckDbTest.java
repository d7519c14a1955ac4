package dev.boathouse.monitoring.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is found is what DuckDB finds in SQL, on random rows of many types. */
class DuckDbTest {

    private static Connection duckdb;

    @BeforeAll
    static void open() throws SQLException {
        duckdb = DriverManager.getConnection("jdbc:duckdb:");
    }

    @AfterAll
    static void close() throws SQLException {
        duckdb.close();
    }

    /** Which rows are looked at, and which of these are not as expected. */
    record Sql(String looked, String unexpected) {}

    static Map<Expectation, Sql> rowExpectations() {
        Map<Expectation, Sql> cases = new LinkedHashMap<>();
        cases.put(Expectation.notNull("i"), new Sql("true", "i is null"));
        cases.put(Expectation.isNull("s"), new Sql("true", "s is not null"));
        cases.put(Expectation.between("i", 0, 20), of("i", "not (i between 0 and 20)"));
        cases.put(Expectation.between("i", -0.5, 20.5), of("i", "not (i between -0.5 and 20.5)"));
        cases.put(
                Expectation.between("i", 0, 20).with("strict_min", true).with("strict_max", true),
                of("i", "not (i > 0 and i < 20)"));
        cases.put(Expectation.between("l", Long.MIN_VALUE, 300), of("l", "l > 300"));
        cases.put(Values.atLeast("l", 1e30), of("l", "true"));
        cases.put(Values.atMost("d", 1), of("d", "isnan(d) or d > 1"));
        cases.put(Values.atLeast("d", -0.25), of("d", "isnan(d) or d < -0.25"));
        cases.put(Values.atLeast("d", -0.25).with("strict_min", true), of("d", "isnan(d) or d <= -0.25"));
        cases.put(Expectation.between("d", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY), of("d", "isnan(d)"));
        cases.put(Expectation.between("f", 0.5, 2), of("f", "not (f between 0.5 and 2)"));
        cases.put(Expectation.between("m", 0.1, new BigDecimal("12.34")), of("m", "not (m between 0.1 and 12.34)"));
        cases.put(Values.atMost("w", 12.5), of("w", "w > 12.5"));
        cases.put(Expectation.between("s", "AB", "ab"), of("s", "not (s between 'AB' and 'ab')"));
        cases.put(
                Expectation.between("day", LocalDate.of(2024, 1, 10), "2024-02-10"),
                of("day", "not (day between date '2024-01-10' and date '2024-02-10')"));
        cases.put(
                Values.atLeast("ts", Instant.parse("2024-01-01T00:10:00.000001Z")),
                of("ts", "ts < timestamp '2024-01-01 00:10:00.000001'"));
        cases.put(Expectation.in("i", List.of(1, 2, 3, 4.0, 4.5)), of("i", "i not in (1, 2, 3, 4)"));
        cases.put(Expectation.in("d", List.of(0, 0.25, Double.NaN)), of("d", "not (d = 0 or d = 0.25 or isnan(d))"));
        cases.put(Expectation.in("s", List.of("a", "日本", "")), of("s", "s not in ('a', '日本', '')"));
        cases.put(Values.notIn("s", List.of("a", "🚣 row")), of("s", "s in ('a', '🚣 row')"));
        cases.put(Expectation.in("b", List.of(true)), of("b", "not b"));
        cases.put(Expectation.in("m", List.of(0.25, 1)), of("m", "m not in (0.25, 1)"));
        cases.put(Expectation.in("day", List.of("2024-01-02")), of("day", "day <> date '2024-01-02'"));
        cases.put(Expectation.matches("s", "^[a-z]+$"), of("s", "not regexp_matches(s, '^[a-z]+$')"));
        cases.put(Values.notMatches("s", "b"), of("s", "regexp_matches(s, 'b')"));
        cases.put(
                Values.matchesAny("s", "^a", "w$"),
                of("s", "not (regexp_matches(s, '^a') or regexp_matches(s, 'w$'))"));
        cases.put(
                Values.matchesAny("s", "a", "b").with("match_on", "all"),
                of("s", "not (regexp_matches(s, 'a') and regexp_matches(s, 'b'))"));
        cases.put(
                Expectation.of(
                        "expect_column_values_to_match_like_pattern", Map.of("column", "s", "like_pattern", "a_%")),
                of("s", "s not like 'a_%'"));
        cases.put(Values.lengths("s", 1, 2), of("s", "not (length(s) between 1 and 2)"));
        cases.put(Relation.greater("i", "j"), pair("i", "j", "i > j"));
        cases.put(Relation.greaterOrEqual("i", "j"), pair("i", "j", "i >= j"));
        cases.put(Relation.equal("s", "t"), pair("s", "t", "s = t"));
        cases.put(Relation.greater("s", "t"), pair("s", "t", "s > t"));
        cases.put(Relation.greater("l", "m"), pair("l", "m", "l > m"));
        cases.put(Relation.greater("w", "m"), pair("w", "m", "w > m"));
        cases.put(
                Relation.greater("d", "e").with("ignore_row_if", "either_value_is_missing"),
                new Sql("d is not null and e is not null", "not (d > e and not isnan(d))"));
        cases.put(Relation.equal("d", "e"), pair("d", "e", "d = e"));
        cases.put(Relation.greater("ts", "day"), pair("ts", "day", "ts > day"));
        cases.put(
                Relation.pairIn("i", "s", List.of(List.of(1, "a"), List.of(2, "ab"), List.of(3.0, "é"))),
                pair("i", "s", "(i = 1 and s = 'a') or (i = 2 and s = 'ab') or (i = 3 and s = 'é')"));
        cases.put(
                Relation.sum(20, "i", "j").with("ignore_row_if", "any_value_is_missing"),
                new Sql("i is not null and j is not null", "i + j <> 20"));
        cases.put(
                Relation.sum(3.5, "i", "m").with("ignore_row_if", "any_value_is_missing"),
                new Sql("i is not null and m is not null", "i + m <> 3.5"));
        cases.put(Relation.different("i", "j"), new Sql("i is not null or j is not null", "i is not distinct from j"));
        cases.put(
                Expectation.satisfies(Filter.of("i > 3 AND (s = 'a' OR b = true)")),
                new Sql("(i > 3 and (s = 'a' or b)) is not null", "not (i > 3 and (s = 'a' or b))"));
        cases.put(
                Expectation.between("i", 0, 20).where(Filter.of("s = 'a' OR d > 0D")),
                new Sql("i is not null and (s = 'a' or (d > 0 and not isnan(d)))", "not (i between 0 and 20)"));
        for (String column : List.of("i", "l", "d", "f", "m", "w", "s", "b", "day", "ts")) {
            cases.put(
                    Expectation.unique(column),
                    of(column, column + " in (select " + column + " from rows group by 1 having count(*) > 1)"));
        }
        cases.put(
                Relation.unique("i", "s"),
                new Sql(
                        "i is not null or s is not null",
                        "(select count(*) from rows o where o.i is not distinct from rows.i"
                                + " and o.s is not distinct from rows.s) > 1"));
        for (String column : List.of("j", "d", "s", "m", "ts", "w")) {
            String order = column.equals("d") ? " and not isnan(d)" : "";
            String before = "(select o." + column + " from rows o where o.n < rows.n and o." + column + " is not null"
                    + order.replace("(d)", "(o.d)") + " order by o.n desc limit 1)";
            String nan = column.equals("d") ? "isnan(d) or " : "";
            cases.put(Values.increasing(column), of(column, nan + "coalesce(" + column + " < " + before + ", false)"));
            cases.put(
                    Values.decreasing(column).with("strictly", true),
                    of(column, nan + "coalesce(" + column + " >= " + before + ", false)"));
        }
        return cases;
    }

    private static Sql of(String column, String unexpected) {
        return new Sql(column + " is not null", unexpected);
    }

    private static Sql pair(String left, String right, String expected) {
        return new Sql(left + " is not null or " + right + " is not null", "not coalesce(" + expected + ", false)");
    }

    @Test
    void rowsThatAreNotAsExpectedAreThoseOfSql() throws SQLException {
        Map<Expectation, Sql> cases = rowExpectations();
        Expectations suite = Expectations.of("random", cases.keySet());
        for (long seed = 1; seed <= 3; seed++) {
            RandomTable table = new RandomTable(seed, 100, seed == 2 ? 0 : 60, seed == 3 ? 0 : 0.1);
            table.store(duckdb);
            Validation validation = suite.validate(table.frame());
            for (ExpectationResult result : validation.results()) {
                Sql sql = cases.get(result.expectation());
                String label = "seed " + seed + ": " + result;
                long looked = number("select count(*) from rows where " + sql.looked());
                long unexpected =
                        number("select count(*) from rows where (" + sql.looked() + ") and (" + sql.unexpected() + ")");
                assertThat(result.rows() - result.missing().orElseThrow())
                        .as(label)
                        .isEqualTo(looked);
                assertThat(result.unexpected().orElseThrow()).as(label).isEqualTo(unexpected);
                assertThat(result.outcome()).as(label).isEqualTo(unexpected == 0 ? Outcome.PASSED : Outcome.FAILED);
            }
        }
    }

    private static long number(String sql) throws SQLException {
        try (Statement statement = duckdb.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    @Test
    void figuresAreThoseOfSql() throws SQLException {
        Map<Expectation, String> cases = new LinkedHashMap<>();
        for (String column : List.of("i", "l", "d", "f", "m", "s", "day", "ts", "w")) {
            cases.put(Figure.min(column).atLeast(least(column)), "min(" + column + ")");
            cases.put(Figure.max(column).atLeast(least(column)), "max(" + column + ")");
            cases.put(Figure.distinct(column).atLeast(1), "count(distinct " + column + ")");
            cases.put(
                    Figure.distinctShare(column).atLeast(0),
                    "count(distinct " + column + ")::double / count(" + column + ")");
            cases.put(Figure.completeness(column).atLeast(0), "count(" + column + ")::double / count(*)");
        }
        for (String column : List.of("i", "d", "f", "m", "w")) {
            cases.put(Figure.mean(column).atLeast(-1e30), "avg(" + column + ")::double");
            cases.put(Figure.sum(column).atLeast(-1e30), "sum(" + column + ")::double");
            cases.put(Figure.standardDeviation(column).atLeast(0), "stddev_samp(" + column + "::double)");
            cases.put(Figure.median(column).atLeast(-1e30), "median(" + column + "::double)");
            cases.put(Figure.quantile(column, 0.3).atLeast(-1e30), "quantile_disc(" + column + ", 0.3)::double");
        }
        Expectations suite = Expectations.of("random", cases.keySet());
        for (long seed = 11; seed <= 13; seed++) {
            RandomTable table = new RandomTable(seed, 151, 0, seed == 13 ? 0 : 0.2);
            table.store(duckdb);
            for (ExpectationResult result : suite.validate(table.frame()).results()) {
                String label = "seed " + seed + ": " + result;
                assertThat(result.outcome()).as(label).isEqualTo(Outcome.PASSED);
                Object observed = result.observed().orElseThrow();
                Object one = first(observed);
                same(label, one, object("select " + cases.get(result.expectation()) + " from rows"));
            }
        }
    }

    private static Object first(Object observed) {
        return observed instanceof List<?> list ? first(list.get(0)) : observed;
    }

    private static Object least(String column) {
        return switch (column) {
            case "s" -> "";
            case "day" -> LocalDate.EPOCH;
            case "ts" -> Instant.EPOCH;
            default -> -1e30;
        };
    }

    private static Object object(String sql) throws SQLException {
        try (Statement statement = duckdb.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getObject(1);
        }
    }

    private static void same(String label, Object ours, Object theirs) {
        if (ours instanceof Number one && theirs instanceof Number other) {
            double scale = Math.max(1, Math.abs(other.doubleValue()));
            assertThat(one.doubleValue() / scale)
                    .as(label)
                    .isCloseTo(other.doubleValue() / scale, org.assertj.core.data.Offset.offset(1e-12));
        } else if (ours instanceof Instant instant) {
            assertThat(((java.sql.Timestamp) theirs).toLocalDateTime())
                    .as(label)
                    .isEqualTo(java.time.LocalDateTime.ofInstant(instant, java.time.ZoneOffset.UTC));
        } else {
            assertThat(ours.toString()).as(label).isEqualTo(theirs.toString());
        }
    }

    @Test
    void infinitiesAndNanHaveTheirPlaceInFigures() throws SQLException {
        for (long seed = 21; seed <= 23; seed++) {
            RandomTable table = new RandomTable(seed, 60, seed == 21 ? 20 : 200, 0.1);
            table.store(duckdb);
            Frame frame = table.frame();
            Validation validation = Expectations.of(
                            "odd",
                            Figure.min("d").atLeast(-5),
                            Figure.max("d").atMost(5),
                            Figure.quantile("d", 0.95).atMost(5),
                            Figure.distinct("d").atLeast(1))
                    .validate(frame);
            String[] sql = {"min(d)", "max(d)", "quantile_disc(d, 0.95)", "count(distinct d)"};
            for (int i = 0; i < sql.length; i++) {
                ExpectationResult result = validation.results().get(i);
                Object observed = result.observed().orElseThrow();
                Object one = first(observed);
                Object theirs = object("select " + sql[i] + " from rows");
                assertThat((Object) ((Number) one).doubleValue())
                        .as("seed " + seed + ": " + result)
                        .isEqualTo(((Number) theirs).doubleValue());
            }
        }
    }
}
