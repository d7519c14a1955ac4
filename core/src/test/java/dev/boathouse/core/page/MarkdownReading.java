package dev.boathouse.core.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the Markdown that pages are written in, and nothing else: by the rules of the specification for what it knows, an error for whatever
 * else is markup there.
 */
final class MarkdownReading {

    /** A block with its texts: of a table its cells, row by row. */
    record Part(String kind, List<String> texts) {}

    private static final Pattern FENCE = Pattern.compile("(`{3,})text");
    private static final Pattern HEADING = Pattern.compile("(#{1,6}) (.*)");
    private static final Pattern ITEM = Pattern.compile("([-*])(?: (.*))?");
    private static final Pattern ALERT = Pattern.compile("> \\[!(NOTE|TIP|WARNING|CAUTION)]");
    private static final Pattern STRONG = Pattern.compile("\\*\\*(.*)\\*\\*");
    private static final Pattern FACT = Pattern.compile("\\*\\*(.*):\\*\\*(?: (.*))?");
    private static final Pattern STARTS_BLOCK = Pattern.compile(
            "( {4}|\t).*| {0,3}(#{1,6}( .*)?|>.*|[-+*]( .*)?|\\d{1,9}[.)]( .*)?|(`{3}|~{3}).*|([-*_] *){3,}|=+|\\|.*|:?-+:? *)");

    private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    private final List<String> lines;
    private final List<Part> parts = new ArrayList<>();
    private int at;

    private MarkdownReading(String markdown) {
        lines = markdown.lines().toList();
    }

    static List<Part> of(String markdown) {
        MarkdownReading reading = new MarkdownReading(markdown);
        while (reading.at < reading.lines.size()) {
            reading.block();
        }
        return reading.parts;
    }

    private void block() {
        String line = lines.get(at++);
        Matcher fence = FENCE.matcher(line);
        Matcher heading = HEADING.matcher(line);
        Matcher item = ITEM.matcher(line);
        Matcher alert = ALERT.matcher(line);
        if (line.isEmpty()) {
            return;
        } else if (fence.matches()) {
            fence(fence.group(1).length());
        } else if (heading.matches()) {
            parts.add(new Part("h" + heading.group(1).length(), List.of(inline(heading.group(2)))));
        } else if (item.matches()) {
            items(item.group(1));
        } else if (alert.matches()) {
            String text = lines.get(at++);
            if (!text.equals(">")) {
                text = text.substring(2);
                requireParagraph(text);
            } else {
                text = "";
            }
            parts.add(new Part(alert.group(1), List.of(inline(text))));
        } else if (line.startsWith("|")) {
            table(line);
        } else {
            Matcher strong = STRONG.matcher(line);
            if (strong.matches()) {
                parts.add(new Part("caption", List.of(inline(strong.group(1)))));
            } else {
                requireParagraph(line);
                parts.add(new Part("p", List.of(inline(line))));
            }
            requireBlank();
        }
    }

    private void fence(int length) {
        Pattern end = Pattern.compile(" {0,3}`{" + length + ",} *");
        List<String> inside = new ArrayList<>();
        while (!end.matcher(lines.get(at)).matches()) {
            inside.add(lines.get(at++));
        }
        at++;
        parts.add(new Part("code", inside));
    }

    private void items(String bullet) {
        at--;
        List<String> texts = new ArrayList<>();
        while (at < lines.size() && !lines.get(at).isEmpty()) {
            String line = lines.get(at++);
            if (!line.startsWith(bullet)) {
                throw new AssertionError("no item: " + line);
            }
            String text = line.equals(bullet) ? "" : line.substring(2);
            Matcher fact = FACT.matcher(text);
            if (fact.matches()) {
                texts.add(inline(fact.group(1)));
                texts.add(fact.group(2) == null ? "" : inline(fact.group(2)));
            } else {
                requireParagraph(text);
                texts.add(inline(text));
            }
        }
        parts.add(new Part("list", texts));
    }

    private void table(String header) {
        int columns = cells(header).size();
        List<String> texts = new ArrayList<>(cells(header));
        List<String> rule = cells(lines.get(at++));
        if (rule.size() != columns || !rule.stream().allMatch(cell -> cell.matches("-+:?"))) {
            throw new AssertionError("no rule: " + rule);
        }
        while (at < lines.size() && !lines.get(at).isEmpty()) {
            List<String> cells = cells(lines.get(at++));
            if (cells.size() != columns) {
                throw new AssertionError(cells.size() + " cells instead of " + columns + ": " + lines.get(at - 1));
            }
            texts.addAll(cells);
        }
        parts.add(new Part("table", texts));
    }

    /** Cells end at each pipe without a backslash, of whatever inline text it is part; then the backslash before pipes goes. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        for (int i = 1; i < line.length(); i++) {
            char each = line.charAt(i);
            if (each == '\\' && i + 1 < line.length() && line.charAt(i + 1) != '|') {
                cell.append(each).append(line.charAt(++i));
            } else if (each == '\\') {
                cell.append("\\|");
                i++;
            } else if (each == '|') {
                cells.add(inline(cell.toString().strip()));
                cell.setLength(0);
            } else {
                cell.append(each);
            }
        }
        if (cell.length() > 0) {
            throw new AssertionError("no pipe at the end: " + line);
        }
        return cells;
    }

    private void requireBlank() {
        if (at < lines.size() && !lines.get(at).isEmpty()) {
            throw new AssertionError("the paragraph goes on: " + lines.get(at));
        }
    }

    private static void requireParagraph(String text) {
        if (STARTS_BLOCK.matcher(text).matches()) {
            throw new AssertionError("starts another block: " + text);
        }
    }

    /** The text of what must have no markup. */
    static String inline(String markdown) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < markdown.length(); i++) {
            char each = markdown.charAt(i);
            if (each == '\\' && i + 1 < markdown.length() && PUNCTUATION.indexOf(markdown.charAt(i + 1)) >= 0) {
                text.append(markdown.charAt(++i));
                continue;
            }
            boolean markup = "`*[]<~|$".indexOf(each) >= 0
                    || (each == '_' && !(letter(markdown, i - 1) && letter(markdown, i + 1)))
                    || (each == '&' && markdown.substring(i).matches("(?s)&(#\\d+|#[xX]\\p{XDigit}+|\\p{Alnum}+);.*"))
                    || markdown.substring(i).matches("(?is)(https?|ftp)://.*|www\\..*")
                    || (each == '#' && (i == markdown.length() - 1))
                    || each < ' ';
            if (markup) {
                throw new AssertionError("markup at " + i + " of: " + markdown);
            }
            text.append(each);
        }
        return text.toString();
    }

    private static boolean letter(String text, int at) {
        return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    }
}
