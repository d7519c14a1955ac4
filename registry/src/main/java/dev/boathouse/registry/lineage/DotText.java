package dev.boathouse.registry.lineage;

import dev.boathouse.registry.lineage.Drawing.Arrow;
import dev.boathouse.registry.lineage.Drawing.Box;
import java.util.stream.Collectors;

/**
 * A drawing in <a href="https://graphviz.org/doc/info/lang.html">DOT</a>. Labels are quoted texts, never HTML; in them a quote and a backslash are
 * escaped, so that escapes such as {@code \N} mean nothing, and an ampersand, so that entities mean nothing.
 */
final class DotText {

    private DotText() {}

    static String of(Drawing drawing) {
        StringBuilder text = new StringBuilder("digraph lineage {\n");
        text.append("  rankdir=LR;\n");
        drawing.boxes().forEach(box -> text.append("  ").append(node(box)).append(";\n"));
        drawing.arrows().forEach(arrow -> text.append("  ").append(edge(arrow)).append(";\n"));
        return text.append("}\n").toString();
    }

    private static String node(Box box) {
        String label = box.lines().stream().map(DotText::escaped).collect(Collectors.joining("\\n", "\"", "\""));
        String look = switch (box.shape()) {
            case LIVE -> "shape=box, style=\"rounded,bold\"";
            case MODEL -> "shape=box, style=rounded";
            case DELETED -> "shape=box, style=\"rounded,dashed\"";
            case TABLE -> "shape=cylinder";
        };
        return box.id() + " [label=" + label + ", " + look + "]";
    }

    private static String edge(Arrow arrow) {
        String look = switch (arrow.flow()) {
            case TRAINED -> "solid";
            case WROTE -> "bold";
            case EVALUATED -> "dashed";
            case PART_OF -> "dotted";
        };
        return arrow.from() + " -> " + arrow.to() + " [label=\"" + arrow.flow().text() + "\", style=" + look + "]";
    }

    private static String escaped(String line) {
        return VisibleText.of(line).replace("\\", "\\\\").replace("\"", "\\\"").replace("&", "&amp;");
    }
}
