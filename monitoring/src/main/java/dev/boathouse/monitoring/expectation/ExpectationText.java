package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.internal.ShortestDecimal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An expectation as a line of text. */
final class ExpectationText {

    private static final int MOST_DIGITS = 17;

    private ExpectationText() {}

    static String of(Expectation expectation) {
        StringJoiner arguments = new StringJoiner(", ", "(", ")");
        expectation.arguments().forEach((name, value) -> arguments.add(name + "=" + value(value)));
        StringBuilder text = new StringBuilder(expectation.type()).append(arguments);
        if (expectation.mostly() != 1) {
            text.append(", mostly ").append(value(expectation.mostly()));
        }
        expectation.condition().ifPresent(filter -> text.append(", where ").append(filter));
        if (expectation.severity() != Severity.CRITICAL) {
            text.append(", ").append(expectation.severity().word());
        }
        return text.toString();
    }

    /** A value for people, the same on every Java release. */
    static String value(@Nullable Object value) {
        if (value instanceof Double number) {
            return Double.isFinite(number) ? plain(ShortestDecimal.of(number)) : Double.toString(number);
        }
        if (value instanceof List<?> items) {
            return items.stream().map(ExpectationText::value).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            StringJoiner text = new StringJoiner(", ", "{", "}");
            new TreeMap<Object, @Nullable Object>(map).forEach((name, item) -> text.add(name + "=" + value(item)));
            return text.toString();
        }
        return String.valueOf(value);
    }

    /** 6000, not 6E+3. */
    private static String plain(String number) {
        String text = new BigDecimal(number).toPlainString();
        return text.length() <= MOST_DIGITS ? text : number;
    }
}
