import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.features.Features;
import dev.boathouse.core.algorithm.RandomForest;
import dev.boathouse.core.training.Trainer;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * Trained and wrote the model in {@code src/test/resources}, which stays as it is for as long as its format is read. From the root of
 * the repository, after {@code examples/run}:
 * {@code java -cp "$(cat examples/target/built)" tests/without-smile/src/golden/PackageModel.java FOLDER}.
 */
final class PackageModel {

    private static final String[] AIRPORTS = {"ATL", "ORD", "SEA"};
    private static final int ROWS = 2000;

    public static void main(String[] arguments) {
        String[] origins = new String[ROWS];
        double[] hours = new double[ROWS];
        boolean[] late = new boolean[ROWS];
        Random random = new Random(1);
        for (int i = 0; i < ROWS; i++) {
            int airport = random.nextInt(AIRPORTS.length);
            origins[i] = AIRPORTS[airport];
            hours[i] = random.nextInt(24);
            late[i] = random.nextDouble() < 1 / (1 + Math.exp(3 - 0.15 * hours[i] - airport));
        }
        Frame flights = Frame.of(
                Schema.of(
                        Schema.Field.of("origin", DataType.STRING),
                        Schema.Field.of("hour", DataType.DOUBLE),
                        Schema.Field.of("late", DataType.BOOLEAN)),
                List.of(Column.ofStrings(origins), Column.ofDoubles(hours), Column.ofBooleans(late)));
        Trainer.classification("late")
                .features(Features.impute("hour").oneHot("origin"))
                .algorithm(RandomForest.ofTrees(5).withMaxDepth(4))
                .seed(42)
                .fit(flights)
                .packaged()
                .writeTo(Path.of(arguments[0]));
    }
}
