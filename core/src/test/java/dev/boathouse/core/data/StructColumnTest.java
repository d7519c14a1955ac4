package dev.boathouse.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.internal.ColumnAccess;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StructColumnTest {

    private static final DataType.Struct ITEM = new DataType.Struct(
            Schema.of(Schema.Field.of("item", DataType.STRING), Schema.Field.of("count", DataType.LONG)));

    private static final Column ITEMS =
            Column.of(ITEM, Arrays.asList(Map.of("item", "a", "count", 1), null, Map.of("count", 3L)));

    private static Row item(String item, long count) {
        return Row.of(ITEM.fields(), Map.of("item", item, "count", count));
    }

    @Test
    void aStructIsARowThatEqualsByNamesAndValues() {
        Object value = ITEMS.valueAt(0);
        assertThat(value).isInstanceOf(Row.class).hasToString("{item=a, count=1}");
        assertThat(value).isEqualTo(item("a", 1)).hasSameHashCodeAs(item("a", 1));
        assertThat(value).isNotEqualTo(item("a", 2)).isNotEqualTo(item("b", 1)).isNotEqualTo("{item=a, count=1}");
        Schema renamed = Schema.of(Schema.Field.of("name", DataType.STRING), Schema.Field.of("count", DataType.LONG));
        assertThat(value).isNotEqualTo(Row.of(renamed, Map.of("name", "a", "count", 1L)));
        assertThat(ITEMS.valueAt(1)).isNull();
        assertThat(ITEMS.valueAt(2)).hasToString("{item=null, count=3}").isNotEqualTo(item("", 3));
        assertThat(ITEMS.nullCount()).isEqualTo(1);
    }

    @Test
    void bytesAndListsInsideAStructAreComparedByContent() {
        Schema fields = Schema.of(
                Schema.Field.of("b", DataType.BINARY), Schema.Field.of("l", new DataType.Array(DataType.BINARY)));
        Row one = Row.of(fields, Map.of("b", new byte[] {1, -1}, "l", List.of(new byte[] {2})));
        Row same = Row.of(fields, Map.of("b", new byte[] {1, -1}, "l", List.of(new byte[] {2})));
        assertThat(one).isEqualTo(same).hasSameHashCodeAs(same).hasToString("{b=01ff, l=[02]}");
        assertThat(one).isNotEqualTo(Row.of(fields, Map.of("b", new byte[] {1, -1}, "l", List.of(new byte[] {3}))));
    }

    @Test
    void theChildrenOfANullStructAreNull() {
        List<Column> children = ColumnAccess.direct().children(ITEMS);
        assertThat(children).extracting(child -> child.isNull(1)).containsExactly(true, true);
        assertThat(children.get(1).valueAt(2)).isEqualTo(3L);
        Column full = Column.ofLongs(1, 2, 3);
        assertThatThrownBy(() -> ColumnAccess.direct()
                        .ofStructs(ITEM, List.of(Column.ofStrings("a", null, "c"), full), 3, new long[] {0b101}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"count\" has a value where its struct is null");
        assertThatThrownBy(() -> ColumnAccess.direct()
                        .ofStructs(ITEM, List.of(Column.ofStrings("a", null), Column.ofLongs(1, 2)), 3, null))
                .hasMessageContaining("\"item\" of a struct does not fit: found string[2], wanted string[3]");
        assertThatThrownBy(() -> ColumnAccess.direct().ofStructs(ITEM, List.of(full), 3, null))
                .hasMessageContaining("needs 2 children: found 1");
    }

    @Test
    void whatDoesNotFitAStructIsRefused() {
        assertThatThrownBy(() -> Column.of(ITEM, List.of(Map.of("items", "a"))))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("No column \"items\": there are item, count");
        assertThatThrownBy(() -> Column.of(ITEM, List.of(Map.of("count", "one"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Column.of(ITEM, List.of("a"))).hasMessageContaining("Cannot store a (String)");
        assertThatThrownBy(() -> ITEMS.doubleAt(0)).hasMessageContaining("Cannot read numbers");
        Frame frame = Frame.of(Schema.of(Schema.Field.of("s", ITEM)), List.of(ITEMS));
        assertThatThrownBy(() -> frame.splitByKey("s", 0.5, 1)).hasMessageContaining("use a scalar key");
        assertThatThrownBy(() -> frame.where(Filter.equal("s", 1))).hasMessageContaining("tested for null");
        assertThat(frame.where(Filter.isNotNull("s")).values("s"))
                .containsExactly(item("a", 1), Row.of(ITEM.fields(), Map.of("count", 3L)));
    }

    @Test
    void arraysOfStructsAndStructsOfStructsKeepTheirValues() {
        DataType.Struct window = new DataType.Struct(Schema.of(
                Schema.Field.of("start", DataType.TIMESTAMP),
                Schema.Field.of("inner", ITEM),
                Schema.Field.of("items", new DataType.Array(ITEM))));
        Schema schema = Schema.of(Schema.Field.of("top", new DataType.Array(ITEM)), Schema.Field.of("window", window));
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of(schema, Map.of("top", Arrays.asList(item("a", 1), null, item("b", 2)))));
        rows.add(Row.of(
                schema,
                Map.of(
                        "window",
                        Map.of("start", Instant.EPOCH, "inner", item("c", 3), "items", List.of(item("d", 4))))));
        rows.add(Row.of(schema, Map.of("top", List.of(), "window", Map.of())));
        Frame frame = Frame.ofRows(schema, rows);
        assertThat(frame.values("top").get(0)).hasToString("[{item=a, count=1}, null, {item=b, count=2}]");
        assertThat(frame.values("window").get(1))
                .hasToString("{start=1970-01-01T00:00:00Z, inner={item=c, count=3}, items=[{item=d, count=4}]}");
        assertThat(frame.values("window").get(2)).hasToString("{start=null, inner=null, items=null}");
        Frame last = frame.where(Filter.isNotNull("window"));
        assertThat(last.values("window")).isEqualTo(frame.values("window").subList(1, 3));
        Frame joined = Frame.concat(frame, last);
        assertThat(joined.values("top")).hasSize(5).endsWith(null, List.of());
        assertThat(Frame.ofRows(schema, rows(joined)).contentDigest()).isEqualTo(joined.contentDigest());
    }

    private static List<Row> rows(Frame frame) {
        List<Row> rows = new ArrayList<>();
        frame.rows().forEach(rows::add);
        return rows;
    }

    @Test
    void theDigestSeesEveryValueNullAndNoStorage() {
        Schema schema = Schema.of(Schema.Field.of("s", ITEM));
        Frame all = Frame.of(schema, List.of(ITEMS));
        Frame parts = Frame.concat(
                Frame.of(schema, List.of(Column.of(ITEM, List.of(item("a", 1))))),
                Frame.of(schema, List.of(Column.of(ITEM, Arrays.asList(null, Map.of("count", 3))))));
        assertThat(parts.contentDigest()).isEqualTo(all.contentDigest());
        Frame empty =
                Frame.of(schema, List.of(Column.of(ITEM, Arrays.asList(item("a", 1), Map.of(), Map.of("count", 3)))));
        assertThat(empty.contentDigest()).isNotEqualTo(all.contentDigest());
        Frame other = Frame.of(schema, List.of(Column.of(ITEM, Arrays.asList(item("a", 1), null, item("", 3)))));
        assertThat(other.contentDigest()).isNotEqualTo(all.contentDigest());
        // A stored lineage refers to this number: it may never change.
        assertThat(all.contentDigest()).isEqualTo("6a06ca841b65bf8e6e8db2c903b7fb48fc19a1098573e0f9ddec1f83b400741f");
    }

    @Test
    void takingStructsIsTakingTheirRows() {
        Random random = new Random(11);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            rows.add(random.nextInt(4) == 0 ? null : item("i" + random.nextInt(9), random.nextInt(9)));
        }
        Column column = Column.of(ITEM, rows);
        int[] positions = random.ints(300, 0, 500).toArray();
        Column taken = column.take(positions, positions.length);
        for (int i = 0; i < positions.length; i++) {
            assertThat(taken.valueAt(i)).isEqualTo(rows.get(positions[i]));
        }
    }
}
