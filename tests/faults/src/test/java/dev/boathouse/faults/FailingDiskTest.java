package dev.boathouse.faults;

import static dev.boathouse.faults.Fault.Action.IO_ERROR;
import static dev.boathouse.faults.Fault.Action.NO_SPACE;
import static dev.boathouse.faults.Fault.Action.SHORT_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.delta.DeltaTable;
import dev.boathouse.faults.WriterProcess.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A disk fails at one step of a commit: what is said of the commit is what became of it. */
@Execution(ExecutionMode.CONCURRENT)
class FailingDiskTest {

    /**
     * One commit.
     *
     * @param faults what goes wrong
     * @param told what the writer is told, as a pattern
     * @param there whether its rows are in the table
     */
    private record Case(List<Fault> faults, String told, boolean there) {}

    private static final String NOTHING = "failed \\d+ UncheckedIOException .*%s.* Nothing was (written|committed)\\.";

    private static final List<Case> CASES = List.of(
            new Case(
                    List.of(Fault.at(Step.DATA_WRITE, 1, NO_SPACE)),
                    NOTHING.formatted("No space left on device"),
                    false),
            new Case(List.of(Fault.at(Step.DATA_FORCE, 2, IO_ERROR)), NOTHING.formatted("Input/output error"), false),
            new Case(
                    List.of(Fault.at(Step.DATA_FOLDER_FORCE, 1, IO_ERROR)),
                    NOTHING.formatted("Input/output error"),
                    false),
            new Case(
                    List.of(Fault.at(Step.TEMP_HALF_WRITTEN, 1, NO_SPACE)),
                    NOTHING.formatted("No space left on device"),
                    false),
            new Case(List.of(Fault.at(Step.TEMP_HALF_WRITTEN, 1, SHORT_WRITE)), "done \\d+ \\d+", true),
            new Case(List.of(Fault.at(Step.TEMP_FORCE, 1, IO_ERROR)), NOTHING.formatted("Input/output error"), false),
            // Forced again, then it is on disk.
            new Case(List.of(Fault.at(Step.LOG_FORCE, 1, IO_ERROR)), "done \\d+ \\d+", true),
            new Case(
                    List.of(new Fault(Step.LOG_FORCE, 1, 2, IO_ERROR)),
                    "failed \\d+ CommitUnknownException Version \\d+ of .* is visible, but .*Input/output error\\. .*",
                    true),
            new Case(
                    List.of(Fault.at(Step.LOG_FORCE, 1, IO_ERROR), Fault.always(Step.READ_BACK, IO_ERROR)),
                    "failed \\d+ CommitUnknownException It is not known whether version \\d+ of .*Input/output error.*",
                    true),
            // All went well but for what is to be given back.
            new Case(
                    List.of(Fault.always(Step.READ_BACK, IO_ERROR)),
                    "failed \\d+ CommitUnknownException .*ersion \\d+ of .*Input/output error.*",
                    true),
            new Case(List.of(), "done \\d+ \\d+", true));

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void whatIsSaidIsWhatBecameOfIt(Tables kind) throws Exception {
        DeltaTable table = kind.create(folder.resolve("t"), 100);
        Task task = new Task(table.location(), Operation.APPEND, new Identity(1, 0, 1), CASES.size() - 1);
        List<List<Fault>> plans = CASES.stream().map(Case::faults).toList();
        List<Identity> expected = new ArrayList<>();
        try (WriterProcess writer = WriterProcess.start(task, plans, folder, "many")) {
            assertThat(writer.next()).hasValue("ready");
            List<String> told = writer.rest();
            assertThat(told).as(writer::errors).hasSameSizeAs(CASES);
            for (int i = 0; i < told.size(); i++) {
                Case one = CASES.get(i);
                assertThat(told.get(i)).as(one.toString()).matches(Pattern.compile(one.told));
                assertThat(told.get(i)).contains(told.get(i).startsWith("done") ? "" : table.location());
                if (one.there) {
                    expected.add(new Identity(1, i, 1));
                }
            }
        }
        assertThat(Audit.of(kind, table).identities()).containsExactlyInAnyOrderElementsOf(expected);
        TableFolder files = TableFolder.of(table.location());
        assertThat(files.temporaries()).isEmpty();
        assertThat(files.dataFiles())
                .as("no files of what was not committed")
                .hasSize(expected.size() * Identity.FILES);
    }
}
