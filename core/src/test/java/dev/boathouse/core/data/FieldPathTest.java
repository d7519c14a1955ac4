package dev.boathouse.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.NotFoundException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldPathTest {

    private static final DataType.Struct WINDOW = new DataType.Struct(Schema.of(
            Schema.Field.of("start", DataType.LONG).required(),
            Schema.Field.of("end", DataType.LONG),
            Schema.Field.of("the.zone", DataType.STRING).required()));
    private static final DataType.Struct OUTER =
            new DataType.Struct(Schema.of(Schema.Field.of("window", WINDOW).required()));
    private static final Schema SCHEMA = Schema.of(
            Schema.Field.of("window", WINDOW),
            Schema.Field.of("must", OUTER).required(),
            Schema.Field.of("a.b", new DataType.Struct(Schema.of(Schema.Field.of("c", DataType.INT)))),
            Schema.Field.of("odd`name", new DataType.Struct(Schema.of(Schema.Field.of("x", DataType.INT)))),
            Schema.Field.of("window.end", DataType.STRING),
            Schema.Field.of("list", new DataType.Array(WINDOW)));

    @Test
    void aPathLeadsThroughStructsAndIsTheNameOfWhatItFinds() {
        assertThat(SCHEMA.find("window.start")).isEqualTo(Schema.Field.of("window.start", DataType.LONG));
        assertThat(SCHEMA.find("must.window.start"))
                .isEqualTo(Schema.Field.of("must.window.start", DataType.LONG).required());
        assertThat(SCHEMA.find("must.window.end")).isEqualTo(Schema.Field.of("must.window.end", DataType.LONG));
        assertThat(SCHEMA.find("window")).isEqualTo(SCHEMA.field("window"));
        assertThat(SCHEMA.steps("must.window.start")).containsExactly("must", "window", "start");
        assertThat(SCHEMA.steps("list")).containsExactly("list");
        assertThat(SCHEMA.select(List.of("window.start", "list")).names()).containsExactly("window.start", "list");
        assertThatThrownBy(() -> SCHEMA.select(List.of("window.start", "window.start")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"window.start\" appears twice");
    }

    @Test
    void anExactNameWinsAndOddNamesCanBeQuoted() {
        assertThat(SCHEMA.find("window.end").type()).isEqualTo(DataType.STRING);
        assertThat(SCHEMA.find("window.`end`").type()).isEqualTo(DataType.LONG);
        assertThat(SCHEMA.find("`a.b`.c")).isEqualTo(Schema.Field.of("`a.b`.c", DataType.INT));
        assertThat(SCHEMA.steps("`a.b`.c")).containsExactly("a.b", "c");
        assertThat(SCHEMA.steps("a.b")).containsExactly("a.b");
        assertThat(SCHEMA.steps("`odd``name`.x")).containsExactly("odd`name", "x");
        assertThat(SCHEMA.steps("window.the.zone")).containsExactly("window", "the.zone");
        assertThat(SCHEMA.steps("must.`window`.`the.zone`")).containsExactly("must", "window", "the.zone");
    }

    @Test
    void whatIsNotThereIsNamedWithWhatIs() {
        assertMissing("nope", "No column \"nope\": there are window, must, a.b, odd`name, window.end, list.");
        assertMissing("a.b.c", "No column \"a.b.c\": there are window, must,");
        assertMissing("must.window.stop", "\"must.window.stop\": in \"must.window\" there are start, end, the.zone.");
        assertMissing("list.start", "in \"list\" found array<struct<");
        assertMissing("must.window.start.x", "in \"must.window.start\" found long, which has no fields");
        assertMissing("window.", "in \"window\" there are start");
        assertMissing("", "No column \"\": there are window");
        for (String open : List.of("`window", "`", "``", "`window`start", "window.`start``", "`a``")) {
            assertThatThrownBy(() -> SCHEMA.find(open)).as(open).isInstanceOf(NotFoundException.class);
        }
        assertMissing("`window", "found a backtick without its counterpart");
    }

    private static void assertMissing(String path, String message) {
        assertThatThrownBy(() -> SCHEMA.find(path))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining(message);
    }

    @Test
    void selectAndWhereReachIntoStructs() {
        Schema schema = Schema.of(
                Schema.Field.of("id", DataType.INT), Schema.Field.of("window", WINDOW), Schema.Field.of("o", OUTER));
        Map<String, Object> two = Map.of("start", 2, "end", 20, "the.zone", "z");
        Frame frame = Frame.of(
                schema,
                List.of(
                        Column.ofInts(1, 2, 3),
                        Column.of(WINDOW, Arrays.asList(Map.of("start", 1, "the.zone", ""), null, two)),
                        Column.of(OUTER, Arrays.asList(Map.of("window", two), null, Map.of("window", two)))));
        Frame selected = frame.select("window.end", "o.window.start", "id");
        assertThat(selected.schema())
                .hasToString("window.end:long,o.window.start:long,id:integer")
                .isEqualTo(schema.select(List.of("window.end", "o.window.start", "id")));
        assertThat(selected.values("window.end")).containsExactly(null, null, 20L);
        assertThat(selected.values("o.window.start")).containsExactly(2L, null, 2L);
        assertThat(selected.origin().steps()).containsExactly("select window.end, o.window.start, id");

        Filter filter = Filter.lessThan("window.start", 2).or(Filter.in("o.window.`the.zone`", List.of("z")));
        assertThat(frame.where(filter).doubles("id")).containsExactly(1, 3);
        assertThat(frame.where(Filter.not(filter)).rowCount()).isZero();
        assertThat(frame.where(Filter.isNull("window.end")).doubles("id")).containsExactly(1, 2);
        assertThat(Filter.lessThan("window.start", 2).boundTo(schema))
                .isEqualTo(new Filter.Comparison("window.start", Filter.Operator.LESS, 2L));
        assertThat(selected.where(Filter.greaterThan("window.end", 9)).doubles("id"))
                .containsExactly(3);
        assertThatThrownBy(() -> frame.where(Filter.equal("window.start", "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"window.start\" of type long");
        assertThatThrownBy(() -> frame.where(Filter.isNull("window.stop"))).isInstanceOf(NotFoundException.class);
    }
}
