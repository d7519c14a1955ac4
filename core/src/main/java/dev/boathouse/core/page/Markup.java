package dev.boathouse.core.page;

/**
 * Plain text as GitHub-flavoured Markdown (spec 0.29, 2.4 "Backslash escapes"): what could be read as markup has a backslash before it, the
 * rest stays readable. Takes one line, as {@code PlainText} makes them.
 */
final class Markup {

    private static final String ALWAYS = "\\`*[]<|~#$";

    private Markup() {}

    /** Text inside a line, such as a cell. */
    static String inline(String line) {
        StringBuilder out = new StringBuilder(line.length() + 16);
        for (int at = 0; at < line.length(); at++) {
            char each = line.charAt(at);
            if (ALWAYS.indexOf(each) >= 0
                    || (each == '_' && !(alphanumeric(line, at - 1) && alphanumeric(line, at + 1)))
                    || (each == '&' && (alphanumeric(line, at + 1) || line.startsWith("#", at + 1)))
                    || (each == ':' && line.startsWith("//", at + 1))
                    || (each == '.' && www(line, at))) {
                out.append('\\');
            }
            out.append(each);
        }
        return out.toString();
    }

    /**
     * Text at the start of a paragraph or an item, where a hyphen or a number would make a list, {@code >} a quotation and, under a line,
     * {@code :-} a table.
     */
    static String block(String line) {
        String inline = inline(line);
        if (inline.isEmpty()) {
            return inline;
        }
        if ("+-=>:".indexOf(inline.charAt(0)) >= 0) {
            return "\\" + inline;
        }
        int digits = 0;
        while (digits < inline.length() && digit(inline.charAt(digits))) {
            digits++;
        }
        return digits > 0 && digits < inline.length() && ".)".indexOf(inline.charAt(digits)) >= 0
                ? inline.substring(0, digits) + "\\" + inline.substring(digits)
                : inline;
    }

    /** GitHub makes links of addresses without scheme. */
    private static boolean www(String line, int dot) {
        return dot >= 3 && line.regionMatches(true, dot - 3, "www", 0, 3);
    }

    /** Of ASCII only, so that the answer does not hang on a release's version of Unicode. */
    private static boolean alphanumeric(String line, int at) {
        if (at < 0 || at >= line.length()) {
            return false;
        }
        char each = line.charAt(at);
        return (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') || digit(each);
    }

    private static boolean digit(char each) {
        return each >= '0' && each <= '9';
    }
}
