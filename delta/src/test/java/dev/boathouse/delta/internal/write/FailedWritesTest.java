package dev.boathouse.delta.internal.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.internal.ColumnAccess;
import dev.boathouse.delta.TableSpec;
import dev.boathouse.delta.internal.encode.SmallPages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A write that fails leaves no file, and says that nothing was committed. */
class FailedWritesTest {

    private static final Schema SCHEMA =
            Schema.of(Schema.Field.of("part", DataType.INT), Schema.Field.of("id", DataType.LONG));
    private static final WriteLimits LITTLE = new WriteLimits(100, 10, 100, 2);

    @TempDir
    Path folder;

    private WrittenTable table() {
        return WrittenTable.create(folder.resolve("t"), TableSpec.of(SCHEMA).partitionedBy("part"));
    }

    private static Frame frame(int rows) {
        return Frame.of(
                SCHEMA,
                List.of(
                        Column.ofInts(IntStream.range(0, rows).map(i -> i % 5).toArray()),
                        Column.ofLongs(IntStream.range(0, rows).asLongStream().toArray())));
    }

    private static void write(WrittenTable table, Iterator<Frame> frames) {
        table.write(
                frames, FileSettings.standard(), LITTLE, SmallPages.of(CompressionCodecName.SNAPPY, 1_000, 100, 50));
    }

    @Test
    void framesThatEndInAnErrorLeaveNothing() throws IOException {
        WrittenTable table = table();
        int[] written = new int[1];
        Iterator<Frame> failing = IntStream.range(0, 10)
                .mapToObj(i -> {
                    if (i == 8) {
                        try {
                            written[0] = table.dataFiles().size();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                        throw new IllegalStateException("no more rows");
                    }
                    return frame(50);
                })
                .iterator();
        assertThatThrownBy(() -> write(table, failing))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no more rows");
        assertThat(written[0]).as("files before the error").isPositive();
        assertThat(table.dataFiles()).isEmpty();
    }

    @Test
    void aFileThatCannotBeMadeLeavesNothing() throws IOException {
        WrittenTable table = table();
        Path taken = table.folder().resolve("part=3");
        Files.writeString(taken, "a file where a folder should be");
        assertThatThrownBy(() -> write(table, List.of(frame(50)).iterator()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("Cannot write data files of file:")
                .hasMessageEndingWith("Nothing was committed.");
        assertThat(table.dataFiles()).containsExactly("part=3");
    }

    @Test
    void aFileThatIsThereIsNeverOverwritten() throws IOException {
        WrittenTable table = table();
        write(table, List.of(frame(5)).iterator());
        String first = table.dataFiles().get(0);
        long size = Files.size(table.folder().resolve(first));
        assertThatThrownBy(() -> write(table, List.of(frame(50)).iterator()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("Nothing was committed.");
        assertThat(table.folder().resolve(first)).exists();
        assertThat(Files.size(table.folder().resolve(first))).isEqualTo(size);
    }

    @Test
    void columnsThatDoNotFitAreNamed() throws IOException {
        Schema inner = Schema.of(Schema.Field.of("a", DataType.INT).required());
        Schema schema = Schema.of(
                Schema.Field.of("id", DataType.LONG).required(), Schema.Field.of("s", new DataType.Struct(inner)));
        WrittenTable table = WrittenTable.create(folder.resolve("t"), schema);
        Column ids = Column.ofLongs(1, 2);
        for (Frame wrong : List.of(
                Frame.of(Schema.of(Schema.Field.of("id", DataType.INT)), List.of(Column.ofInts(1))),
                Frame.of(Schema.of(schema.field("id"), Schema.Field.of("more", DataType.LONG)), List.of(ids, ids)),
                Frame.of(
                        Schema.of(Schema.Field.of("id", DataType.LONG)),
                        List.of(Column.of(DataType.LONG, Arrays.asList(1L, null)))),
                Frame.of(
                        Schema.of(schema.field("s")),
                        List.of(Column.of(schema.field("s").type(), List.of()))),
                Frame.of(
                        schema.select(List.of("id", "s")),
                        List.of(
                                ids,
                                ColumnAccess.direct()
                                        .ofStructs(
                                                new DataType.Struct(inner),
                                                List.of(Column.of(DataType.INT, Arrays.asList(1, null))),
                                                2,
                                                null))))) {
            assertThatThrownBy(() -> table.write(wrong, WrittenTable.STANDARD))
                    .as(wrong.schema().toString())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("Cannot write column \"");
        }
        assertThat(table.dataFiles()).isEmpty();
    }

    @Test
    void codecsThatAreNotWrittenAreRefused() throws IOException {
        WrittenTable table = table();
        assertThatThrownBy(() -> TableWriter.write(
                        table.state().storage(),
                        table.metadata(),
                        List.of(frame(5)).iterator(),
                        FileSettings.standard().withCodec(CompressionCodecName.GZIP),
                        "id"))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("GZIP");
        assertThat(table.dataFiles()).isEmpty();
    }
}
