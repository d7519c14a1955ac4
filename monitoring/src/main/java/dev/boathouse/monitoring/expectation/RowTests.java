package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Row;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.internal.ColumnAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Makes the test of an expectation on rows, for some columns. */
final class RowTests {

    private final Expectation expectation;
    private final Schema schema;
    private final Facts facts;

    private RowTests(Expectation expectation, Schema schema, Facts facts) {
        this.expectation = expectation;
        this.schema = schema;
        this.facts = facts;
    }

    static RowTest of(Expectation expectation, Schema schema, Facts facts) {
        return new RowTests(expectation, schema, facts).test();
    }

    private RowTest test() {
        return switch (expectation.kind()) {
            case ROWS_TO_SATISFY -> filter(Filter.of(text("filter")));
            case ROWS_TO_PASS -> code(expectation.code().orElseThrow());
            case COLUMN_PAIR_VALUES_A_TO_BE_GREATER_THAN_B ->
                pair(
                        Boolean.TRUE.equals(expectation.arguments().get("or_equal"))
                                ? PairTest.Order.GREATER_OR_EQUAL
                                : PairTest.Order.GREATER);
            case COLUMN_PAIR_VALUES_TO_BE_EQUAL -> pair(PairTest.Order.EQUAL);
            case COLUMN_PAIR_VALUES_TO_BE_IN_SET -> pairs();
            case MULTICOLUMN_SUM_TO_EQUAL -> {
                int[] columns = indexes(columnList());
                yield new SumTest(schema, columns, number("sum_total"), Missing.of(expectation, columns));
            }
            case SELECT_COLUMN_VALUES_TO_BE_UNIQUE_WITHIN_RECORD -> different(columnList());
            case COLUMN_VALUES_TO_BE_UNIQUE, COMPOUND_COLUMNS_TO_BE_UNIQUE -> facts.repeats(expectation, schema);
            default -> column(Columns.index(schema, text("column")));
        };
    }

    private RowTest column(int index) {
        Schema.Field field = schema.field(index);
        return switch (expectation.kind()) {
            case COLUMN_VALUES_TO_NOT_BE_NULL -> (chunk, marks) -> nulls(chunk.column(index), marks, -1);
            case COLUMN_VALUES_TO_BE_NULL -> (chunk, marks) -> nulls(chunk.column(index), marks, 0);
            case COLUMN_VALUES_TO_BE_BETWEEN -> RangeTest.of(index, field, Between.of(expectation, field));
            case COLUMN_VALUES_TO_BE_IN_SET -> members(index, field, true);
            case COLUMN_VALUES_TO_NOT_BE_IN_SET -> members(index, field, false);
            case COLUMN_VALUE_LENGTHS_TO_BE_BETWEEN -> lengths(index, field, Between.ofNumber(expectation));
            case COLUMN_VALUE_LENGTHS_TO_EQUAL -> lengths(index, field, Between.exactly(number("value")));
            case COLUMN_VALUES_TO_BE_INCREASING -> new MonotonicTest(index, field, true, strictly());
            case COLUMN_VALUES_TO_BE_DECREASING -> new MonotonicTest(index, field, false, strictly());
            case COLUMN_VALUE_Z_SCORES_TO_BE_LESS_THAN -> facts.zScores(expectation, index, field);
            default -> texts(index, field);
        };
    }

    private static void nulls(Column column, Marks marks, long flip) {
        long[] validity = ColumnAccess.direct().validity(column);
        for (int i = 0; i < marks.words(); i++) {
            marks.unexpected[i] = (validity == null ? -1 : validity[i]) ^ flip;
        }
    }

    private RowTest members(int index, Schema.Field field, boolean wanted) {
        Members members = new Members(field, Literals.list(required("value_set")));
        return (chunk, marks) -> {
            marks.present(chunk.column(index));
            members.find(chunk.column(index));
            for (int i = 0; i < marks.size; i++) {
                marks.unexpected[i >> 6] |= (members.found[i] >= 0 == wanted ? 0L : 1L) << i;
            }
        };
    }

    private RowTest lengths(int index, Schema.Field field, Between limits) {
        requireText(field);
        return TextTest.ofLengths(index, length -> !limits.holds(length));
    }

    private RowTest texts(int index, Schema.Field field) {
        requireText(field);
        boolean all = "all".equals(expectation.arguments().get("match_on"));
        return switch (expectation.kind()) {
            case COLUMN_VALUES_TO_MATCH_REGEX -> text(index, regexes("regex"), true, all);
            case COLUMN_VALUES_TO_NOT_MATCH_REGEX -> text(index, regexes("regex"), false, false);
            case COLUMN_VALUES_TO_MATCH_REGEX_LIST -> text(index, regexes("regex_list"), true, all);
            case COLUMN_VALUES_TO_NOT_MATCH_REGEX_LIST -> text(index, regexes("regex_list"), false, false);
            case COLUMN_VALUES_TO_MATCH_LIKE_PATTERN -> text(index, likes("like_pattern"), true, all);
            case COLUMN_VALUES_TO_NOT_MATCH_LIKE_PATTERN -> text(index, likes("like_pattern"), false, false);
            case COLUMN_VALUES_TO_MATCH_LIKE_PATTERN_LIST -> text(index, likes("like_pattern_list"), true, all);
            case COLUMN_VALUES_TO_NOT_MATCH_LIKE_PATTERN_LIST -> text(index, likes("like_pattern_list"), false, false);
            default -> throw new IllegalStateException("No test of rows: " + expectation + ".");
        };
    }

    /** Texts in which patterns are found, any or all of them, are wanted or not. */
    private static RowTest text(int index, List<Pattern> patterns, boolean wanted, boolean all) {
        Predicate<String> found = text -> {
            Stream<Pattern> tried = patterns.stream();
            return all
                    ? tried.allMatch(pattern -> pattern.matcher(text).find())
                    : tried.anyMatch(pattern -> pattern.matcher(text).find());
        };
        return new TextTest(index, wanted ? found.negate() : found);
    }

    private List<Pattern> regexes(String argument) {
        List<Pattern> patterns = new ArrayList<>();
        for (Object regex : Literals.list(required(argument))) {
            try {
                patterns.add(Pattern.compile(String.valueOf(regex)));
            } catch (PatternSyntaxException e) {
                throw new Unfit("\"" + regex + "\" is no regular expression of Java: " + e.getDescription() + ".");
            }
        }
        return patterns;
    }

    /** SQL's LIKE: {@code %} for any characters, {@code _} for one, nothing to escape them. */
    private List<Pattern> likes(String argument) {
        List<Pattern> patterns = new ArrayList<>();
        for (Object like : Literals.list(required(argument))) {
            StringBuilder regex = new StringBuilder("\\A");
            String.valueOf(like).codePoints().forEach(character -> {
                switch (character) {
                    case '%' -> regex.append(".*");
                    case '_' -> regex.append('.');
                    default -> regex.append(Pattern.quote(Character.toString(character)));
                }
            });
            patterns.add(Pattern.compile(regex.append("\\z").toString(), Pattern.DOTALL));
        }
        return patterns;
    }

    private static void requireText(Schema.Field field) {
        if (field.type() != DataType.STRING) {
            throw new Unfit("Column \"" + field.name() + "\" is of type " + field.type() + ", not a text.");
        }
    }

    private RowTest filter(Filter filter) {
        Filter bound = Condition.bound(filter, schema);
        Filter opposite = Condition.bound(Filter.not(filter), schema);
        return (chunk, marks) -> {
            long[] before = marks.looked.clone();
            marks.only(ColumnAccess.direct().matches(chunk, bound));
            for (int position : ColumnAccess.direct().matches(chunk, opposite)) {
                marks.looked[position >> 6] |= 1L << position;
                marks.mark(position);
            }
            for (int i = 0; i < marks.words(); i++) {
                marks.looked[i] &= before[i];
            }
        };
    }

    private static RowTest code(Predicate<Row> code) {
        return (chunk, marks) -> {
            for (int i = 0; i < marks.size; i++) {
                if (marks.looksAt(i) && !code.test(chunk.row(i))) {
                    marks.mark(i);
                }
            }
        };
    }

    private RowTest pair(PairTest.Order order) {
        int left = Columns.index(schema, text("column_A"));
        int right = Columns.index(schema, text("column_B"));
        return new PairTest(schema, left, right, order, Missing.of(expectation, left, right));
    }

    private RowTest pairs() {
        int left = Columns.index(schema, text("column_A"));
        int right = Columns.index(schema, text("column_B"));
        List<Object> firsts = new ArrayList<>();
        List<Object> seconds = new ArrayList<>();
        for (Object pair : Literals.list(required("value_pairs_set"))) {
            if (!(pair instanceof List<?> values) || values.size() != 2) {
                throw new Unfit("value_pairs_set has " + ExpectationText.value(pair) + ", which is no pair.");
            }
            if (values.get(0) != null && values.get(1) != null) {
                firsts.add(Literals.fit(schema.field(left), values.get(0)));
                seconds.add(Literals.fit(schema.field(right), values.get(1)));
            }
        }
        return new PairSetTest(schema, left, right, firsts, seconds, Missing.of(expectation, left, right));
    }

    private RowTest different(List<String> names) {
        int[] columns = indexes(names);
        DataType type = schema.field(columns[0]).type();
        List<Keys> keys = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            DataType other = schema.field(columns[i]).type();
            if (!type.equals(other) && !(type.isInteger() && other.isInteger())) {
                throw new Unfit("Columns \"" + names.get(0) + "\" of type " + type + " and \"" + names.get(i)
                        + "\" of type " + other + " cannot be compared.");
            }
            keys.add(Keys.of(schema, List.of(schema.field(columns[i]).name())));
        }
        return new DifferentTest(columns, keys, Missing.of(expectation, columns));
    }

    private int[] indexes(List<String> names) {
        return names.stream().mapToInt(name -> Columns.index(schema, name)).toArray();
    }

    private List<String> columnList() {
        return Columns.list(expectation, "column_list");
    }

    private boolean strictly() {
        return Boolean.TRUE.equals(expectation.arguments().get("strictly"));
    }

    private Object number(String argument) {
        return Optional.ofNullable(Between.number(required(argument))).orElseThrow();
    }

    private Object required(String argument) {
        return Columns.argument(expectation, argument);
    }

    private String text(String argument) {
        return String.valueOf(required(argument));
    }
}
