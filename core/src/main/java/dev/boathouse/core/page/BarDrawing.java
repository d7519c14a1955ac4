package dev.boathouse.core.page;

import dev.boathouse.core.internal.PlainText;
import dev.boathouse.core.page.Bars.Bar;
import dev.boathouse.core.page.Bars.Group;
import dev.boathouse.core.page.Chart.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Bars drawn in characters, from left to right, their values behind them. */
final class BarDrawing {

    /** Categories that are drawn at most. */
    static final int MOST = 50;

    private static final int WIDTH = 40;
    private static final int LEAST_WIDTH = 20;
    private static final int LEAST_CATEGORY = 8;
    private static final int MOST_CATEGORY = 32;
    private static final int MOST_GROUP = 16;
    private static final int MOST_NAME = 40;

    private final Bars bars;
    private final Scale scale;
    private final int shown;
    private final Digits digits;

    private BarDrawing(Bars bars) {
        this.bars = bars;
        shown = Math.min(MOST, bars.categories().size());
        digits = bars.values().digits().alike(drawn().flatMapToDouble(Bar::ends).toArray());
        double[] ends = Stream.concat(
                        drawn().map(Bar::ends), bars.references().stream().map(each -> DoubleStream.of(each.at())))
                .flatMapToDouble(each -> each)
                .filter(value -> !Double.isNaN(value))
                .toArray();
        double low = Math.min(0, DoubleStream.of(ends).min().orElse(0));
        double high = Math.max(0, DoubleStream.of(ends).max().orElse(0));
        Chart.Range all = new Chart.Range(low, low == high ? low + 1 : high);
        scale = Scale.of(bars.values().range().or(() -> Optional.of(all)), DoubleStream.empty());
    }

    /** The lines of the drawing, without caption. */
    static List<String> of(Bars bars) {
        return new BarDrawing(bars).lines();
    }

    private Stream<Bar> drawn() {
        return bars.groups().stream().flatMap(group -> group.bars().stream().limit(shown));
    }

    private List<String> lines() {
        boolean several = bars.groups().size() > 1;
        List<String> groups = bars.groups().stream()
                .map(group -> several ? Columns.cut(PlainText.name(group.name()), MOST_GROUP) : "")
                .toList();
        int second = several ? groups.stream().mapToInt(Columns::width).max().orElse(0) + 2 : 0;
        int last = drawn().mapToInt(bar -> Columns.width(text(bar))).max().orElse(0) + 2;
        int room = Math.max(LEAST_CATEGORY, Math.min(MOST_CATEGORY, TextPage.WIDTH - LEAST_WIDTH - second - last - 2));
        List<String> names = bars.categories().stream()
                .limit(shown)
                .map(name -> Columns.cut(PlainText.name(name), room))
                .toList();
        int first = names.stream().mapToInt(Columns::width).max().orElse(0) + 2;
        int width = Math.max(LEAST_WIDTH, Math.min(WIDTH, TextPage.WIDTH - first - second - last));
        List<String> lines = new ArrayList<>();
        lines.add(" ".repeat(first + second)
                + Columns.cut(PlainText.name(bars.values().name()), TextPage.WIDTH - first - second));
        for (int i = 0; i < shown; i++) {
            for (int j = 0; j < groups.size(); j++) {
                Bar bar = bars.groups().get(j).bars().get(i);
                lines.add(Columns.padded(j == 0 ? names.get(i) : "", first, Table.Align.LEFT)
                        + Columns.padded(groups.get(j), second, Table.Align.LEFT)
                        + drawn(bar, width)
                        + Columns.padded(text(bar), last, Table.Align.RIGHT));
            }
        }
        lines.addAll(legend());
        return lines.stream().map(String::stripTrailing).toList();
    }

    private String text(Bar bar) {
        return Double.isNaN(bar.value()) ? "–" : bar.cell(digits).text();
    }

    private String drawn(Bar bar, int width) {
        char[] cells = new char[width];
        Arrays.fill(cells, ' ');
        double zero = scale.share(0);
        double end = scale.share(bar.value());
        for (int i = 0; i < width; i++) {
            double middle = (i + 0.5) / width;
            boolean filled = middle > Math.min(zero, end) && middle < Math.max(zero, end);
            boolean unsure = bar.error()
                    .filter(range -> middle >= scale.share(range.low()) && middle <= scale.share(range.high()))
                    .isPresent();
            if (filled || unsure) {
                cells[i] = !unsure ? '█' : filled ? '▓' : '░';
            }
        }
        if (zero > 0 && zero < 1) {
            mark(cells, zero, '│');
        }
        for (Reference reference : bars.references()) {
            if (scale.shows(reference.at())) {
                mark(cells, scale.share(reference.at()), '┊');
            }
        }
        return new String(cells);
    }

    private static void mark(char[] cells, double share, char glyph) {
        cells[Math.min(cells.length - 1, (int) (share * cells.length))] = glyph;
    }

    private List<String> legend() {
        List<String> entries = new ArrayList<>();
        List<Group> groups = bars.groups();
        if (groups.size() == 1) {
            entries.add("█ " + Columns.cut(PlainText.name(groups.get(0).name()), MOST_NAME));
        }
        if (drawn().anyMatch(bar -> bar.error().isPresent())) {
            entries.add("▓░ interval");
        }
        for (Reference reference : bars.references()) {
            entries.add("┊ " + Columns.cut(PlainText.name(reference.name()), MOST_NAME) + " ("
                    + bars.values().digits().text(reference.at()) + ")");
        }
        List<String> lines = new ArrayList<>();
        if (!entries.isEmpty()) {
            lines.add("");
            lines.addAll(Columns.beside(entries, TextPage.WIDTH));
        }
        if (shown < bars.categories().size()) {
            lines.add("The first " + shown + " of "
                    + Digits.whole(bars.categories().size()) + " are drawn.");
        }
        return lines;
    }
}
