package dev.boathouse.core.internal;

import java.util.List;

/** Text of strangers as renderers take it: without line breaks where one line is meant, and without characters that change what others look like. */
public final class PlainText {

    /** The most characters of a title, name, caption or cell. */
    public static final int MOST = 500;

    private static final int REPLACEMENT = 0xFFFD;

    private PlainText() {}

    /**
     * One line: white space of any kind and length is one space, none at the ends.
     *
     * @param text any text
     * @return the line
     */
    public static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        boolean space = false;
        for (int at = 0; at < text.length(); ) {
            int each = text.codePointAt(at);
            at += Character.charCount(each);
            if (isSpace(each)) {
                space = true;
            } else {
                if (space && line.length() > 0) {
                    line.append(' ');
                }
                space = false;
                line.appendCodePoint(harmless(each));
            }
        }
        return line.toString();
    }

    /**
     * One line of at most so many characters, the last one an ellipsis if there were more.
     *
     * @param text any text
     * @param most how many, at least 1
     * @return the line
     */
    public static String line(String text, int most) {
        // Spaces are dropped first, so that a name behind a thousand of them is still read.
        String line = line(text);
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most - 1)).stripTrailing() + "…";
    }

    /**
     * A title, name, caption or cell: one line of at most {@value #MOST} characters.
     *
     * @param text any text
     * @return the line
     */
    public static String name(String text) {
        return line(text, MOST);
    }

    /**
     * Lines as they are, tabs as four spaces.
     *
     * @param text any text
     * @return its lines
     */
    public static List<String> lines(String text) {
        return text.lines()
                .map(line -> {
                    StringBuilder clean = new StringBuilder(line.length());
                    line.replace("\t", "    ").codePoints().forEach(each -> clean.appendCodePoint(harmless(each)));
                    return clean.toString();
                })
                .toList();
    }

    private static boolean isSpace(int each) {
        return Character.isWhitespace(each) || Character.isSpaceChar(each) || each == 0x85;
    }

    private static int harmless(int each) {
        boolean control = each < 0x20 || (each >= 0x7F && each < 0xA0);
        boolean separator = each == 0x2028 || each == 0x2029;
        // Embeddings, overrides and isolates reorder what follows them, across cells.
        boolean reorders = (each >= 0x202A && each <= 0x202E) || (each >= 0x2066 && each <= 0x2069);
        boolean half = each >= 0xD800 && each <= 0xDFFF;
        boolean none = (each & 0xFFFE) == 0xFFFE || (each >= 0xFDD0 && each <= 0xFDEF) || each == 0xFEFF;
        return control || separator || reorders || half || none ? REPLACEMENT : each;
    }
}
