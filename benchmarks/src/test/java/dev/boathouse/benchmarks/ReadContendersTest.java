package dev.boathouse.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.boathouse.core.data.Filter;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Benchmarks compare what does the same work: every contender finds the same totals. */
class ReadContendersTest {

    private static final WideSpec SPEC = WideSpec.snappy(4_500, 2_000);

    @TempDir
    Path folder;

    @Test
    void everyReaderFindsTheSameTotals() throws IOException, SQLException {
        WideTable table = WideTable.create(folder, SPEC.with(WideSpec.Timestamps.INT96));
        for (List<WideColumn> columns : List.of(WideColumn.all(), WideColumn.five())) {
            double[] ours = BoathouseScan.of(table, columns).run();
            assertThat(ours).hasSize(columns.size() + 1);
            assertThat(ours[0]).isEqualTo(4_500);
            // Uniform between 0 and 1; a hundredth of d4 is missing.
            assertThat(ours[1] / 4_500).isBetween(0.47, 0.53);
            assertEqual(ours, StandaloneRows.of(table, columns));
            assertEqual(ours, KernelBatches.of(table, columns));
            try (DuckDb duckDb = new DuckDb(1)) {
                assertEqual(ours, duckDb.sum(table, columns, ""));
            }
        }
    }

    @Test
    void codecsAndDictionariesChangeNothing() throws IOException, SQLException {
        for (WideSpec spec :
                List.of(SPEC, SPEC.with(CompressionCodecName.ZSTD), SPEC.with(WideSpec.Doubles.REPEATING))) {
            WideTable table = WideTable.create(folder.resolve(spec.codec() + "-" + spec.doubles()), spec);
            double[] ours = BoathouseScan.of(table, WideColumn.all()).run();
            assertThat(ours[0]).isEqualTo(4_500);
            assertEqual(ours, ParquetColumns.of(table, WideColumn.all()));
            try (DuckDb duckDb = new DuckDb(1)) {
                assertEqual(ours, duckDb.sum(table, WideColumn.all(), ""));
                assertEqual(ours, duckDb.arrow(table, WideColumn.all(), ""));
            }
        }
    }

    @Test
    void severalThreadsFindTheSameTotals() throws IOException {
        WideTable table = WideTable.create(folder, SPEC);
        ExecutorService helper = Executors.newSingleThreadExecutor();
        try {
            assertEqual(
                    BoathouseScan.of(table, WideColumn.all()).run(),
                    BoathouseScan.of(table, WideColumn.all(), helper, 1));
        } finally {
            helper.shutdown();
        }
    }

    @Test
    void filtersKeepTheSameRows() throws IOException, SQLException {
        WideTable table = WideTable.create(folder, SPEC);
        List<WideColumn> columns = WideColumn.five();
        double[] some =
                BoathouseScan.of(table, columns, Filter.lessThan("d0", 0.5)).run();
        double[] range = BoathouseScan.of(table, columns, Filter.between("id", 1_990, 2_010))
                .run();
        assertThat(some[0]).isBetween(2_000.0, 2_500.0);
        assertThat(range[0]).isEqualTo(21);
        try (DuckDb duckDb = new DuckDb(1)) {
            assertEqual(some, duckDb.sum(table, columns, "d0 < 0.5"));
            assertEqual(some, duckDb.arrow(table, columns, "d0 < 0.5"));
            assertEqual(range, duckDb.sum(table, columns, "id BETWEEN 1990 AND 2010"));
        }
    }

    @Test
    void rowsAreRepeatedAndStreamedInASmallHeap() throws IOException, InterruptedException {
        WideTable once = WideTable.create(folder.resolve("once"), WideSpec.snappy(4_000, 2_000));
        WideTable often = WideTable.repeated(folder.resolve("often"), once, 30);
        assertThat(BoathouseScan.of(often, WideColumn.five()).run()[0]).isEqualTo(120_000);
        assertThat(PeakHeap.megabytes(often)).isBetween(0.0, 256.0);
        WideTable untrue = new WideTable(often.folder(), often.rows() + 1);
        assertThatThrownBy(() -> PeakHeap.megabytes(untrue)).hasMessageContaining("exit code 1");
    }

    @Test
    void allocationIsCountedForEachRow() {
        byte[][] kept = new byte[1][];
        Contender hungry = Contender.of("hungry", 1_000, () -> {
            kept[0] = new byte[8_000_000];
            return new double[0];
        });
        assertThat(Allocation.perUnit(hungry)).isBetween(8_000.0, 9_000.0);
    }

    private static void assertEqual(double[] expected, Contender contender) {
        double[] found = contender.prove();
        assertThat(found).as(contender.name()).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(found[i])
                    .as("figure %d of %s", i, contender.name())
                    .isCloseTo(expected[i], within(1e-9 * Math.max(1, expected[i])));
        }
        assertThat(contender.run()[0]).as("rows of %s", contender.name()).isEqualTo(expected[0]);
    }
}
