package dev.boathouse.core.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.evaluation.Slicing;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No name can break the Markdown of a card. Markdown itself is read by the tests of pages; here it is the shape that must hold. */
class HostileCardTest {

    /** What every name is made of; a number makes them different. */
    private static final String EVIL =
            "x|y\n\n# HEAD\n\n```\n<img src=x onerror=alert(1)> [l](javascript:a) **b** `c` \u202Ed\r\n| - |";

    private static final List<String> HEADINGS = List.of(
            "Model",
            "Intended use",
            "Training data",
            "Features",
            "Evaluation data",
            "Metrics",
            "Predictions beside the truth",
            "Compared with the champion",
            "Slices",
            "Fairness",
            "Importance",
            "HOST",
            "Limits");

    private static String evil(int number) {
        return EVIL + number;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 14})
    void aCardKeepsItsShape(int size) {
        List<String> classes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            classes.add(evil(i));
        }
        List<String> inputs = List.of(evil(100), evil(101));
        String label = evil(200);
        Model model = Judged.named(label, classes, inputs);
        Frame rows = Judged.rows(label, classes, inputs, 120);
        Evaluation evaluation = Evaluation.of(model, rows);
        Comparison comparison = Comparison.of(evaluation, Optional.of(evaluation));
        ModelCard card = ModelCard.of(evil(300), evaluation)
                .with(comparison.with(new Finding(evil(1), false, evil(2), evil(3), evil(4), comparison.digest())))
                .withSlices(Slicing.by(label), Metric.ACCURACY)
                .withSlices(Slicing.byQuantiles(inputs.get(0), 3))
                .withSlices(Slicing.where(evil(5), Filter.equal(label, classes.get(0))))
                .withFairness(label)
                .withIntendedUse(evil(6))
                .withSection("HOST" + EVIL, evil(7))
                .withLimits(evil(8));
        assertShape(card.markdown(), HEADINGS);
        assertShape(
                ComparisonCard.of(evil(300), comparison)
                        .withFindings(
                                List.of(new Finding(evil(1), false, evil(2), evil(3), evil(4), comparison.digest())))
                        .withSlices(Slicing.by(label), Metric.ACCURACY)
                        .markdown(),
                List.of(
                        "Verdict",
                        "Metrics",
                        "Changed predictions",
                        "Slices",
                        "Predictions beside the truth",
                        "Models",
                        "Rows"));
    }

    private static void assertShape(String markdown, List<String> expected) {
        List<String> headings = new ArrayList<>();
        String fence = "";
        int columns = 0;
        for (String line : markdown.lines().toList()) {
            if (!fence.isEmpty()) {
                fence = line.equals(fence) ? "" : fence;
                continue;
            }
            if (line.startsWith("```")) {
                fence = line.replace("text", "");
                continue;
            }
            if (line.startsWith("## ")) {
                headings.add(line.substring(3));
            }
            String bare = line.replaceAll("\\\\.", "");
            assertThat(bare).as(line).doesNotContain("<", "`", "\u202E");
            assertThat(bare.startsWith("> [!") ? "" : bare).as(line).doesNotContain("[", "]");
            assertThat(bare.startsWith("#")).as(line).isEqualTo(line.startsWith("# x") || line.startsWith("## "));
            int pipes = (int) bare.chars().filter(each -> each == '|').count();
            boolean inTable = line.startsWith("|");
            assertThat(pipes).as(line).isEqualTo(inTable ? (columns == 0 ? pipes : columns) : 0);
            columns = inTable ? pipes : 0;
        }
        assertThat(fence).isEmpty();
        assertThat(headings).hasSize(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            assertThat(headings.get(i)).startsWith(expected.get(i));
        }
    }
}
