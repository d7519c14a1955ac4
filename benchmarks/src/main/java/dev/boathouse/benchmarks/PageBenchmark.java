package dev.boathouse.benchmarks;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import dev.boathouse.core.page.Page;
import dev.boathouse.monitoring.drift.DriftCheck;
import dev.boathouse.monitoring.drift.DriftReport;
import dev.boathouse.monitoring.profile.Profile;
import dev.boathouse.report.Report;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A drift report of many columns, a tenth of which drifted, as HTML: the time from the report to the text, beside that of the same report as
 * Markdown, and the bytes, beside the bar of a megabyte for 100 columns. No library in Java does the same to be measured beside us.
 */
final class PageBenchmark implements Benchmarks.Benchmark {

    private static final int ROWS = 2_000;
    private static final double MEGABYTE = 1_000_000;

    @Override
    public void run(Options options) {
        double seconds = options.quick() ? 4 : 20;
        for (int columns : new int[] {100, 1_000}) {
            String name = "page/" + columns + "-columns";
            if (!options.wants(name)) {
                continue;
            }
            DriftReport report = DriftCheck.standard()
                    .compare(Profile.of(rows(columns, 1, 0)), Profile.of(rows(columns, 2, columns / 10)));
            new SideBySide(name, Contender.of("boathouse", 1, () -> {
                        Page page = report.page();
                        return figures(page, Report.html(page).text());
                    }))
                    .inMillis()
                    .against(Contender.of("the same as Markdown", 1, () -> {
                        Page page = report.page();
                        return figures(page, page.markdown());
                    }))
                    .measure(seconds);
            double bytes = html(report).getBytes(StandardCharsets.UTF_8).length;
            Line.of(name + "/bytes", bytes, MEGABYTE * columns / 100, "a megabyte for 100 columns", "bytes")
                    .print();
        }
    }

    private static String html(DriftReport report) {
        return Report.html(report.page()).text();
    }

    /** The parts of the page, and whether its last one has come out. */
    private static double[] figures(Page page, String text) {
        return new double[] {page.sections().size(), text.contains("Column by column") ? 1 : 0};
    }

    private static Frame rows(int columns, long seed, int shifted) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Field> fields = new ArrayList<>();
        List<Column> values = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            double shift = i < shifted ? 1 : 0;
            double[] numbers = new double[ROWS];
            for (int row = 0; row < ROWS; row++) {
                numbers[row] = random.nextDouble() + random.nextDouble() + random.nextDouble() + shift;
            }
            fields.add(Field.of("feature_" + i, DataType.DOUBLE));
            values.add(Column.ofDoubles(numbers));
        }
        return Frame.of(Schema.of(fields), values);
    }
}
