package dev.boathouse.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.delta.DeltaTable;
import dev.boathouse.faults.WriterProcess.Task;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A writer is killed at each step of a commit: the table is as it was before the link, and as it is to be from the link on. */
@Execution(ExecutionMode.CONCURRENT)
class StepsTest {

    private static final Identity FIRST = new Identity(1, 1, 1);
    private static final Identity AGAIN = new Identity(1, 1, 2);
    private static final Identity OTHER = new Identity(2, 1, 1);

    @TempDir
    Path folder;

    /** Each step meets one log, in a quick run half of them; those that decide meet both. */
    static Stream<Arguments> steps() {
        return Stream.of(Tables.values())
                .flatMap(kind -> Step.all().stream()
                        .filter(step -> step == Step.LINK
                                || step == Step.LINKED
                                || step.ordinal() % Cases.of(4, 2) == kind.ordinal() % Cases.of(4, 2))
                        .map(step -> Arguments.of(kind, step)));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void whoIsKilledLeavesAllOrNothing(Tables kind, Step step) throws Exception {
        DeltaTable table = kind.create(folder.resolve("t"), step.isOfCheckpoint() ? 1 : 10);
        Task task = Task.once(table.location(), Operation.APPEND_ONCE, FIRST);
        try (WriterProcess writer = WriterProcess.start(task, List.of(Fault.at(step, 1, Fault.Action.HALT)), folder)) {
            assertThat(writer.rest()).as("nothing is acknowledged").containsExactly("ready");
            assertThat(writer.exit()).as(writer.errors()).isEqualTo(WriterProcess.KILLED);
        }
        Set<Identity> expected = new HashSet<>();
        if (step.isCommitted()) {
            expected.add(FIRST);
        }
        assertThat(Audit.of(kind, table).identities()).isEqualTo(expected);

        // This process is another one.
        DeltaTable other = DeltaTable.at(table.location());
        assertThat(Operation.APPEND.commit(other, OTHER)).hasValue(expected.size() + 1);
        expected.add(OTHER);
        OptionalLong repeated = Operation.APPEND_ONCE.commit(other, AGAIN);
        assertThat(repeated.isEmpty()).isEqualTo(step.isCommitted());
        if (!step.isCommitted()) {
            expected.add(AGAIN);
        }
        assertThat(Audit.of(kind, table).identities()).isEqualTo(expected);
        assertThat(TableFolder.of(table.location()).temporaries())
                .as("what the killed one left")
                .hasSizeLessThanOrEqualTo(1);
    }
}
