package dev.boathouse.registry.lineage;

import dev.boathouse.registry.lineage.Drawing.Arrow;
import dev.boathouse.registry.lineage.Drawing.Box;
import dev.boathouse.registry.lineage.Drawing.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads DOT as its grammar says: identifiers, quoted texts in which only {@code \"} is an escape of the language, lists of attributes, statements.
 * Labels are then read as Graphviz reads them: escapes of a backslash and a letter, and entities. What is not one of those written is refused.
 */
final class DotReader {

    private final String text;
    private int at;

    private DotReader(String text) {
        this.text = text;
    }

    static Drawing read(String text) {
        return new DotReader(text).graph();
    }

    private Drawing graph() {
        List<Box> boxes = new ArrayList<>();
        List<Arrow> arrows = new ArrayList<>();
        expect("digraph");
        expect("lineage");
        expect("{");
        while (!takes("}")) {
            String first = identifier();
            if (takes("=")) {
                require(first.equals("rankdir") && identifier().equals("LR"), "only rankdir=LR");
            } else if (takes("->")) {
                String to = identifier();
                arrows.add(new Arrow(first, to, flow(attributes())));
            } else {
                Map<String, String> attributes = attributes();
                boxes.add(new Box(first, shape(attributes), lines(attributes.getOrDefault("label", ""))));
            }
            expect(";");
        }
        skipSpace();
        require(at == text.length(), "nothing behind the graph");
        return new Drawing(boxes, arrows);
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new TreeMap<>();
        expect("[");
        do {
            String name = identifier();
            expect("=");
            skipSpace();
            String value = text.charAt(at) == '"' ? quoted() : identifier();
            require(List.of("label", "shape", "style").contains(name), "no attribute " + name);
            require(attributes.put(name, value) == null, "no attribute twice");
        } while (takes(","));
        expect("]");
        return attributes;
    }

    /** To the first quote that no backslash stands in front of; a backslash in front of another character stays. */
    private String quoted() {
        StringBuilder value = new StringBuilder();
        at++;
        while (text.charAt(at) != '"') {
            require(text.charAt(at) >= ' ', "no control in a text");
            if (text.charAt(at) == '\\') {
                value.append(text.charAt(at + 1) == '"' ? "" : "\\").append(text.charAt(at + 1));
                at += 2;
            } else {
                value.append(text.charAt(at));
                at++;
            }
        }
        at++;
        return value.toString();
    }

    private List<String> lines(String label) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            if (c == '\\' && label.charAt(i + 1) == 'n') {
                lines.add(line.toString());
                line.setLength(0);
                i++;
            } else if (c == '\\') {
                require(label.charAt(i + 1) == '\\', "no escape but of a backslash: " + label);
                line.append('\\');
                i++;
            } else if (c == '&') {
                require(label.startsWith("&amp;", i), "no entity but of an ampersand: " + label);
                line.append('&');
                i += 4;
            } else {
                line.append(c);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    private static Shape shape(Map<String, String> attributes) {
        if ("cylinder".equals(attributes.get("shape"))) {
            return Shape.TABLE;
        }
        return switch (attributes.getOrDefault("style", "")) {
            case "rounded,bold" -> Shape.LIVE;
            case "rounded,dashed" -> Shape.DELETED;
            default -> Shape.MODEL;
        };
    }

    private static Flow flow(Map<String, String> attributes) {
        return Arrays.stream(Flow.values())
                .filter(flow -> flow.text().equals(attributes.get("label")))
                .findAny()
                .orElseThrow();
    }

    private String identifier() {
        skipSpace();
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        require(at > start && text.charAt(start) < 128 && !Character.isDigit(text.charAt(start)), "an identifier");
        return text.substring(start, at);
    }

    private void skipSpace() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n')) {
            at++;
        }
    }

    private boolean takes(String token) {
        skipSpace();
        boolean next = text.startsWith(token, at);
        at += next ? token.length() : 0;
        return next;
    }

    private void expect(String token) {
        require(takes(token), token);
    }

    private void require(boolean truth, String wanted) {
        if (!truth) {
            throw new AssertionError("At " + at + " wanted " + wanted + ", found "
                    + text.substring(at, Math.min(text.length(), at + 60)));
        }
    }
}
