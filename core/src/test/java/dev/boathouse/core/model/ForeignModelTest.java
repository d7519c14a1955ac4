package dev.boathouse.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.features.FeaturePipeline;
import dev.boathouse.core.features.Features;
import dev.boathouse.core.features.Transform;
import dev.boathouse.core.predictor.Link;
import dev.boathouse.core.predictor.Predictor;
import dev.boathouse.core.predictor.PredictorFormat;
import dev.boathouse.core.predictor.Response;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A model of another library: its predictor, in its own format, behind our features, package and scorer. */
class ForeignModelTest {

    /** Weights as text, as another library may store them. */
    private record Text(double[] weights) implements Predictor {

        @Override
        public int features() {
            return weights.length;
        }

        @Override
        public int scores() {
            return 1;
        }

        @Override
        public void score(double[] row, double[] scores) {
            scores[0] = 0;
            for (int i = 0; i < weights.length; i++) {
                scores[0] += weights[i] * row[i];
            }
        }

        @Override
        public String kind() {
            return "text-weights-3";
        }

        @Override
        public byte[] toBytes() {
            return String.join(
                            ",",
                            Arrays.stream(weights).mapToObj(Double::toString).toList())
                    .getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String summary() {
            return weights.length + " weights";
        }
    }

    private static final class TextFormat implements PredictorFormat {

        @Override
        public String kind() {
            return "text-weights-3";
        }

        @Override
        public Predictor read(String name, byte[] bytes) {
            try {
                return new Text(Arrays.stream(new String(bytes, StandardCharsets.UTF_8).split(",", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray());
            } catch (NumberFormatException e) {
                throw new CorruptDataException("Cannot read " + name + ": found no number. Take another copy.", e);
            }
        }
    }

    private static final Model MODEL = Model.of(
            GoldenModels.logistic().features(),
            new Text(new double[] {0.1, -0.2, 0.05, 0.125, -1e-3}),
            Response.of(new Link.Logistic(1, 0)),
            GoldenModels.logistic().trainingRecord());

    private static final ModelReader READER = ModelReader.standard().with(new TextFormat());

    @Test
    void itIsPackagedReadAndScoredLikeAnyOther() {
        Model read = READER.read(MODEL.packaged());
        assertThat(read.contentDigest()).isEqualTo(MODEL.contentDigest());
        assertThat(read.score(GoldenModels.rows()).doubles("probability"))
                .isEqualTo(MODEL.score(GoldenModels.rows()).doubles("probability"));
        double[] out = new double[2];
        read.scorer(GoldenModels.SCHEMA)
                .score(GoldenModels.rows().chunks().get(0).row(1), out);
        assertThat(out[0]).isEqualTo(read.score(GoldenModels.rows()).doubles("probability")[1]);
    }

    @Test
    void withoutItsFormatTheModelIsRefusedByTheNameOfItsKind() {
        assertThatThrownBy(() -> MODEL.packaged().model())
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("text-weights-3")
                .hasMessageContaining("ModelReader");
    }

    /** The mean of what comes in, minus the mean of that in training. */
    private static final class Centred implements Transform {

        @Override
        public String name() {
            return "centred-mean";
        }

        @Override
        public double[] fit(double[][] columns) {
            double sum = 0;
            for (double[] column : columns) {
                sum += Arrays.stream(column).average().orElse(0);
            }
            return new double[] {sum / columns.length};
        }

        @Override
        public List<String> outputs(List<String> inputs) {
            return List.of("centred");
        }

        @Override
        public void apply(double[] state, double[] input, double[] output) {
            double sum = 0;
            for (double value : input) {
                sum += value;
            }
            output[0] = sum / input.length - state[0];
        }
    }

    @Test
    void aTransformOfTheHostsTravelsByNameAndIsHandedOver() {
        FeaturePipeline pipeline = Features.only("distance", "hour")
                .impute("hour")
                .with(new Centred(), "distance", "hour")
                .fit(GoldenModels.rows());
        Model model = Model.of(
                pipeline,
                Predictor.linear(new double[][] {{0.01, -0.2, 0.05}}, new double[] {0}),
                MODEL.response(),
                MODEL.trainingRecord());
        assertThatThrownBy(() -> model.packaged().model())
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("centred-mean");
        ModelReader reader = ModelReader.standard().with(new Centred());
        assertThat(reader.read(model.packaged()).score(GoldenModels.rows()).doubles("probability"))
                .isEqualTo(model.score(GoldenModels.rows()).doubles("probability"));
        assertThatThrownBy(() -> reader.with(new Centred()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("centred-mean");
    }

    @Test
    void aKindHasOneFormat() {
        assertThatThrownBy(() -> READER.with(new TextFormat()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("text-weights-3");
    }

    @Test
    void aScoreThatIsNoNumberIsNeverAnAnswer() {
        Model broken = Model.of(
                MODEL.features(),
                new Text(new double[] {0, 0, 0, 0, Double.NaN}),
                MODEL.response(),
                MODEL.trainingRecord());
        assertThatThrownBy(() -> broken.score(GoldenModels.rows()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NaN");
        assertThat(List.of(broken.predictor().features())).containsExactly(5);
    }
}
