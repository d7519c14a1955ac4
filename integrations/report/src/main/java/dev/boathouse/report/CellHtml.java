package dev.boathouse.report;

import dev.boathouse.core.internal.PlainText;
import dev.boathouse.core.internal.ShortestDecimal;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Digits;
import dev.boathouse.core.page.Status;

/** Cells as HTML: in tables and beside names. */
final class CellHtml {

    private final HtmlWriter out;
    private final Anchors anchors;

    CellHtml(HtmlWriter out, Anchors anchors) {
        this.out = out;
        this.anchors = anchors;
    }

    void write(Cell cell) {
        if (cell instanceof Cell.Sparkline sparkline) {
            Sparks.write(out, sparkline);
            return;
        }
        String text = PlainText.name(cell.text());
        if (cell instanceof Cell.Verdict verdict) {
            verdict(verdict.status(), text);
        } else if (cell instanceof Cell.Time time) {
            out.element("time", text, "datetime", time.at().toString());
        } else if (cell instanceof Cell.Link link) {
            anchors.of(link.title())
                    .ifPresentOrElse(id -> out.element("a", text, "href", "#" + id), () -> out.text(text));
        } else if (cell instanceof Cell.Estimate && text.indexOf(' ') > 0) {
            int value = text.indexOf(" (");
            out.text(value < 0 ? text : text.substring(0, value));
            if (value >= 0) {
                out.text(" ").element("small", text.substring(value + 1));
            }
        } else {
            out.text(text);
        }
    }

    /** What a cell is sorted by where its text does not tell, or empty. */
    static String order(Cell cell) {
        if (cell instanceof Cell.Verdict verdict) {
            // What needs looking at comes first.
            return switch (verdict.status()) {
                case FAIL -> "0";
                case WARN -> "1";
                case NOTE -> "2";
                case PASS -> "3";
            };
        }
        if (cell instanceof Cell.Quantity quantity
                && (quantity.text().startsWith("<") || quantity.text().startsWith(">"))) {
            boolean percent = quantity.digits().style() == Digits.Style.PERCENT;
            return ShortestDecimal.of(quantity.value() * (percent ? 100 : 1));
        }
        return "";
    }

    /** The sign of a status, which those who hear the page do not need: they are told the word. */
    void mark(Status status) {
        out.element("span", status.mark(), "class", "mark " + status, "aria-hidden", "true");
    }

    private void verdict(Status status, String label) {
        out.open("span", "class", "verdict");
        mark(status);
        if (!label.equalsIgnoreCase(status.toString())) {
            out.element("span", status + (label.isEmpty() ? "" : ": "), "class", "unseen");
        }
        out.text(label).close();
    }
}
