package dev.boathouse.delta.internal.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.DuckDb;
import dev.boathouse.delta.TableSpec;
import dev.boathouse.delta.internal.encode.SmallPages;
import dev.boathouse.delta.internal.log.DataFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows find the files of their partition values, however many of these there are and however little may wait in memory. */
class PartitionedFilesTest {

    private static final Schema SCHEMA = Schema.of(
            Schema.Field.of("part", DataType.INT),
            Schema.Field.of("text", DataType.STRING),
            Schema.Field.of("day", DataType.DATE),
            Schema.Field.of("texts", new DataType.Array(DataType.STRING)));

    @TempDir
    Path folder;

    private WrittenTable table(String name, String... partition) {
        return WrittenTable.create(folder.resolve(name), TableSpec.of(SCHEMA).partitionedBy(partition));
    }

    private static List<Frame> frames(long seed, int count, int rows, int parts) {
        Random random = new Random(seed);
        RandomFrames others = new RandomFrames(seed);
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<@Nullable Object> part = new ArrayList<>();
            List<@Nullable Object> texts = new ArrayList<>();
            for (int row = 0; row < rows; row++) {
                part.add(random.nextInt(50) == 0 ? null : random.nextInt(parts));
                texts.add("text " + random.nextInt(1 << 20));
            }
            frames.add(others.of(SCHEMA, rows)
                    .with("part", Column.of(DataType.INT, part))
                    .with("text", Column.of(DataType.STRING, texts)));
        }
        return frames;
    }

    private static List<DataFile> write(WrittenTable table, List<Frame> frames, WriteLimits limits) {
        return table.write(
                frames.iterator(),
                FileSettings.standard(),
                limits,
                SmallPages.of(CompressionCodecName.SNAPPY, 1_000, 100, 50));
    }

    @Test
    void manyPartitionsGetAlongWithLittleMemoryAndFewFiles() throws IOException {
        List<Frame> frames = frames(11, 12, 700, 90);
        WriteLimits little = new WriteLimits(30_000, 1_000, 60_000, 3);
        WrittenTable table = table("t", "part");
        List<DataFile> files = write(table, frames, little);
        Frame all = Frame.concat(frames);
        assertThat(files).hasSizeGreaterThan(91);
        assertThat(DuckDb.rows(table.commitAndRead(files))).isEqualTo(DuckDb.rows(all));
        assertThat(files.stream().map(DataFile::partitionValues).distinct()).hasSize(91);
        assertThat(table.dataFiles()).hasSameSizeAs(files);
        // The same rows make the same files.
        WrittenTable again = table("again", "part");
        List<DataFile> others = write(again, frames, little);
        assertThat(others)
                .extracting(DataFile::path)
                .isEqualTo(files.stream().map(DataFile::path).toList());
        for (DataFile file : files) {
            assertThat(Files.mismatch(
                            table.folder().resolve(file.path()), again.folder().resolve(file.path())))
                    .isEqualTo(-1);
        }
    }

    @Test
    void filesAreNumberedInTheOrderOfPartitionValues() throws IOException {
        WrittenTable table = table("t", "day", "part");
        List<Frame> frames = frames(12, 3, 300, 4);
        List<DataFile> files = write(table, frames, WrittenTable.STANDARD);
        List<String> numbers = files.stream()
                .map(file -> file.path().replaceFirst(".*/part-(\\d+)-.*", "$1"))
                .toList();
        assertThat(numbers).isSorted().doesNotHaveDuplicates();
        assertThat(numbers.get(0)).isEqualTo("00000");
        assertThat(files.get(0).path()).startsWith("day=").contains("/part=");
        assertThat(DuckDb.rows(table.commitAndRead(files))).isEqualTo(DuckDb.rows(Frame.concat(frames)));
    }

    @Test
    void aPartitionGetsAnotherFileWhenItsLastOneIsLargeEnough() throws IOException {
        WrittenTable table = table("t", "part");
        List<Frame> frames = frames(13, 10, 500, 2);
        List<DataFile> files = table.write(
                frames.iterator(),
                FileSettings.standard().withTargetBytes(12_000),
                WrittenTable.STANDARD,
                SmallPages.of(CompressionCodecName.SNAPPY, 1_000, 100, 50));
        assertThat(new HashSet<>(files.stream().map(DataFile::partitionValues).toList()))
                .hasSize(3);
        assertThat(files).hasSizeGreaterThan(6);
        assertThat(DuckDb.rows(table.commitAndRead(files))).isEqualTo(DuckDb.rows(Frame.concat(frames)));
    }

    @Test
    void filesGoToAnotherFolder() throws IOException {
        WrittenTable table = table("t", "part");
        List<DataFile> files = table.write(
                frames(14, 1, 20, 2).iterator(),
                FileSettings.standard().withFolder("_change_data/"),
                WrittenTable.STANDARD,
                SmallPages.of(CompressionCodecName.SNAPPY, 1_000, 100, 50));
        assertThat(files).allSatisfy(file -> assertThat(file.path()).startsWith("_change_data/part="));
        assertThatThrownBy(() -> FileSettings.standard().withFolder("/elsewhere/"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FileSettings.standard().withTargetBytes(0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEmptyTextIsNoPartitionValue() throws IOException {
        WrittenTable table = table("t", "text");
        Frame frame = frames(15, 1, 2, 2).get(0).with("text", Column.ofStrings("a", ""));
        assertThatThrownBy(() -> table.write(frame, WrittenTable.STANDARD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("empty text");
        assertThat(table.dataFiles()).isEmpty();
    }
}
