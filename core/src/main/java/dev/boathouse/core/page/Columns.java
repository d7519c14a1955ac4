package dev.boathouse.core.page;

import java.util.ArrayList;
import java.util.List;

/** How many columns of a terminal text takes, and what is done with them. */
final class Columns {

    private static final String BETWEEN = "   ";

    private Columns() {}

    /** The columns that a text takes: two for East Asian wide characters and emoji, none for marks on others. */
    static int width(String text) {
        int width = 0;
        for (int at = 0; at < text.length(); ) {
            int each = text.codePointAt(at);
            at += Character.charCount(each);
            width += width(each);
        }
        return width;
    }

    /** The text with spaces after it, or before it, up to a width. */
    static String padded(String text, int width, Table.Align align) {
        String spaces = " ".repeat(Math.max(0, width - width(text)));
        return align == Table.Align.LEFT ? text + spaces : spaces + text;
    }

    /** Cuts a line to a width, with an ellipsis. */
    static String cut(String line, int width) {
        return width(line) <= width
                ? line
                : line.substring(0, fitting(line, 0, width - 1)).stripTrailing() + "…";
    }

    /** Breaks a line at spaces, and within words that are longer than a line; at least one line. */
    static List<String> wrapped(String line, int width) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        int end = fitting(line, 0, width);
        while (end < line.length()) {
            // A space right behind what fits is as good a place as one within it.
            int space = end;
            while (space > start && line.charAt(space) != ' ') {
                space--;
            }
            int cut = space > start ? space : Math.max(end, line.offsetByCodePoints(start, 1));
            lines.add(line.substring(start, cut).stripTrailing());
            start = cut + (line.startsWith(" ", cut) ? 1 : 0);
            end = fitting(line, start, width);
        }
        if (start < line.length() || lines.isEmpty()) {
            lines.add(line.substring(start));
        }
        return lines;
    }

    /** Texts side by side, as many as fit into a line. */
    static List<String> beside(List<String> texts, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String text : texts) {
            if (line.length() > 0 && width(line + BETWEEN + text) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : BETWEEN).append(text);
        }
        if (line.length() > 0) {
            lines.add(line.toString());
        }
        return lines;
    }

    /** The index up to which a text fits that starts at another. */
    private static int fitting(String text, int start, int width) {
        int used = 0;
        int at = start;
        while (at < text.length()) {
            int each = text.codePointAt(at);
            used += width(each);
            if (used > width) {
                break;
            }
            at += Character.charCount(each);
        }
        return at;
    }

    private static int width(int each) {
        if (each < 0x300) {
            return 1;
        }
        int type = Character.getType(each);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return wide(each) ? 2 : 1;
    }

    /** The blocks whose characters are wide (Unicode Standard Annex 11), as a whole. */
    private static boolean wide(int each) {
        return (each >= 0x1100 && each <= 0x115F) // Hangul initials
                || (each >= 0x2E80 && each <= 0xA4CF && each != 0x303F) // CJK radicals to Yi
                || (each >= 0xA960 && each <= 0xA97F)
                || (each >= 0xAC00 && each <= 0xD7A3) // Hangul syllables
                || (each >= 0xF900 && each <= 0xFAFF)
                || (each >= 0xFE30 && each <= 0xFE6F)
                || (each >= 0xFF00 && each <= 0xFF60) // full-width forms
                || (each >= 0xFFE0 && each <= 0xFFE6)
                || (each >= 0x1F300 && each <= 0x1F64F) // emoji
                || (each >= 0x1F900 && each <= 0x1F9FF)
                || (each >= 0x20000 && each <= 0x3FFFD);
    }
}
