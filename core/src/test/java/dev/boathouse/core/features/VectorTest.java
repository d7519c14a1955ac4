package dev.boathouse.core.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class VectorTest {

    private static final DataType VECTOR = new DataType.Array(DataType.DOUBLE);

    private static Frame v(List<?>... vectors) {
        return Rows.of("v", Column.of(VECTOR, Arrays.asList(vectors)));
    }

    private static List<Double> of(Double... elements) {
        return Arrays.asList(elements);
    }

    @Test
    void eachElementIsAFeature() {
        FeaturePipeline pipeline = Features.none().vector("v").fit(v(of(1.0, 2.0), of(3.0, 4.0)));
        assertThat(pipeline.outputs()).containsExactly("v[0]", "v[1]");
        assertThat(pipeline.columns(v(of(1.0, 2.0), of(3.0, 4.0)))[1]).containsExactly(2, 4);
        assertThat(Rows.row(pipeline, v(of(1.0, 2.0), of(3.0, 4.0)), 1)).containsExactly(3, 4);
        assertThat(pipeline.inputs()).hasToString("v:array<double> not null");
    }

    @Test
    void anotherLengthIsAnErrorInTrainingAndScoring() {
        FeatureSpec spec = Features.none().vector("v");
        assertThatThrownBy(() -> spec.fit(v(of(1.0, 2.0), of(3.0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"v\"")
                .hasMessageContaining("1 elements, training had 2 in row 1");
        FeaturePipeline pipeline = spec.fit(v(of(1.0, 2.0)));
        for (List<Double> wrong : List.of(of(), of(1.0), of(1.0, 2.0, 3.0))) {
            assertThatThrownBy(() -> pipeline.columns(v(wrong))).hasMessageContaining("training had 2");
            assertThatThrownBy(() -> Rows.first(pipeline, v(wrong))).hasMessageContaining("training had 2");
        }
        assertThatThrownBy(() -> spec.fit(v(of()))).hasMessageContaining("empty");
        assertThatThrownBy(() -> spec.fit(v((List<?>) null))).hasMessageContaining("no array in 1 rows");
        assertThatThrownBy(() -> spec.fit(Rows.of("v", Column.ofInts(1)))).hasMessageContaining("integer");
    }

    @Test
    void nullArraysAndElementsAreMissingAndCanBeFilled() {
        Frame frame = v(of(1.0, null), null, of(3.0, 8.0));
        assertThatThrownBy(() -> Features.none().vector("v").fit(frame))
                .hasMessageContaining("\"v[0]\"")
                .hasMessageContaining("row 1");
        FeaturePipeline filled =
                Features.none().vector("v").impute("v[0]", "v[1]").fit(frame);
        assertThat(filled.columns(frame)[0]).containsExactly(1, 2, 3);
        assertThat(filled.columns(frame)[1]).containsExactly(8, 8, 8);
        FeaturePipeline bare = Features.none().vector("v").fit(v(of(1.0, 2.0)));
        for (Frame bad : List.of(v((List<?>) null), v(of(1.0, null)), v(of(Double.NaN, 1.0)), v(of(1.0, 1 / 0.0)))) {
            assertThatThrownBy(() -> bare.columns(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("\"v\"")
                    .hasMessageContaining("in row 0");
        }
    }

    @Test
    void arraysOfAnyNumbersWillDo() {
        FeaturePipeline pipeline = Features.none().vector("v").fit(v(of(1.0, 2.0)));
        Frame whole = Rows.of("v", Column.of(new DataType.Array(DataType.INT), List.of(List.of(5, 6))));
        assertThat(Rows.first(pipeline, whole)).containsExactly(5, 6);
        assertThat(pipeline.columns(whole)[1]).containsExactly(6);
        Frame texts =
                Rows.of("v", Column.of(new DataType.Array(DataType.STRING), Collections.nCopies(1, List.of("a", "b"))));
        assertThatThrownBy(() -> pipeline.bind(texts.schema())).hasMessageContaining("array<string>");
    }
}
