package dev.boathouse.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocsTest {

    private static final Path DOCS = Path.of("..", "docs");

    @TempDir
    Path classes;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    data-pages   | Snapshot snapshot, Profile training, Profile today, SlicedProfiles slicedThen, SlicedProfiles slicedNow, Timeline timeline, Map<Instant, Interval> aucByWindow
                    evaluation   | Model model, Model candidate, Optional<Model> champion, Frame test
                    explanations | Model model, Row row, Frame frame, Frame test
                    lineage      | ModelRegistry registry, Snapshot flights
                    junit        | int nothing
                    metric-tables | Snapshot pinned, Model model, Instant monday
                    metrics      | double[] probabilities, int[] labels
                    model-card   | Model model, Frame test, Comparison comparison, Path file
                    monitoring   | Frame training, Frame today
                    pages        | int nothing
                    profiles     | DeltaTable table, Schema schema
                    reproducing  | ModelRegistry registry
                    reports      | Profile training, Profile today
                    registry     | Model model, Frame test, java.security.KeyStore keys, char[] password
                    shift        | Frame training, Frame today
                    training     | Frame frame
                    two-sample-tests | double[] reference, double[] current
                    uncertainty  | double[] scores, double[] ours, double[] theirs, int[] labels, double[] pValues, Statistic statistic
                    validation   | DeltaTable table, Set<String> codes
                    watching     | List<ProfiledWindow> windows, Instant start, Instant end, Frame today, Timeline lastYear, AlertState state, Instant trainedAt, Instant liveSince
                    """)
    void theFirstJavaBlockOfAPageCompiles(String page, String given) throws IOException {
        String code = Snippet.block("java", Files.readString(DOCS.resolve(page + ".md")));
        assertThat(new Snippet(given, code).errors(classes)).isEmpty();
    }
}
