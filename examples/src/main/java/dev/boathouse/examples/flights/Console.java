package dev.boathouse.examples.flights;

import dev.boathouse.core.Progress;
import java.io.PrintStream;
import java.util.Locale;

/** Tells the story on a stream: steps, indented facts, and a bar for what takes long. */
final class Console implements Progress {

    private static final int BAR = 30;

    private final PrintStream out;
    private final boolean interactive;
    private int shown = -1;

    Console(PrintStream out, boolean interactive) {
        this.out = out;
        this.interactive = interactive;
    }

    void step(String title) {
        out.printf(Locale.ROOT, "%n%s%n", title);
    }

    void say(String format, Object... values) {
        out.printf(Locale.ROOT, "  " + format + "%n", values);
    }

    /** Draws the bar, on a terminal only: a log file keeps the facts without it. */
    @Override
    public void at(String step, long done, long total) {
        int percent = total <= 0 ? 100 : (int) (100 * done / total);
        if (!interactive || percent == shown) {
            return;
        }
        shown = percent;
        int filled = percent * BAR / 100;
        String bar = "#".repeat(filled) + ".".repeat(BAR - filled);
        out.printf(Locale.ROOT, "\r  %-28s [%s] %3d %%", step, bar, percent);
        if (percent == 100) {
            out.print("\r" + " ".repeat(BAR + 40) + "\r");
            shown = -1;
        }
        out.flush();
    }
}
