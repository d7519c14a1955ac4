package dev.boathouse.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SideBySideTest {

    private static final Contender OURS = Contender.of("ours", 1, () -> new double[] {10, 0.5});

    @Test
    void aContenderThatFindsSomethingElseIsNoPeer() {
        for (double[] wrong : List.of(new double[] {11, 0.5}, new double[] {10, 0.50001}, new double[] {10})) {
            assertThatThrownBy(() -> new SideBySide("line", OURS).against(Contender.of("peer", 1, () -> wrong)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("line: peer gives")
                    .hasMessageContaining("[10.0, 0.5]");
        }
        assertThatThrownBy(() -> new SideBySide("line", OURS).against(Contender.of("peer", 1, () ->
                        new double[] {10, Double.NaN})))
                .isInstanceOf(IllegalStateException.class);
        assertThatCode(() -> new SideBySide("line", OURS).against(Contender.of("peer", 1, () ->
                        new double[] {10, 0.5 + 1e-12})))
                .doesNotThrowAnyException();
    }

    @Test
    void slowContendersRestAfterTheirRounds() {
        AtomicInteger slow = new AtomicInteger();
        AtomicInteger quick = new AtomicInteger();
        new SideBySide("test/rounds", OURS)
                .against(
                        Contender.of("slow", 1, () -> counted(slow)).inRounds(1),
                        Contender.of("quick", 1, () -> counted(quick)))
                .measure(0);
        assertThat(slow).as("proof, warm-up and one round").hasValue(3);
        assertThat(quick).as("proof, warm-up and three rounds").hasValue(5);
    }

    private static double[] counted(AtomicInteger calls) {
        calls.incrementAndGet();
        return new double[] {10, 0.5};
    }

    @Test
    void totalsCountNothingForNothingAndTellOneUnitMore() {
        Totals totals = new Totals(2);
        totals.addRows(5);
        totals.add(0, new double[] {1, 2, 3, 4, 5, 99}, 5);
        totals.add(1, new long[] {Long.MAX_VALUE, 1, 7}, 2);
        Totals other = new Totals(2);
        other.add(1, Long.MIN_VALUE + 1);
        assertThat(totals.figures()[0]).isEqualTo(5);
        assertThat(totals.figures()[1]).isEqualTo(15);
        assertThat(other.figures()[2] - totals.figures()[2]).isEqualTo(1);
    }

    @Test
    void optionsAreReadAndBadOnesNamed() {
        assertThat(Options.parse(List.of("--quick", "--only", "read/5", "--rows", "5000")))
                .isEqualTo(new Options(true, "read/5", OptionalInt.of(5_000)));
        assertThat(Options.parse(List.of("--only", "read/5")).wants("read/5-columns"))
                .isTrue();
        assertThat(Options.parse(List.of("--only", "read/5")).wants("read/20-columns"))
                .isFalse();
        assertThatThrownBy(() -> Options.parse(List.of("--fast"))).hasMessage("Unknown option: --fast.");
        assertThatThrownBy(() -> Options.parse(List.of("--only"))).hasMessage("Option --only needs a value.");
        assertThatThrownBy(() -> Options.parse(List.of("--rows", "many"))).hasMessage("Not a number of rows: many.");
        assertThatThrownBy(() -> Options.parse(List.of("--rows", "7"))).hasMessageStartingWith("Too few rows: 7.");
    }
}
