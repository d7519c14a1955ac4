package dev.boathouse.core.page;

import java.util.List;
import java.util.stream.Collectors;

/** Sparklines in characters. */
final class Sparks {

    private static final String BARS = "▁▂▃▄▅▆▇█";
    private static final char ZERO = '·';
    private static final char NONE = ' ';
    /** Bars of a series that are drawn; of more, evenly spread ones. */
    private static final int MOST = 24;

    private Sparks() {}

    /** Each series, the next one behind a stroke. */
    static String of(Cell.Sparkline sparkline) {
        double largest = sparkline.series().stream()
                .flatMap(List::stream)
                .filter(bar -> !bar.isNaN())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        return sparkline.series().stream().map(bars -> drawn(bars, largest)).collect(Collectors.joining(" ⁄ "));
    }

    private static String drawn(List<Double> bars, double largest) {
        StringBuilder drawn = new StringBuilder();
        int shown = Math.min(MOST, bars.size());
        for (int i = 0; i < shown; i++) {
            double bar = bars.get((int) ((long) i * bars.size() / shown));
            if (Double.isNaN(bar)) {
                drawn.append(NONE);
            } else if (bar == 0) {
                drawn.append(ZERO);
            } else {
                int height = (int) Math.ceil(bar / largest * BARS.length());
                drawn.append(BARS.charAt(Math.max(1, Math.min(BARS.length(), height)) - 1));
            }
        }
        return drawn.toString();
    }
}
