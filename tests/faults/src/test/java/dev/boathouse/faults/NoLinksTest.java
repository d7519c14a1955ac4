package dev.boathouse.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.delta.DeltaTable;
import dev.boathouse.faults.WriterProcess.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On a file system without hard links nothing is committed, unless there is one writer. */
@Execution(ExecutionMode.CONCURRENT)
class NoLinksTest {

    private static final List<List<Fault>> BOTH_REFUSALS = List.of(
            List.of(Fault.always(Step.LINK, Fault.Action.NOT_SUPPORTED)),
            List.of(Fault.always(Step.LINK, Fault.Action.NOT_PERMITTED)));

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void onlyASingleWriterCommits(Tables kind) throws Exception {
        DeltaTable table = kind.create(folder.resolve("t"), 100);
        TableFolder files = TableFolder.of(table.location());
        List<Path> before = files.files();
        Task task = new Task(table.location(), Operation.APPEND, new Identity(1, 1, 1), 2);
        try (WriterProcess writer = WriterProcess.start(task, BOTH_REFUSALS, folder, "many")) {
            assertThat(writer.next()).hasValue("ready");
            assertThat(writer.rest())
                    .as(writer::errors)
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line)
                            .startsWith("failed")
                            .contains("the file system of " + files.path().resolve("_delta_log") + " ("
                                    + Files.getFileStore(folder).type() + ") makes no hard link: ")
                            .contains("singleWriter()")
                            .endsWith("Nothing was committed."));
        }
        assertThat(files.files()).isEqualTo(before);

        Task again = new Task(table.location(), Operation.APPEND, new Identity(1, 1, 2), 2);
        try (WriterProcess writer = WriterProcess.start(again, BOTH_REFUSALS, folder, Writer.SINGLE)) {
            assertThat(writer.rest()).as(writer::errors).containsExactly("ready", "done 1 1", "done 2 2");
        }
        assertThat(Audit.of(kind, table).identities())
                .containsExactlyInAnyOrder(new Identity(1, 1, 2), new Identity(1, 2, 2));
        assertThat(files.temporaries()).isEmpty();
    }
}
