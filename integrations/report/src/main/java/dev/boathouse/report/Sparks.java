package dev.boathouse.report;

import dev.boathouse.core.internal.PlainText;
import dev.boathouse.core.page.Cell;
import java.util.List;

/** Sparklines as small pictures that need no script. */
final class Sparks {

    private static final int WIDTH = 96;
    private static final int HEIGHT = 22;

    private Sparks() {}

    static void write(HtmlWriter out, Cell.Sparkline sparkline) {
        double largest = sparkline.series().stream()
                .flatMap(List::stream)
                .filter(bar -> !bar.isNaN())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        String words = PlainText.name(sparkline.text());
        out.open(
                "svg",
                "class",
                "spark",
                "viewBox",
                "0 0 " + WIDTH + " " + HEIGHT,
                "role",
                "img",
                "aria-label",
                words.isEmpty() ? "picture" : words);
        if (!words.isEmpty()) {
            out.element("title", words);
        }
        for (int i = 0; i < sparkline.series().size(); i++) {
            out.open(
                            "path",
                            "class",
                            "s" + i % ChartData.LOOKS,
                            "d",
                            path(sparkline.series().get(i), largest))
                    .close();
        }
        out.close();
    }

    /** Bars that touch are one outline, in tenths of a unit. */
    private static String path(List<Double> bars, double largest) {
        StringBuilder path = new StringBuilder();
        boolean down = true;
        for (int i = 0; i < bars.size(); i++) {
            double bar = bars.get(i);
            if (Double.isNaN(bar) || bar == 0 || largest == 0) {
                path.append(down ? "" : "V" + HEIGHT);
                down = true;
                continue;
            }
            // A bar that is not 0 is seen.
            double height = Math.max(0.5, bar / largest * (HEIGHT - 1));
            path.append(down ? "M" + tenths((double) i * WIDTH / bars.size()) + " " + HEIGHT : "")
                    .append('V')
                    .append(tenths(HEIGHT - height))
                    .append('H')
                    .append(tenths((i + 1.0) * WIDTH / bars.size()));
            down = false;
        }
        return path.append(down ? "" : "V" + HEIGHT).toString();
    }

    private static String tenths(double value) {
        long tenths = Math.round(value * 10);
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : tenths / 10 + "." + tenths % 10;
    }
}
