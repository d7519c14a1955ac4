package dev.boathouse.delta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that write to one local table at once lose nothing and disturb nothing. */
class ConcurrentWritersTest {

    private static final int PROCESSES = 4;
    private static final int COMMITS = 20;

    @TempDir
    Path folder;

    @Test
    void appendsOfFourProcessesAllLand() throws Exception {
        appendsLand(table());
    }

    @Test
    void appendsOfFourProcessesAllLandInAModernTable() throws Exception {
        DeltaTable table = DeltaTable.at(folder.resolve("t").toString());
        table.create(TableSpec.of(Writers.SCHEMA)
                .withProperty("delta.enableInCommitTimestamps", "true")
                .withProperty("delta.feature.vacuumProtocolCheck", "supported"));
        assertThat(table.latest().features()).contains("inCommitTimestamp", "vacuumProtocolCheck");
        appendsLand(table);
    }

    private DeltaTable table() {
        DeltaTable table = DeltaTable.at(folder.resolve("t").toString());
        table.create(Writers.SCHEMA);
        return table;
    }

    private void appendsLand(DeltaTable table) throws Exception {
        Writers.run(table, PROCESSES, COMMITS, false, folder);

        Snapshot latest = DeltaTable.at(table.location()).latest();
        assertThat(latest.version()).isEqualTo(PROCESSES * COMMITS);
        assertThat(pairs(latest.scan().read())).hasSize(PROCESSES * COMMITS);
        assertThat(latest.rowCount()).hasValue(PROCESSES * COMMITS);
        assertContiguous(table);
    }

    @Test
    void conditionalCommitsOfFourProcessesTakeEachVersionOnce() throws Exception {
        DeltaTable table = table();
        Writers.run(table, PROCESSES, COMMITS, true, folder);

        Frame read = DeltaTable.at(table.location()).latest().scan().read();
        assertThat(pairs(read)).hasSize(PROCESSES * COMMITS);
        List<Long> versions = new ArrayList<>();
        for (Row row : read.rows()) {
            versions.add(row.longAt(2));
        }
        assertThat(versions)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, PROCESSES * COMMITS).boxed().toList());
        assertContiguous(table);
    }

    private static Set<List<Long>> pairs(Frame frame) {
        Set<List<Long>> pairs = new HashSet<>();
        for (Row row : frame.rows()) {
            pairs.add(List.of(row.longAt(0), row.longAt(1)));
        }
        return pairs;
    }

    private static void assertContiguous(DeltaTable table) {
        List<Commit> history = table.history();
        assertThat(history)
                .extracting(Commit::version)
                .containsExactlyElementsOf(LongStream.rangeClosed(-(PROCESSES * COMMITS), 0)
                        .map(version -> -version)
                        .boxed()
                        .toList());
        assertThat(history).extracting(Commit::commitId).doesNotHaveDuplicates();
        assertThat(history).extracting(Commit::timestamp).isSortedAccordingTo(Comparator.reverseOrder());
    }
}
