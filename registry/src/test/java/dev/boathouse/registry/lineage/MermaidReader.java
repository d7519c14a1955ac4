package dev.boathouse.registry.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.registry.lineage.Drawing.Arrow;
import dev.boathouse.registry.lineage.Drawing.Box;
import dev.boathouse.registry.lineage.Drawing.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the part of Mermaid's language that is written, and not a character more: a line is a box, a link or one of two classes. Mermaid
 * rewrites some lines before it parses them, and looks into labels once their entities are resolved; a text in which it would find something
 * is refused.
 */
final class MermaidReader {

    private static final String LABEL = "\"((?:[A-Za-z0-9 /_-]|#[0-9]{1,7};|<br/>)+)\"";
    private static final Pattern MODEL = Pattern.compile("  (m[0-9]+)\\(\\[" + LABEL + "]\\)(:::live|:::deleted|)");
    private static final Pattern TABLE = Pattern.compile("  (t[0-9]+)\\[\\(" + LABEL + "\\)]");
    private static final Pattern LINK =
            Pattern.compile("  ([mt][0-9]+) (-->|==>|-\\.->)\\|(trained|evaluated|wrote|part of)\\| ([mt][0-9]+)");
    private static final Pattern CLASS = Pattern.compile("  classDef (live|deleted) [a-z-]+:[0-9a-z]+");
    private static final Pattern REWRITTEN = Pattern.compile("(style|classDef).*:\\S*#.*;|%%|^---", Pattern.MULTILINE);
    private static final Pattern INTERPRETED =
            Pattern.compile("\\\\n|\\$\\$|fa[bklrs]?:fa-|ﬂ°|www\\.[A-Za-z0-9]|^([0-9]+[.)]|[-+*#>]) |\\*\\*|  ");
    private static final String NO_WIDTH = "\u200B";
    private static final Pattern ENTITY = Pattern.compile("#([0-9]+);");

    private MermaidReader() {}

    static Drawing read(String text) {
        assertThat(text).startsWith("flowchart LR\n").endsWith("\n");
        assertThat(REWRITTEN.matcher(text).find())
                .as("lines that Mermaid rewrites")
                .isFalse();
        List<Box> boxes = new ArrayList<>();
        List<Arrow> arrows = new ArrayList<>();
        String[] lines = text.split("\n", -1);
        for (String line : List.of(lines).subList(1, lines.length - 1)) {
            Matcher model = MODEL.matcher(line);
            Matcher table = TABLE.matcher(line);
            Matcher link = LINK.matcher(line);
            if (model.matches()) {
                boxes.add(new Box(model.group(1), shape(model.group(3)), lines(model.group(2))));
            } else if (table.matches()) {
                boxes.add(new Box(table.group(1), Shape.TABLE, lines(table.group(2))));
            } else if (link.matches()) {
                arrows.add(new Arrow(link.group(1), link.group(4), flow(link.group(3))));
            } else {
                assertThat(line).matches(CLASS);
            }
        }
        return new Drawing(boxes, arrows);
    }

    private static Shape shape(String look) {
        return switch (look) {
            case ":::live" -> Shape.LIVE;
            case ":::deleted" -> Shape.DELETED;
            default -> Shape.MODEL;
        };
    }

    private static Flow flow(String text) {
        return Arrays.stream(Flow.values())
                .filter(flow -> flow.text().equals(text))
                .findAny()
                .orElseThrow();
    }

    private static List<String> lines(String label) {
        return Arrays.stream(label.split("<br/>", -1))
                .map(MermaidReader::resolved)
                .toList();
    }

    private static String resolved(String line) {
        String resolved = ENTITY.matcher(line)
                .replaceAll(entity -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(entity.group(1)))));
        assertThat(INTERPRETED.matcher(resolved).find())
                .as("what Mermaid interprets in %s", resolved)
                .isFalse();
        return resolved.replace(NO_WIDTH, "");
    }
}
