package dev.boathouse.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.internal.ColumnAccess;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrameTest {

    private static final Schema ONE_LONG = Schema.of(Schema.Field.of("n", DataType.LONG));

    private static Frame counting(int rows) {
        return Frame.of(
                ONE_LONG,
                List.of(Column.ofLongs(IntStream.range(0, rows).asLongStream().toArray())));
    }

    /** The same rows as if read from files of these sizes. */
    private static Frame fromFiles(int... sizes) {
        List<Chunk> chunks = new ArrayList<>();
        int start = 0;
        for (int file = 0; file < sizes.length; file++) {
            long[] values =
                    IntStream.range(start, start + sizes[file]).asLongStream().toArray();
            Column column = Column.ofLongs(values);
            chunks.add(ColumnAccess.direct().chunk(ONE_LONG, List.of(column), sizes[file], 1_000 + file, 0));
            start += sizes[file];
        }
        return ColumnAccess.direct().frame(ONE_LONG, chunks, new Origin.Host());
    }

    @Test
    void longColumnsAreCutIntoChunksAndReadBack() {
        Frame frame = counting(150_000);
        assertThat(frame.chunks()).extracting(Chunk::size).containsExactly(65_536, 65_536, 18_928);
        assertThat(frame.doubles("n")).hasSize(150_000).endsWith(149_998, 149_999);
        assertThat(frame).hasToString("150000 rows of (n:long)");
    }

    @Test
    void valuesOfEveryTypeComeBackAsTheyWent() {
        Random random = new Random(5);
        Frame frame = RandomFrames.frame(random, 300);
        Frame again = Frame.ofRows(frame.schema(), rows(frame));
        assertThat(again.contentDigest()).isEqualTo(frame.contentDigest());
        assertThat(text(again)).isEqualTo(text(frame));
    }

    private static List<Row> rows(Frame frame) {
        List<Row> rows = new ArrayList<>();
        frame.rows().forEach(rows::add);
        return rows;
    }

    private static List<String> text(Frame frame) {
        return rows(frame).stream()
                .map(row -> frame.schema().names().stream()
                        .map(name -> row.value(name) instanceof byte[] bytes
                                ? Arrays.toString(bytes)
                                : String.valueOf(row.value(name)))
                        .toList()
                        .toString())
                .toList();
    }

    @Test
    void selectKeepsOrderAsAsked() {
        Frame frame = RandomFrames.frame(new Random(1), 10).select("c7", "c0");
        assertThat(frame.schema().names()).containsExactly("c7", "c0");
        assertThat(frame.origin().steps()).containsExactly("select c7, c0");
        assertThatThrownBy(() -> frame.select("zzz"))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("No column \"zzz\": there are c7, c0.");
    }

    @Test
    void withAddsOrReplacesAndMakesTheOriginOpaque() {
        Frame table = ColumnAccess.direct()
                .frame(
                        ONE_LONG,
                        counting(70_000).chunks(),
                        new Origin.Table(
                                "id", "file:/t", 3, Optional.empty(), ONE_LONG, List.of("n"), Optional.empty(), "d"));
        assertThat(table.where(Filter.lessThan("n", 5)).origin().isOpaque()).isFalse();
        Frame wider = table.with(Schema.Field.of("twice", DataType.LONG), row -> row.longAt(0) * 2);
        assertThat(wider.where(Filter.equal("twice", 139_998)).doubles("n")).containsExactly(69_999);
        assertThat(wider.origin().isOpaque()).isTrue();
        assertThat(wider.origin().tables()).extracting(Origin.Table::version).containsExactly(3L);
        Frame replaced = wider.with("twice", Column.ofLongs(new long[70_000]));
        assertThat(replaced.schema().names()).containsExactly("n", "twice");
        assertThatThrownBy(() -> table.with("x", Column.ofLongs(1, 2)))
                .hasMessage("Column \"x\" has 2 values: the frame has 70000 rows.");
    }

    @Test
    void concatJoinsRowsAndRefusesOtherSchemas() {
        Frame joined = Frame.concat(counting(3), counting(2));
        assertThat(joined.doubles("n")).containsExactly(0, 1, 2, 0, 1);
        Frame other = counting(1).with("m", Column.ofLongs(1));
        assertThatThrownBy(() -> Frame.concat(counting(1), other))
                .hasMessageContaining("different schemas: n:long and n:long,m:long");
        assertThatThrownBy(() -> Frame.concat(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void splitIsAPartitionOfAboutTheAskedSizeAndRepeatable() {
        Frame frame = counting(100_000);
        Split split = frame.split(0.8, 7);
        assertThat(split.train().rowCount()).isBetween(79_500L, 80_500L);
        Set<Double> all = new HashSet<>();
        for (double value : split.train().doubles("n")) {
            all.add(value);
        }
        for (double value : split.test().doubles("n")) {
            assertThat(all.add(value)).isTrue();
        }
        assertThat(all).hasSize(100_000);
        assertThat(frame.split(0.8, 7).train().contentDigest())
                .isEqualTo(split.train().contentDigest());
        assertThat(frame.split(0.8, 8).train().contentDigest())
                .isNotEqualTo(split.train().contentDigest());
        assertThatThrownBy(() -> frame.split(1.5, 7)).hasMessageContaining("a share lies between 0 and 1");
    }

    @Test
    void splitDependsOnNeitherOrderNorEarlierFilters() {
        Frame frame = fromFiles(500, 300, 200);
        List<Chunk> reversed = new ArrayList<>(frame.chunks());
        Collections.reverse(reversed);
        Frame shuffled = ColumnAccess.direct().frame(ONE_LONG, reversed, frame.origin());
        Filter some = Filter.greaterThan("n", 350);
        double[] first = frame.split(0.5, 1).train().where(some).doubles("n");
        double[] filteredBefore = frame.where(some).split(0.5, 1).train().doubles("n");
        double[] reordered = shuffled.split(0.5, 1).train().where(some).doubles("n");
        assertThat(filteredBefore).containsExactly(first);
        assertThat(reordered).containsExactlyInAnyOrder(first);
    }

    @Test
    void rowsOfJoinedHostFramesAreSplitApart() {
        Frame joined = Frame.concat(Frame.concat(counting(10_000), counting(10_000)), counting(10_000));
        double[] train = joined.split(0.5, 1).train().doubles("n");
        Set<Double> distinct = new HashSet<>();
        for (double value : train) {
            distinct.add(value);
        }
        // Each number comes three times: with luck of its own every time, 7 of 8 are in the part at least once.
        assertThat(distinct).hasSizeBetween(8_500, 9_000);
    }

    @Test
    void splitByKeyKeepsRowsOfAKeyTogether() {
        Schema schema = Schema.of(Schema.Field.of("k", DataType.STRING));
        String[] keys = IntStream.range(0, 20_000).mapToObj(i -> "k" + i % 500).toArray(String[]::new);
        Split split = Frame.of(schema, List.of(Column.ofStrings(keys))).splitByKey("k", 0.5, 3);
        Set<Object> train = new HashSet<>(split.train().values("k"));
        assertThat(split.test().values("k")).doesNotContainAnyElementsOf(train);
        assertThat(train).hasSizeBetween(200, 300);
    }

    @Test
    void contentDigestSeesValuesNotStorage() {
        Frame whole = counting(1_000);
        Frame pieces = fromFiles(10, 0, 990);
        assertThat(pieces.contentDigest()).isEqualTo(whole.contentDigest());
        assertThat(counting(999).contentDigest()).isNotEqualTo(whole.contentDigest());
        Schema strings = Schema.of(Schema.Field.of("s", DataType.STRING));
        Frame coded = Frame.of(strings, List.of(Column.ofStrings("a", null, "b", "a")));
        Frame shuffledDictionary = Frame.concat(
                Frame.of(strings, List.of(Column.ofStrings("zz", "a"))).where(Filter.equal("s", "a")),
                Frame.of(strings, List.of(Column.ofStrings(null, "b", "a"))));
        assertThat(shuffledDictionary.contentDigest()).isEqualTo(coded.contentDigest());
        Frame nullIsNotEmpty = Frame.of(strings, List.of(Column.ofStrings("a", "", "b", "a")));
        assertThat(nullIsNotEmpty.contentDigest()).isNotEqualTo(coded.contentDigest());
    }

    @Test
    void contentDigestIsPinned() {
        // A stored lineage refers to this number: it may never change.
        assertThat(RandomFrames.frame(new Random(42), 50).contentDigest())
                .isEqualTo("0cdd4650c5f8f760a100d247a34afdf54b8310fa144d4e63b97c7d5dcbed0a1e");
    }

    @Test
    void columnsMustFitTheirFields() {
        assertThatThrownBy(() -> Frame.of(ONE_LONG, List.of(Column.ofDoubles(1))))
                .hasMessageContaining("Column \"n\" does not fit: found double[1], wanted long[1]");
        Schema required = Schema.of(Schema.Field.of("s", DataType.STRING).required());
        assertThatThrownBy(() -> Frame.of(required, List.of(Column.ofStrings("a", null))))
                .hasMessageContaining("declared without nulls: found 1");
        assertThatThrownBy(() -> Column.of(DataType.BYTE, List.of(300))).hasMessageContaining("needs more than 8 bits");
        assertThatThrownBy(() -> Column.ofDoubles(1).stringAt(0))
                .hasMessage("Cannot read strings from a column of type double.");
    }

    @Test
    void rowsOfTheHostCheckNamesAndTypes() {
        Row row = Row.of(ONE_LONG, Map.of("n", 7));
        assertThat(row.longAt(0)).isEqualTo(7);
        assertThat(row.doubleAt(0)).isEqualTo(7.0);
        assertThat(Row.of(ONE_LONG, Map.of()).isNull(0)).isTrue();
        assertThatThrownBy(() -> Row.of(ONE_LONG, Map.of("m", 7))).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> Row.of(ONE_LONG, Map.of("n", "7"))).isInstanceOf(IllegalArgumentException.class);
    }
}
