package dev.boathouse.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.delta.DeltaTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever writes the rows, the files have the same totals, and nothing is left. */
class WriteContendersTest {

    @TempDir
    Path folder;

    @Test
    void everyWriterWritesTheSameTotals() throws IOException, SQLException {
        WideTable source = WideTable.create(folder.resolve("source"), WideSpec.snappy(4_500, 2_000));
        Frame rows = DeltaTable.at(source.uri()).latest().scan().read();
        try (DuckDb duckDb = new DuckDb(1)) {
            duckDb.load(source);
            for (CompressionCodecName codec : List.of(CompressionCodecName.SNAPPY, CompressionCodecName.ZSTD)) {
                WriteContenders contenders =
                        new WriteContenders(folder.resolve(codec.name()), WideColumn.all(), codec, duckDb);
                double[] expected = BoathouseScan.of(source, WideColumn.all()).run();
                for (Contender contender : List.of(
                        contenders.boathouse(rows),
                        contenders.duckDb(duckDb, 4_500),
                        contenders.duckDbForced(duckDb, 4_500),
                        contenders.parquetJava(rows))) {
                    double[] found = contender.prove();
                    assertThat(found).as(contender.name()).hasSameSizeAs(expected);
                    for (int i = 0; i < expected.length; i++) {
                        assertThat(found[i])
                                .as("figure %d of %s", i, contender.name())
                                .isCloseTo(expected[i], within(1e-9 * Math.max(1, expected[i])));
                    }
                    assertThat(contender.run()).containsExactly(4_500);
                }
                try (Stream<Path> left = Files.walk(contenders.folder())) {
                    assertThat(left.filter(file -> file.toString().endsWith(".parquet")))
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void aWriterThatLosesARowIsNoPeer() throws IOException, SQLException {
        WideTable source = WideTable.create(folder.resolve("source"), WideSpec.snappy(1_000, 1_000));
        Frame rows = DeltaTable.at(source.uri()).latest().scan().read();
        try (DuckDb duckDb = new DuckDb(1)) {
            WriteContenders contenders =
                    new WriteContenders(folder.resolve("t"), WideColumn.five(), CompressionCodecName.SNAPPY, duckDb);
            Contender whole = contenders.boathouse(rows);
            Contender less = contenders.in("less").parquetJava(rows.where(Filter.greaterThan("id", 0)));
            assertThatThrownBy(() -> new SideBySide("write", whole).against(less))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("parquet-java gives");
        }
    }
}
