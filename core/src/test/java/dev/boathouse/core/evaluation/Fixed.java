package dev.boathouse.core.evaluation;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.features.Features;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.Task;
import dev.boathouse.core.model.TrainingRecord;
import dev.boathouse.core.model.TrainingRecord.Label;
import dev.boathouse.core.predictor.Link;
import dev.boathouse.core.predictor.Predictor;
import dev.boathouse.core.predictor.Response;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Models that say what their input says, and rows made for them. */
public final class Fixed {

    private static final Schema SCHEMA = Schema.of(
            Schema.Field.of("first", DataType.DOUBLE),
            Schema.Field.of("second", DataType.DOUBLE),
            Schema.Field.of("group", DataType.STRING),
            Schema.Field.of("size", DataType.INT),
            Schema.Field.of("positive", DataType.BOOLEAN));

    private Fixed() {}

    /** A model of column {@code positive} whose probability is 1 / (1 + e<sup>−input</sup>). */
    public static Model model(String input) {
        return Model.of(
                Features.only(input).fit(rows(10, 1).select(input)),
                Predictor.linear(new double[][] {{1}}, new double[] {0}),
                Response.of(new Link.Logistic(1, 0)),
                record(
                        Task.BINARY_CLASSIFICATION,
                        input,
                        new Label("positive", DataType.BOOLEAN, List.of("false", "true"))));
    }

    private static TrainingRecord record(Task task, String input, Label label) {
        Frame rows = rows(10, 1);
        return new TrainingRecord(
                task,
                "by-hand",
                new TreeMap<>(),
                "",
                1,
                1,
                Optional.of(label),
                new TreeMap<>(),
                rows.rowCount(),
                rows.select(input, label.column()).contentDigest(),
                rows.origin());
    }

    /** Both inputs know something of the truth, the first one more; groups a, b and null, sizes 0 to 9. */
    public static Frame rows(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] first = new double[count];
        double[] second = new double[count];
        String[] groups = new String[count];
        int[] sizes = new int[count];
        boolean[] positive = new boolean[count];
        for (int row = 0; row < count; row++) {
            positive[row] = random.nextInt(3) == 0;
            double common = random.nextDouble(-1, 1);
            first[row] = (positive[row] ? 0.8 : -0.8) + common + random.nextDouble(-1, 1);
            second[row] = (positive[row] ? 0.4 : -0.4) + common + random.nextDouble(-1, 1);
            groups[row] = random.nextInt(10) == 0 ? null : random.nextInt(3) == 0 ? "a" : "b";
            sizes[row] = random.nextInt(10);
        }
        return Frame.of(
                SCHEMA,
                List.of(
                        Column.ofDoubles(first),
                        Column.ofDoubles(second),
                        Column.ofStrings(groups),
                        Column.ofInts(sizes),
                        Column.ofBooleans(positive)));
    }
}
