package dev.boathouse.core.page;

import dev.boathouse.core.internal.PlainText;

/** Texts of pages. */
final class Words {

    private Words() {}

    static void requireSome(String what, String part, String text) {
        if (PlainText.line(text).isEmpty()) {
            throw new IllegalArgumentException(
                    "Cannot make " + what + ": its " + part + " is blank. Give it at least one letter.");
        }
    }

    /** The text of a cell, a mark before it if it has a status. */
    static String cell(Cell cell) {
        if (cell instanceof Cell.Sparkline sparkline) {
            return Sparks.of(sparkline);
        }
        String text = PlainText.name(cell.text());
        return cell instanceof Cell.Verdict verdict ? (verdict.status().mark() + " " + text).stripTrailing() : text;
    }
}
