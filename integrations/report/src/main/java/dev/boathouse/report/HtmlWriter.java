package dev.boathouse.report;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes HTML. All text goes through {@link #text} or the value of an attribute, both of which escape it; names of elements and attributes
 * are constants of the callers. Not safe for use by several threads.
 */
final class HtmlWriter {

    private final StringBuilder out = new StringBuilder(1 << 16);
    private final Deque<String> open = new ArrayDeque<>();

    /** An element with attributes, names and values by turns; up to its {@link #close}. */
    HtmlWriter open(String element, String... attributes) {
        tag(element, attributes);
        open.push(element);
        return this;
    }

    /** An element that cannot hold anything. */
    HtmlWriter empty(String element, String... attributes) {
        tag(element, attributes);
        return this;
    }

    /** Ends the element that was opened last. */
    HtmlWriter close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** An element that holds a text. */
    HtmlWriter element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    /** Text, escaped. */
    HtmlWriter text(String text) {
        escape(text);
        return this;
    }

    /** A line break of the source, which readers do not see. */
    HtmlWriter line() {
        out.append('\n');
        return this;
    }

    /** What is ours and HTML, CSS or JavaScript already: never text of a page. */
    HtmlWriter own(String source) {
        out.append(source);
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private void tag(String element, String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        out.append('>');
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            switch (each) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(each);
            }
        }
    }
}
