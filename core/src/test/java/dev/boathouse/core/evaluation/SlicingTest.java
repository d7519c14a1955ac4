package dev.boathouse.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.metric.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlicingTest {

    private static final Frame ROWS = Fixed.rows(2_000, 11);
    private static final Evaluation ALL = Evaluation.of(Fixed.model("first"), ROWS);

    @Test
    void aSliceIsWhatTheSameRowsAloneGive() {
        Map<String, Evaluation> slices = ALL.slices(Slicing.by("group")
                .and(Slicing.by("group", "size"))
                .and(Slicing.where("small", Filter.lessThan("size", 3))));
        assertThat(slices)
                .hasSize(3 + 30 + 1)
                .containsKeys("group = a", "group is null", "group = b, size = 7", "small");
        assertSame(slices.get("group = a"), Filter.equal("group", "a"));
        assertSame(slices.get("group is null"), Filter.isNull("group"));
        assertSame(slices.get("group = b, size = 7"), Filter.equal("group", "b").and(Filter.equal("size", 7)));
        assertSame(slices.get("small"), Filter.lessThan("size", 3));
    }

    private static void assertSame(Evaluation slice, Filter filter) {
        Evaluation alone = Evaluation.of(Fixed.model("first"), ROWS.where(filter));
        assertThat(slice.values()).isEqualTo(alone.values());
        assertThat(slice.rowCount()).isEqualTo(alone.rowCount()).isPositive();
        assertThat(slice.positiveCount()).isEqualTo(alone.positiveCount());
        assertThat(slice.modelDigest()).isEqualTo(ALL.modelDigest());
        assertThat(slice.testDigest()).isNotEqualTo(ALL.testDigest());
        assertThat(slice.origin().steps()).last().asString().startsWith("slice ");
    }

    @Test
    void slicesOfSlicesAreTheRowsThatAreInBoth() {
        Evaluation small = ALL.where("small", Filter.lessThan("size", 3));
        Evaluation both = small.slices(Slicing.by("group")).get("group = a");
        Evaluation alone = Evaluation.of(
                Fixed.model("first"), ROWS.where(Filter.lessThan("size", 3).and(Filter.equal("group", "a"))));
        assertThat(both.values()).isEqualTo(alone.values());
        assertThat(small.slices(Slicing.where("large", Filter.greaterThan("size", 5)))
                        .get("large")
                        .rowCount())
                .isZero();
    }

    @Test
    void slicesOfOneCutHoldEachRowOnce() {
        for (Slicing slicing :
                List.of(Slicing.by("group"), Slicing.byQuantiles("first", 7), Slicing.by("group", "size"))) {
            Map<String, Evaluation> slices = ALL.slices(slicing);
            assertThat(slices.values().stream().mapToLong(Evaluation::rowCount).sum())
                    .isEqualTo(ROWS.rowCount());
        }
        assertThat(ALL.slices(Slicing.byQuantiles("first", 7)).values())
                .allSatisfy(slice -> assertThat(slice.rowCount()).isBetween(285L, 286L));
    }

    @Test
    void quantilesKeepEqualValuesTogetherAndMissingOnesApart() {
        double[] values = IntStream.range(0, 2_000)
                .mapToDouble(row -> row < 1_500 ? 1 : row < 1_990 ? 2 : Double.NaN)
                .toArray();
        Frame frame = ROWS.with("value", Column.ofDoubles(values));
        Map<String, Evaluation> slices =
                Evaluation.of(Fixed.model("first"), frame).slices(Slicing.byQuantiles("value", 4));
        assertThat(slices.keySet()).containsExactly("value <= 1", "1 < value <= 2", "value is missing");
        assertThat(slices.values().stream().map(Evaluation::rowCount)).containsExactly(1_500L, 490L, 10L);
    }

    @Test
    void smallSlicesAreLeftOutButNotThoseOfFilters() {
        Slicing slicing = Slicing.by("group")
                .and(Slicing.where("none", Filter.equal("size", 99)))
                .withLeastRows(500);
        assertThat(ALL.slices(slicing).keySet()).containsExactly("group = a", "group = b", "none");
        Evaluation none = ALL.slices(slicing).get("none");
        assertThat(none.rowCount()).isZero();
        assertThat(none.values()).isEmpty();
        assertThat(none.value(Metric.AUC)).isEmpty();
        assertThat(none.interval(Metric.ACCURACY)).isEmpty();
        assertThat(none.intervals()).isEmpty();
    }

    @Test
    void whatCannotBeSlicedIsRefused() {
        assertThatThrownBy(() -> ALL.slices(Slicing.by("nowhere"))).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> ALL.slices(Slicing.byQuantiles("group", 3))).hasMessageContaining("no number");
        assertThatThrownBy(() -> Slicing.by()).hasMessageContaining("column");
        assertThatThrownBy(() -> Slicing.byQuantiles("first", 1)).hasMessageContaining("two parts");
        assertThatThrownBy(() -> Slicing.where(" ", Filter.isNull("size"))).hasMessageContaining("name");
        assertThatThrownBy(() -> Slicing.by("group").withLeastRows(-1)).hasMessageContaining("-1");
        Filter any = Filter.isNotNull("size");
        assertThatThrownBy(() -> ALL.slices(Slicing.where("x", any).and(Slicing.where("x", any))))
                .hasMessageContaining("Two slices");
        Frame wide = Fixed.rows(Slicing.MOST_SLICES + 1, 3);
        assertThatThrownBy(() -> Evaluation.of(Fixed.model("first"), wide).slices(Slicing.by("first")))
                .hasMessageContaining("10000 different values");
    }

    @Test
    void minusZeroIsZeroAndNumbersReadShortly() {
        List<Object> floats = new ArrayList<>();
        double[] doubles = new double[2_000];
        for (int row = 0; row < 2_000; row++) {
            floats.add(row % 3 == 0 ? -0f : row % 3 == 1 ? 0f : 0.1f);
            doubles[row] = row % 3 == 0 ? -0.0 : row % 3 == 1 ? 0.0 : 0.1;
        }
        Frame frame = ROWS.with("f", Column.of(DataType.FLOAT, floats)).with("d", Column.ofDoubles(doubles));
        Evaluation evaluation = Evaluation.of(Fixed.model("first"), frame);
        assertThat(evaluation.slices(Slicing.by("f")).keySet()).containsExactly("f = 0", "f = 0.1");
        assertThat(evaluation.slices(Slicing.by("d")).keySet()).containsExactly("d = 0", "d = 0.1");
    }

    @Test
    void nestedColumnsAreNotSlicedBy() {
        Frame nested = Fixed.model("first").rawScores(ROWS);
        assertThatThrownBy(() -> Evaluation.of(Fixed.model("first"), nested).slices(Slicing.by("scores")))
                .hasMessageContaining("Cannot slice by column \"scores\"");
    }

    @Test
    void textsAreCanonical() {
        assertThat(Slicing.by("group", "size")
                        .and(Slicing.where("small", Filter.lessThan("size", 3)))
                        .and(Slicing.byQuantiles("first", 4))
                        .withLeastRows(30))
                .hasToString("by group, size and where small: size < 3 and by 4 quantiles of first (at least 30 rows)");
    }
}
