package dev.boathouse.core.page;

import java.util.Locale;

/** How something came out. Renderers never tell it by colour alone. */
public enum Status {
    /** All is well. */
    PASS("✓"),
    /** Look at it. */
    WARN("!"),
    /** Not as it must be. */
    FAIL("✗"),
    /** Neither good nor bad, or not judged. */
    NOTE("·");

    private final String mark;

    Status(String mark) {
        this.mark = mark;
    }

    /**
     * A character that stands before what has this status.
     *
     * @return {@code ✓}, {@code !}, {@code ✗} or {@code ·}
     */
    public String mark() {
        return mark;
    }

    /** The word: {@code pass}, {@code warn}, {@code fail} or {@code note}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
