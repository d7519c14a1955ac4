package dev.boathouse.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.NotFoundException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FilterTest {

    private static final Frame NUMBERS = Frame.of(
            Schema.of(Schema.Field.of("x", DataType.DOUBLE)),
            List.of(Column.of(DataType.DOUBLE, Arrays.asList(1.0, null, Double.NaN, -0.0, 0.0))));

    @Test
    void comparisonsWithNanAreFalseExceptNotEqual() {
        assertThat(NUMBERS.where(Filter.lessThan("x", 5)).doubles("x")).containsExactly(1.0, -0.0, 0.0);
        assertThat(NUMBERS.where(Filter.greaterThanOrEqual("x", -9)).rowCount()).isEqualTo(3);
        assertThat(NUMBERS.where(Filter.notEqual("x", 1)).doubles("x")).containsExactly(Double.NaN, -0.0, 0.0);
        assertThat(NUMBERS.where(Filter.equal("x", Double.NaN)).rowCount()).isZero();
    }

    @Test
    void signedZerosAreEqual() {
        assertThat(NUMBERS.where(Filter.equal("x", 0)).rowCount()).isEqualTo(2);
        assertThat(NUMBERS.where(Filter.lessThan("x", 0)).rowCount()).isZero();
    }

    @Test
    void nullIsUnknownAlsoWhenNegated() {
        Filter one = Filter.equal("x", 1);
        assertThat(NUMBERS.where(Filter.not(one)).rowCount()).isEqualTo(3);
        assertThat(NUMBERS.where(one.or(Filter.not(one))).rowCount()).isEqualTo(4);
        assertThat(NUMBERS.where(Filter.isNull("x")).rowCount()).isEqualTo(1);
        assertThat(NUMBERS.where(Filter.isNotNull("x")).rowCount()).isEqualTo(4);
        assertThat(NUMBERS.where(Filter.isNull("x").or(one)).rowCount()).isEqualTo(2);
    }

    @Test
    void anEmptyListMatchesNothingAndItsOppositeAllThatIsKnown() {
        assertThat(NUMBERS.where(Filter.in("x", List.of())).rowCount()).isZero();
        assertThat(NUMBERS.where(Filter.not(Filter.in("x", List.of()))).rowCount())
                .isEqualTo(4);
    }

    @Test
    void stringsCompareByUtf8Bytes() {
        Frame frame = Frame.of(
                Schema.of(Schema.Field.of("s", DataType.STRING)),
                List.of(Column.ofStrings("\uFFFD", "\uD83D\uDE00", null)));
        // In UTF-16 the emoji's surrogate sorts first; in UTF-8, as Parquet and Delta have it, it sorts last.
        assertThat(frame.where(Filter.greaterThan("s", "\uFFFD")).values("s")).containsExactly("\uD83D\uDE00");
    }

    @Test
    void literalsThatDoNotFitAreRejectedByName() {
        Schema schema = RandomFrames.schema();
        assertThatThrownBy(() -> Filter.equal("c3", 1.5).boundTo(schema))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"c3\" of type integer")
                .hasMessageContaining("Use a whole number");
        assertThatThrownBy(() -> Filter.equal("c6", (1L << 53) + 1).boundTo(schema))
                .hasMessageContaining("a double holds exactly");
        assertThatThrownBy(() -> Filter.equal("c9", Instant.ofEpochSecond(0, 1)).boundTo(schema))
                .hasMessageContaining("whole microseconds");
        assertThatThrownBy(() -> Filter.equal("c7", 7).boundTo(schema)).hasMessageContaining("Use a String");
        assertThatThrownBy(() -> Filter.equal("vector", 7).boundTo(schema)).hasMessageContaining("tested for null");
        assertThatThrownBy(() -> Filter.equal("nope", 7).boundTo(schema))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("No column \"nope\": there are c0, c1");
    }

    @Test
    void theTextIsCanonicalSql() {
        Filter filter = Filter.equal("origin", "O'Hare")
                .and(Filter.not(Filter.in("my col", List.of(0.1, 1e22))))
                .or(Filter.isNotNull("d").and(Filter.lessThan("d", LocalDate.of(2001, 2, 3))));
        assertThat(filter)
                .hasToString("((origin = 'O''Hare' AND NOT (`my col` IN (0.1D, 1E+22D)))"
                        + " OR (d IS NOT NULL AND d < DATE '2001-02-03'))");
        assertThat(filter.columns()).containsExactly("d", "my col", "origin");
    }

    @Test
    void agreesWithRowByRowEvaluationOnRandomFramesAndFilters() {
        for (long seed = 1; seed <= 400; seed++) {
            Random random = new Random(seed);
            Frame frame = RandomFrames.frame(random, random.nextInt(200));
            assertAgreesRowByRow(seed, frame, RandomFrames.filter(random, frame.schema(), 3));
        }
    }

    @Test
    void agreesWithRowByRowEvaluationOnEdgesStructsAndCodes() {
        for (long seed = 1; seed <= 400; seed++) {
            Random random = new Random(seed);
            Frame frame = NestedFrames.frame(random, random.nextInt(seed % 20 == 0 ? 4_000 : 200));
            Filter first = NestedFrames.filter(random, 3);
            assertAgreesRowByRow(seed, frame, first);
            assertAgreesRowByRow(seed, frame.where(first), NestedFrames.filter(random, 2));
            Frame selected = frame.select(NestedFrames.PATHS);
            assertThat(selected.where(first).contentDigest())
                    .as("seed %d, %s", seed, first)
                    .isEqualTo(frame.where(first).select(NestedFrames.PATHS).contentDigest());
        }
    }

    @Test
    void literalsFarOutsideADecimalTypeCompareAsNumbers() {
        for (DataType type :
                List.of(new DataType.Decimal(9, 2), new DataType.Decimal(18, 0), new DataType.Decimal(38, 37))) {
            Schema schema = Schema.of(Schema.Field.of("x", type));
            Frame frame = Frame.of(
                    schema,
                    List.of(Column.of(type, Arrays.asList(BigDecimal.ONE.negate(), BigDecimal.ZERO, BigDecimal.ONE))));
            for (String exponent : List.of("30", "1000000000")) {
                BigDecimal huge = new BigDecimal("1E+" + exponent);
                BigDecimal tiny = new BigDecimal("1E-" + exponent);
                assertThat(frame.where(Filter.lessThan("x", huge)).rowCount()).isEqualTo(3);
                assertThat(frame.where(Filter.greaterThan("x", huge)).rowCount())
                        .isZero();
                assertThat(frame.where(Filter.greaterThanOrEqual("x", huge.negate()))
                                .rowCount())
                        .isEqualTo(3);
                assertThat(frame.where(Filter.lessThanOrEqual("x", huge.negate()))
                                .rowCount())
                        .isZero();
                assertThat(frame.where(Filter.notEqual("x", huge)).rowCount()).isEqualTo(3);
                assertThat(frame.where(Filter.greaterThan("x", tiny)).doubles("x"))
                        .containsExactly(1);
                assertThat(frame.where(Filter.lessThan("x", tiny)).doubles("x")).containsExactly(-1, 0);
                assertThat(frame.where(Filter.greaterThan("x", tiny.negate())).doubles("x"))
                        .containsExactly(0, 1);
                assertThat(frame.where(Filter.in("x", List.of(tiny, huge, tiny.negate(), huge.negate())))
                                .rowCount())
                        .isZero();
            }
        }
    }

    private static void assertAgreesRowByRow(long seed, Frame frame, Filter filter) {
        List<Object> expected = new ArrayList<>();
        for (Row row : frame.rows()) {
            if (Boolean.TRUE.equals(holds(filter, row))) {
                expected.add(describe(row));
            }
        }
        List<Object> found = new ArrayList<>();
        frame.where(filter).rows().forEach(row -> found.add(describe(row)));
        assertThat(found).as("seed %d, %s", seed, filter).isEqualTo(expected);
    }

    /** Down through the structs, as a reader of rows would. */
    private static @Nullable Object value(Row row, String path) {
        Object value = row;
        for (String step : row.schema().steps(path)) {
            value = value instanceof Row struct ? struct.value(step) : null;
        }
        return value;
    }

    private static List<String> describe(Row row) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < row.schema().size(); i++) {
            Object value = row.valueAt(i);
            values.add(value instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(value));
        }
        return values;
    }

    /** SQL's logic in the plainest way: null is unknown. */
    private static @Nullable Boolean holds(Filter filter, Row row) {
        if (filter instanceof Filter.IsNull isNull) {
            return value(row, isNull.column()) == null;
        }
        if (filter instanceof Filter.Not not) {
            Boolean inner = holds(not.filter(), row);
            return inner == null ? null : !inner;
        }
        if (filter instanceof Filter.And and) {
            Boolean left = holds(and.left(), row);
            Boolean right = holds(and.right(), row);
            boolean refuted = Boolean.FALSE.equals(left) || Boolean.FALSE.equals(right);
            return refuted ? Boolean.FALSE : left == null || right == null ? null : Boolean.TRUE;
        }
        if (filter instanceof Filter.Or or) {
            Boolean left = holds(or.left(), row);
            Boolean right = holds(or.right(), row);
            boolean shown = Boolean.TRUE.equals(left) || Boolean.TRUE.equals(right);
            return shown ? Boolean.TRUE : left == null || right == null ? null : Boolean.FALSE;
        }
        if (filter instanceof Filter.In in) {
            Object value = value(row, in.column());
            return value == null
                    ? null
                    : in.literals().stream().anyMatch(literal -> compares(value, Filter.Operator.EQUAL, literal));
        }
        Filter.Comparison comparison = (Filter.Comparison) filter;
        Object value = value(row, comparison.column());
        return value == null ? null : compares(value, comparison.operator(), comparison.literal());
    }

    private static boolean compares(Object value, Filter.Operator operator, Object literal) {
        int order;
        if (value instanceof Double || value instanceof Float) {
            double left = ((Number) value).doubleValue();
            double right = ((Number) literal).doubleValue();
            if (Double.isNaN(left) || Double.isNaN(right)) {
                return operator == Filter.Operator.NOT_EQUAL;
            }
            order = left == right ? 0 : left < right ? -1 : 1;
        } else if (value instanceof String text) {
            order = Arrays.compareUnsigned(
                    text.getBytes(StandardCharsets.UTF_8), ((String) literal).getBytes(StandardCharsets.UTF_8));
        } else if (value instanceof BigDecimal decimal) {
            order = decimal.compareTo((BigDecimal) literal);
        } else {
            @SuppressWarnings("unchecked")
            Comparable<Object> comparable = (Comparable<Object>) value;
            order = comparable.compareTo(literal);
        }
        return switch (operator) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
        };
    }
}
