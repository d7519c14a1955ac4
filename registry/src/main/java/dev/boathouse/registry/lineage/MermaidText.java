package dev.boathouse.registry.lineage;

import dev.boathouse.registry.lineage.Drawing.Arrow;
import dev.boathouse.registry.lineage.Drawing.Box;
import java.util.stream.Collectors;

/**
 * A drawing as a flowchart of <a href="https://mermaid.js.org/syntax/flowchart.html">Mermaid</a>. Labels stand in quotes and hold ASCII
 * letters, digits, spaces and a few marks as they are; all else is a numbered entity, so that no text can end a label or be taken for HTML or a
 * directive.
 *
 * <p>Once entities are resolved Mermaid looks into labels again, for icons ({@code fa:fa-ban}), formulas ({@code $$x$$}), {@code \n}, Markdown and
 * its own mark of an entity. So behind each mark stands a space of no width: marks never touch what follows.
 */
final class MermaidText {

    private static final String NO_WIDTH = "#8203;";

    /** What Mermaid puts in the place of an entity while it parses. */
    private static final String ENTITY_MARKS = "ﬂ°¶ß";

    private MermaidText() {}

    static String of(Drawing drawing) {
        StringBuilder text = new StringBuilder("flowchart LR\n");
        text.append("  classDef live stroke-width:4px\n");
        text.append("  classDef deleted stroke-dasharray:4\n");
        drawing.boxes().forEach(box -> text.append("  ").append(node(box)).append('\n'));
        drawing.arrows().forEach(arrow -> text.append("  ").append(link(arrow)).append('\n'));
        return text.toString();
    }

    private static String node(Box box) {
        String label = box.lines().stream().map(MermaidText::escaped).collect(Collectors.joining("<br/>", "\"", "\""));
        return box.id()
                + switch (box.shape()) {
                    case LIVE -> "([" + label + "]):::live";
                    case MODEL -> "([" + label + "])";
                    case DELETED -> "([" + label + "]):::deleted";
                    case TABLE -> "[(" + label + ")]";
                };
    }

    private static String link(Arrow arrow) {
        String line = switch (arrow.flow()) {
            case TRAINED -> "-->";
            case WROTE -> "==>";
            case EVALUATED, PART_OF -> "-.->";
        };
        return arrow.from() + " " + line + "|" + arrow.flow().text() + "| " + arrow.to();
    }

    private static String escaped(String line) {
        String visible = VisibleText.of(line);
        StringBuilder text = new StringBuilder(visible.length());
        int next = 0;
        for (int at = 0; at < visible.length(); at = next) {
            int character = visible.codePointAt(at);
            next = at + Character.charCount(character);
            if (isPlain(visible, at)) {
                text.append((char) character);
            } else {
                text.append('#').append(character).append(';');
                text.append(isMark(character) && next < visible.length() ? NO_WIDTH : "");
            }
        }
        return text.toString();
    }

    /** Marks between letters or digits, where they have no meaning anywhere, and single spaces. */
    private static boolean isPlain(String text, int at) {
        char c = text.charAt(at);
        if (isWord(c)) {
            return at > 0 || c > '9';
        }
        boolean inside = at > 0 && at + 1 < text.length();
        if (c == ' ') {
            return inside && text.charAt(at - 1) != ' ' && text.charAt(at + 1) != ' ';
        }
        return "-_/".indexOf(c) >= 0 && inside && isWord(text.charAt(at - 1)) && isWord(text.charAt(at + 1));
    }

    private static boolean isMark(int character) {
        return character < 128 ? character != ',' && !isWord((char) character) : ENTITY_MARKS.indexOf(character) >= 0;
    }

    private static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
