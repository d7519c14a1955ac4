package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Digits;
import dev.boathouse.core.page.Page;
import dev.boathouse.core.page.Section;
import dev.boathouse.core.page.Status;
import dev.boathouse.core.page.Table;
import dev.boathouse.core.page.Table.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A validation as people look at it. */
final class ValidationPage {

    private static final Digits PERCENT = Digits.percent(2);

    private final Validation validation;

    private ValidationPage(Validation validation) {
        this.validation = validation;
    }

    static Page of(Validation validation) {
        ValidationPage page = new ValidationPage(validation);
        List<Section> sections = new ArrayList<>(List.of(page.overview(), page.expectations()));
        if (validation.results().stream().anyMatch(result -> !result.passed())) {
            sections.add(page.failures());
        }
        return Page.of("Validation: " + validation.name(), sections.toArray(Section[]::new));
    }

    private Section overview() {
        int failures = validation.failures().size();
        int warnings = validation.warnings().size();
        Block verdict = failures > 0
                ? Block.notice(
                        Status.FAIL,
                        failures + " critical " + (failures == 1 ? "expectation does" : "expectations do")
                                + " not hold: the data must not be used.")
                : warnings > 0
                        ? Block.notice(
                                Status.WARN,
                                "All critical expectations hold, with " + warnings
                                        + (warnings == 1 ? " warning." : " warnings."))
                        : Block.notice(Status.PASS, "All critical expectations hold.");
        Table table = Table.of(
                "Expectations by severity",
                Column.text("severity"),
                Column.number("passed"),
                Column.number("failed"),
                Column.number("undecided"));
        for (Severity severity : Severity.values()) {
            if (count(severity, Outcome.values()) > 0) {
                table = table.withRow(
                        Cell.of(severity.word()),
                        Cell.count(count(severity, Outcome.PASSED)),
                        Cell.count(count(severity, Outcome.FAILED)),
                        Cell.count(count(severity, Outcome.UNDECIDED)));
            }
        }
        return Section.of("Overview", verdict, Block.facts().with("rows", Cell.count(validation.rows())), table);
    }

    private long count(Severity severity, Outcome... outcomes) {
        return validation.results().stream()
                .filter(result -> result.expectation().severity() == severity
                        && Arrays.asList(outcomes).contains(result.outcome()))
                .count();
    }

    private Section expectations() {
        Table table = Table.of(
                "What was expected, and what was found",
                Column.text("outcome"),
                Column.text("column"),
                Column.text("expected"),
                Column.text("observed"),
                Column.number("unexpected"),
                Column.number("share"));
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < validation.results().size(); i++) {
            rows.add(row(i));
        }
        return Section.of("Expectations", table.withRows(rows));
    }

    private List<Cell> row(int index) {
        ExpectationResult result = validation.results().get(index);
        String subject = ExpectationWords.subject(result.expectation());
        return List.of(
                Cell.of(status(result), outcome(result)),
                result.passed() ? Cell.of(subject) : Cell.link(subject, title(index)),
                Cell.of(ExpectationWords.of(result.expectation())),
                result.observed().map(value -> Cell.of(observed(value))).orElse(Cell.blank()),
                result.unexpected().isPresent() ? Cell.count(result.unexpected().getAsLong()) : Cell.blank(),
                share(result));
    }

    private static String observed(Object value) {
        return value instanceof Number number && !(value instanceof Long)
                ? Digits.significant(6).text(number.doubleValue())
                : ExpectationWords.value(value);
    }

    private static Cell share(ExpectationResult result) {
        if (result.unexpected().isEmpty() || result.missing().isEmpty()) {
            return Cell.blank();
        }
        long looked = result.rows() - result.missing().getAsLong();
        return looked == 0 ? Cell.blank() : Cell.of((double) result.unexpected().getAsLong() / looked, PERCENT);
    }

    private static Status status(ExpectationResult result) {
        if (result.passed()) {
            return Status.PASS;
        }
        return switch (result.expectation().severity()) {
            case CRITICAL -> Status.FAIL;
            case WARNING -> Status.WARN;
            case INFO -> Status.NOTE;
        };
    }

    private static String outcome(ExpectationResult result) {
        return result.outcome().name().toLowerCase(Locale.ROOT);
    }

    /** With its number, as two may expect the same. */
    private String title(int index) {
        Expectation expectation = validation.results().get(index).expectation();
        return (index + 1) + ". " + ExpectationWords.subject(expectation) + ": " + ExpectationWords.of(expectation);
    }

    private Section failures() {
        List<Block> folds = new ArrayList<>();
        for (int i = 0; i < validation.results().size(); i++) {
            if (!validation.results().get(i).passed()) {
                folds.add(fold(i));
            }
        }
        return Section.of("What does not hold", folds.toArray(Block[]::new));
    }

    private Block fold(int index) {
        ExpectationResult result = validation.results().get(index);
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.notice(
                status(result),
                outcome(result) + ", " + result.expectation().severity().word() + ": " + result.reason()));
        if (!result.expectation().note().isEmpty()) {
            blocks.add(Block.paragraph(
                    "Why it is expected: " + result.expectation().note()));
        }
        if (!result.frequent().isEmpty()) {
            Table table = Table.of("Most frequent unexpected values", Column.text("value"), Column.number("rows"));
            List<List<Cell>> rows = new ArrayList<>();
            result.frequent().forEach((value, count) -> rows.add(List.of(Cell.of(text(value)), Cell.count(count))));
            blocks.add(table.withRows(rows));
        }
        if (!result.sample().isEmpty()) {
            blocks.add(sample(result.sample()));
        }
        return Block.fold(title(index), blocks.toArray(Block[]::new));
    }

    private static Table sample(List<FailingRow> sample) {
        Set<String> names = new LinkedHashSet<>();
        sample.forEach(row -> names.addAll(row.values().keySet()));
        List<Column> columns = new ArrayList<>(List.of(Column.number("row")));
        names.forEach(name -> columns.add(Column.text(name.isBlank() ? "(blank)" : name)));
        List<List<Cell>> rows = new ArrayList<>();
        for (FailingRow row : sample) {
            List<Cell> cells = new ArrayList<>(List.of(Cell.count(row.number())));
            Map<String, ?> values = row.values();
            names.forEach(name -> cells.add(values.containsKey(name) ? value(values.get(name)) : Cell.blank()));
            rows.add(cells);
        }
        return Table.of(
                        "The first rows that are not as expected, numbered from 0 as they were read",
                        columns.toArray(Column[]::new))
                .withRows(rows);
    }

    private static Cell value(@Nullable Object value) {
        return Cell.of(value == null ? "null" : text(value));
    }

    /** An empty text would look like no value. */
    private static String text(Object value) {
        String text = value instanceof byte[] bytes ? bytes.length + " bytes" : ExpectationWords.value(value);
        return text.isBlank() ? "\"" + text + "\"" : text;
    }
}
