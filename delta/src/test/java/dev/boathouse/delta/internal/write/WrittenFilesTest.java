package dev.boathouse.delta.internal.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.DuckDb;
import dev.boathouse.delta.internal.encode.SmallPages;
import dev.boathouse.delta.internal.encode.Workspace;
import dev.boathouse.delta.internal.log.DataFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written comes back: through our reader, DuckDB's and parquet-java's, whatever the types and wherever pages and groups end. */
class WrittenFilesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void randomFramesComeBack(long seed) throws IOException {
        Random random = new Random(seed);
        int rows = List.of(1, 2, 299, 300, 301, 2_000).get(random.nextInt(6));
        WriteLimits limits = new WriteLimits(
                1L << (15 + random.nextInt(8)), 100 + random.nextInt(3_000), 1L << 22, 1 + random.nextInt(3));
        Frame frame = new RandomFrames(seed).of(RandomFrames.ALL, rows);
        WrittenTable table = WrittenTable.create(folder.resolve("t"), RandomFrames.ALL);
        String digest = frame.contentDigest();
        List<DataFile> files = table.write(frame, limits);
        assertThat(frame.contentDigest()).as("the frame is as it was").isEqualTo(digest);
        check(table, frame, files, "seed " + seed + ", " + limits);
    }

    private static void check(WrittenTable table, Frame frame, List<DataFile> files, String what) throws IOException {
        assertThat(table.commitAndRead(files).contentDigest()).as(what).isEqualTo(frame.contentDigest());
        Schema schema = frame.schema();
        List<String> expected = DuckDb.rows(frame);
        List<String> byGroups = new ArrayList<>();
        for (DataFile file : files) {
            byGroups.addAll(GroupText.rows(table.folder().resolve(file.path()), schema));
            FooterCheck.pages(table.folder().resolve(file.path()));
        }
        Collections.sort(byGroups);
        assertThat(byGroups).as(what).isEqualTo(expected);
        assertThat(DuckDb.rows(table.folder() + "/*.parquet", schema)).as(what).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(
            value = CompressionCodecName.class,
            names = {"SNAPPY", "ZSTD", "UNCOMPRESSED"})
    void everyCodecIsRead(CompressionCodecName codec) throws IOException {
        Frame frame = new RandomFrames(77).of(RandomFrames.ALL, 3_000);
        WrittenTable table = WrittenTable.create(folder.resolve("t"), RandomFrames.ALL);
        List<DataFile> files = table.write(
                List.of(frame).iterator(),
                FileSettings.standard().withCodec(codec),
                WrittenTable.STANDARD,
                SmallPages.of(codec, 20_000, 1_000, 2_000));
        String extension = codec == CompressionCodecName.UNCOMPRESSED
                ? ""
                : "." + codec.name().toLowerCase(Locale.ROOT);
        assertThat(files)
                .extracting(DataFile::path)
                .containsExactly("part-00000-00000000-test" + extension + ".parquet");
        check(table, frame, files, codec.name());
    }

    /** A chunk has 65,536 rows: pages, blocks and words end before, at and behind its end. */
    @ParameterizedTest
    @ValueSource(ints = {4_095, 4_096, 4_097, 65_535, 65_537, 140_000})
    void sizesAroundLimitsComeBack(int rows) throws IOException {
        Schema schema = Schema.of(
                Schema.Field.of("id", DataType.LONG).required(),
                Schema.Field.of("double", DataType.DOUBLE),
                Schema.Field.of("string", DataType.STRING),
                Schema.Field.of("boolean", DataType.BOOLEAN),
                Schema.Field.of("longs", new DataType.Array(DataType.LONG)));
        Frame frame = new RandomFrames(rows).of(schema, rows);
        WrittenTable table = WrittenTable.create(folder.resolve("t"), schema);
        List<DataFile> files = table.write(
                List.of(frame).iterator(),
                FileSettings.standard(),
                WrittenTable.STANDARD,
                new Workspace(CompressionCodecName.SNAPPY));
        check(table, frame, files, rows + " rows");
    }

    @Test
    void noRowsMakeNoFile() throws IOException {
        WrittenTable table = WrittenTable.create(folder.resolve("t"), RandomFrames.ALL);
        assertThat(table.write(new RandomFrames(1).of(RandomFrames.ALL, 0), WrittenTable.STANDARD))
                .isEmpty();
        assertThat(table.write(
                        Collections.emptyIterator(),
                        FileSettings.standard(),
                        WrittenTable.STANDARD,
                        new Workspace(CompressionCodecName.SNAPPY)))
                .isEmpty();
        assertThat(table.dataFiles()).isEmpty();
    }

    /** The first rows have few values, the later ones do not repeat: the dictionary is given up between pages and in the middle of one. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 299, 300, 301, 1_500})
    void aDictionaryIsGivenUpHalfway(int repeating) throws IOException {
        Schema schema = Schema.of(
                Schema.Field.of("long", DataType.LONG),
                Schema.Field.of("int", DataType.INT),
                Schema.Field.of("float", DataType.FLOAT),
                Schema.Field.of("double", DataType.DOUBLE),
                Schema.Field.of("string", DataType.STRING),
                Schema.Field.of("decimal", new DataType.Decimal(9, 0)));
        List<List<Object>> values = new ArrayList<>();
        schema.fields().forEach(field -> values.add(new ArrayList<>()));
        for (int i = 0; i < 40_000; i++) {
            // Values are tried at 64 places, here each 625 rows: what differs lies between them.
            int n = i % 625 >= 64 && i > repeating ? i : i % 5;
            values.get(0).add((long) n);
            values.get(1).add(n);
            values.get(2).add((float) n);
            values.get(3).add((double) n);
            values.get(4).add("text " + n);
            values.get(5).add(BigDecimal.valueOf(n));
        }
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            columns.add(Column.of(schema.field(i).type(), values.get(i)));
        }
        Frame frame = Frame.of(schema, columns);
        WrittenTable table = WrittenTable.create(folder.resolve("t"), schema);
        List<DataFile> files = table.write(frame, WrittenTable.STANDARD);
        check(table, frame, files, repeating + " rows repeat");
        assertThat(Encodings.of(table.folder().resolve(files.get(0).path())))
                .allSatisfy((column, encodings) -> assertThat(encodings)
                        .as(column)
                        .containsAll(repeating >= 300 ? List.of("PLAIN", "PLAIN_DICTIONARY") : List.of("PLAIN")));
    }

    @Test
    void dictionariesAreUsedWhereTheyPay() throws IOException {
        Schema schema = Schema.of(
                Schema.Field.of("few", DataType.STRING),
                Schema.Field.of("many", DataType.STRING),
                Schema.Field.of("id", DataType.LONG),
                Schema.Field.of("level", DataType.DOUBLE));
        Frame frame = withValues(schema, 100_000);
        WrittenTable table = WrittenTable.create(folder.resolve("t"), schema);
        List<DataFile> files = table.write(
                List.of(frame).iterator(),
                FileSettings.standard(),
                WrittenTable.STANDARD,
                new Workspace(CompressionCodecName.SNAPPY));
        var encodings = Encodings.of(table.folder().resolve(files.get(0).path()));
        assertThat(encodings.get("few")).contains("PLAIN_DICTIONARY").doesNotContain("PLAIN");
        assertThat(encodings.get("level")).contains("PLAIN_DICTIONARY").doesNotContain("PLAIN");
        assertThat(encodings.get("many")).contains("PLAIN").doesNotContain("PLAIN_DICTIONARY");
        assertThat(encodings.get("id")).contains("PLAIN").doesNotContain("PLAIN_DICTIONARY");
        check(table, frame, files, "dictionaries");
    }

    private static Frame withValues(Schema schema, int rows) {
        List<List<Object>> values = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            values.add(new ArrayList<>());
        }
        Random random = new Random(5);
        for (int i = 0; i < rows; i++) {
            values.get(0).add("level " + random.nextInt(1_000));
            values.get(1).add("text " + random.nextLong());
            values.get(2).add((long) i);
            values.get(3).add(random.nextInt(200) / 200.0);
        }
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            columns.add(Column.of(schema.field(i).type(), values.get(i)));
        }
        return Frame.of(schema, columns);
    }

    /** Strings that share a dictionary, as a reader hands them out, and rows that were filtered. */
    @Test
    void codedAndFilteredColumnsComeBack() throws IOException {
        Schema schema = Schema.of(
                Schema.Field.of("few", DataType.STRING),
                Schema.Field.of("many", DataType.STRING),
                Schema.Field.of("id", DataType.LONG),
                Schema.Field.of("level", DataType.DOUBLE));
        Frame frame = withValues(schema, 70_000);
        WrittenTable first = WrittenTable.create(folder.resolve("first"), schema);
        Frame read = first.commitAndRead(first.write(frame, WrittenTable.STANDARD));
        Frame filtered = read.where(Filter.lessThan("level", 0.3));
        WrittenTable second = WrittenTable.create(folder.resolve("second"), schema);
        check(second, filtered, second.write(filtered, new WriteLimits(100_000, 5_000, 1 << 20, 3)), "filtered");
    }

    @Test
    void framesAreTakenOneByOne() throws IOException {
        Schema schema = Schema.of(Schema.Field.of("id", DataType.LONG), Schema.Field.of("string", DataType.STRING));
        WrittenTable table = WrittenTable.create(folder.resolve("t"), schema);
        RandomFrames random = new RandomFrames(9);
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            frames.add(random.of(schema, i * 7));
        }
        List<DataFile> files = table.write(
                frames.iterator(),
                FileSettings.standard().withTargetBytes(8_000),
                new WriteLimits(4_000, 500, 1 << 20, 2),
                SmallPages.of(CompressionCodecName.SNAPPY, 1_000, 100, 50));
        assertThat(files).hasSizeGreaterThan(3);
        assertThat(files.stream().map(DataFile::path).sorted().toList())
                .isEqualTo(files.stream().map(DataFile::path).toList());
        assertThat(files.subList(0, files.size() - 1))
                .allSatisfy(file -> assertThat(file.size()).isBetween(4_000L, 20_000L));
        check(table, Frame.concat(frames), files, "many frames");
        assertThat(frames.stream()
                        .map(Frame::chunks)
                        .flatMap(Collection::stream)
                        .mapToInt(Chunk::size)
                        .sum())
                .isEqualTo((int) (table.commitAndRead(List.of()).rowCount()));
    }
}
