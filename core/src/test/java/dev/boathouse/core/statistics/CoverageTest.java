package dev.boathouse.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/uncertainty.md prints how often intervals contain the truth; {@link CoverageTable} makes that table. */
class CoverageTest {

    private static final Path PAGE = Path.of("../docs/uncertainty.md");

    static Stream<Coverage> all() {
        return Coverage.all().stream();
    }

    /** A tenth of the simulations at 100 rows, fewer of closed forms at 1,000. */
    @ParameterizedTest
    @MethodSource("all")
    void thePageSaysHowOftenIntervalsContainTheTruth(Coverage coverage) throws IOException {
        for (int i = 0; i < 2; i++) {
            int simulations = coverage.simulations().get(i) / (i == 0 ? 10 : 80);
            if (i == 0 || simulations >= 500) {
                Coverage.Measured ours = coverage.measured(Coverage.ROWS.get(i), simulations);
                Coverage.Measured printed = printed(coverage).get(i);
                double error = Math.sqrt(printed.share() * (1 - printed.share()) / simulations);
                assertThat(ours.share())
                        .as("%s, %s rows", coverage.name(), Coverage.ROWS.get(i))
                        .isCloseTo(printed.share(), within(4 * Math.hypot(error, printed.error())));
            }
        }
    }

    @Test
    void theTableHoldsNothingElse() throws IOException {
        assertThat(Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| ") && line.contains(" ± ")))
                .hasSize(Coverage.all().size());
    }

    private static List<Coverage.Measured> printed(Coverage coverage) throws IOException {
        String line = Files.readAllLines(PAGE).stream()
                .filter(each -> each.startsWith("| " + coverage.name() + " |"))
                .findFirst()
                .orElseThrow();
        return Stream.of(line.split(" \\| "))
                .filter(cell -> cell.contains(" ± "))
                .map(cell -> cell.split(" ± "))
                .map(parts -> new Coverage.Measured(Double.parseDouble(parts[0]), Double.parseDouble(parts[1])))
                .toList();
    }
}
