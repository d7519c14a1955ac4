package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Filter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads row conditions that are texts, as Great Expectations wrote them before they were objects: {@code col("age") >= 18} of its own parser, and of what pandas
 * and Spark take the part that means the same as a {@link Filter}: comparisons with literals, null or not, lists, {@code and}, {@code or}.
 */
final class ConditionText {

    private static final int MOST_DEPTH = 50;
    private static final int MOST_LETTERS = 20_000;

    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:(?<column>col\\(\\s*(?:\"[^\"]+\"|'[^']+')\\s*\\)|`[^`]+`)"
                    + "|(?<date>date\\(\\s*(?:\"[^\"]*\"|'[^']*')\\s*\\))"
                    + "|(?<text>\"[^\"\\\\]*\"|'[^'\\\\]*')"
                    + "|(?<number>[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?)"
                    + "|(?<nullness>\\.(?i:notnull|isnotnull|notna|isnull|isna)\\(\\))"
                    + "|(?<word>[A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*(?![\\w(]))*)"
                    + "|(?<sign><=|>=|==|!=|<>|&&|\\|\\||[<>=&|()\\[\\],]))");

    private final String text;
    private final boolean nullsDiffer;
    private final List<String> kinds = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();
    private int next;

    private ConditionText(String text, boolean nullsDiffer) {
        this.text = text;
        this.nullsDiffer = nullsDiffer;
        if (text.length() > MOST_LETTERS) {
            throw new IllegalArgumentException(
                    "its row_condition has " + text.length() + " characters. Up to " + MOST_LETTERS + " would work");
        }
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (end < text.length() && matcher.region(end, text.length()).lookingAt()) {
            for (String kind : List.of("column", "date", "text", "number", "nullness", "word", "sign")) {
                if (matcher.group(kind) != null) {
                    kinds.add(kind);
                    tokens.add(matcher.group(kind));
                }
            }
            end = matcher.end();
        }
        if (!text.substring(end).isBlank()) {
            throw strange();
        }
    }

    /**
     * The filter.
     *
     * @param parser Great Expectations' {@code condition_parser}; in pandas a null differs from every value, elsewhere it is unknown whether it does
     * @throws IllegalArgumentException if the text is not understood
     */
    static Filter read(String text, String parser) {
        ConditionText reader = new ConditionText(text.strip(), parser.equals("pandas"));
        Filter filter = reader.either(0);
        if (reader.next < reader.tokens.size()) {
            throw reader.strange();
        }
        return filter;
    }

    private Filter either(int depth) {
        Filter filter = both(depth);
        while (takes("or", "|", "||")) {
            filter = filter.or(both(depth));
        }
        return filter;
    }

    private Filter both(int depth) {
        Filter filter = one(depth);
        while (takes("and", "&", "&&")) {
            filter = filter.and(one(depth));
        }
        return filter;
    }

    private Filter one(int depth) {
        if (depth > MOST_DEPTH) {
            throw strange();
        }
        if (takes("(")) {
            Filter filter = either(depth + 1);
            require(")");
            return filter;
        }
        String column = column();
        if (next < tokens.size() && kinds.get(next).equals("nullness")) {
            return nullness(column, tokens.get(next++).toLowerCase(Locale.ROOT).contains("not"));
        }
        if (takes("is")) {
            boolean present = takes("not");
            require("null");
            return nullness(column, present);
        }
        if (takes("not")) {
            require("in");
            return unlike(column, Filter.not(Filter.in(column, list())));
        }
        return takes("in") ? Filter.in(column, list()) : comparison(column);
    }

    private static Filter nullness(String column, boolean present) {
        return present ? Filter.isNotNull(column) : Filter.isNull(column);
    }

    private Filter comparison(String column) {
        String sign = next < tokens.size() ? tokens.get(next++) : "";
        return switch (sign) {
            case "=", "==" -> Filter.equal(column, literal());
            case "!=", "<>" -> unlike(column, Filter.notEqual(column, literal()));
            case "<" -> Filter.lessThan(column, literal());
            case "<=" -> Filter.lessThanOrEqual(column, literal());
            case ">" -> Filter.greaterThan(column, literal());
            case ">=" -> Filter.greaterThanOrEqual(column, literal());
            default -> throw strange();
        };
    }

    private Filter unlike(String column, Filter filter) {
        return nullsDiffer ? filter.or(Filter.isNull(column)) : filter;
    }

    private String column() {
        String kind = next < tokens.size() ? kinds.get(next) : "";
        if (!kind.equals("column") && !kind.equals("word")) {
            throw strange();
        }
        String token = tokens.get(next++);
        return kind.equals("word") ? token : token.startsWith("`") ? quoted(token, '`') : quoted(token);
    }

    private List<Object> list() {
        String end = takes("[") ? "]" : ")";
        if (end.equals(")")) {
            require("(");
        }
        List<Object> literals = new ArrayList<>();
        do {
            literals.add(literal());
        } while (takes(","));
        require(end);
        return literals;
    }

    private Object literal() {
        String kind = next < tokens.size() ? kinds.get(next) : "";
        String token = next < tokens.size() ? tokens.get(next++) : "";
        return switch (kind) {
            case "text" -> token.substring(1, token.length() - 1);
            case "number" -> number(token);
            case "date" -> date(quoted(token));
            case "word" -> truth(token);
            default -> throw strange();
        };
    }

    private Object number(String token) {
        try {
            return Long.valueOf(token);
        } catch (NumberFormatException e) {
            double number = Double.parseDouble(token);
            if (Double.isInfinite(number)) {
                throw strange();
            }
            return number;
        }
    }

    private Object truth(String token) {
        String word = token.toLowerCase(Locale.ROOT);
        if (!word.equals("true") && !word.equals("false")) {
            throw strange();
        }
        return word.equals("true");
    }

    private Object date(String iso) {
        try {
            if (!iso.contains("T") && !iso.contains(" ")) {
                return LocalDate.parse(iso);
            }
            String time = iso.replace(' ', 'T');
            return time.endsWith("Z") ? (Object) Instant.parse(time) : LocalDateTime.parse(time);
        } catch (DateTimeException e) {
            throw strange();
        }
    }

    private static String quoted(String token) {
        return quoted(token, token.indexOf('"') >= 0 ? '"' : '\'');
    }

    private static String quoted(String token, char quote) {
        return token.substring(token.indexOf(quote) + 1, token.lastIndexOf(quote));
    }

    private boolean takes(String... words) {
        boolean name = next < tokens.size()
                && (kinds.get(next).equals("word") || kinds.get(next).equals("sign"));
        if (name && List.of(words).contains(tokens.get(next).toLowerCase(Locale.ROOT))) {
            next++;
            return true;
        }
        return false;
    }

    private void require(String word) {
        if (!takes(word)) {
            throw strange();
        }
    }

    private IllegalArgumentException strange() {
        return new IllegalArgumentException("its row_condition is not understood: found \"" + text
                + "\". Comparisons of a column with a literal, joined by \"and\" and \"or\", would work");
    }
}
