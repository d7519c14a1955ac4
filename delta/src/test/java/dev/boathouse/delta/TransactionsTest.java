package dev.boathouse.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.ConflictException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Versions that applications record with a commit: one commit may have those of several. */
class TransactionsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"SIMPLE", "DELETION_VECTORS", "V2_CHECKPOINTS", "IN_COMMIT_TIMES"})
    void aCommitRecordsThoseOfSeveralApplications(Kind kind) throws IOException {
        DeltaTable table = kind.table(folder);
        Snapshot made = table.append(Kind.rows("a", 1))
                .withTransaction("a", 7)
                .withTransaction("b", 70)
                .withTransaction("c", 700)
                .commit();
        assertRecorded(made, 7, 70, 700);
        assertRecorded(fresh(table).latest(), 7, 70, 700);
        List<String> lines = Files.readAllLines(log(table, 1));
        assertThat(lines.stream().filter(line -> line.contains("\"txn\""))).hasSize(3);

        table.append(Kind.rows("a", 2)).withTransaction("b", 71).commit();
        assertRecorded(fresh(table).latest(), 7, 71, 700);
    }

    @ParameterizedTest
    @EnumSource(names = {"SIMPLE", "DELETION_VECTORS", "V2_CHECKPOINTS"})
    void theyStayWhenOnlyACheckpointIsLeft(Kind kind) throws IOException {
        DeltaTable table = kind.table(folder);
        for (int i = 1; i <= 10; i++) {
            PendingWrite write = table.append(Kind.rows("a", i)).withTransaction("every", i);
            (i % 4 == 0 ? write.withTransaction("fourth", i) : write).commit();
        }
        for (int version = 0; version < 10; version++) {
            Files.delete(log(table, version));
        }
        Snapshot latest = fresh(table).latest();
        assertThat(latest.transactionVersion("every")).hasValue(10);
        assertThat(latest.transactionVersion("fourth")).hasValue(8);
        assertThat(Kind.ids(latest)).hasSize(10);
    }

    @ParameterizedTest
    @EnumSource(names = {"SIMPLE", "DELETION_VECTORS"})
    void eachOfThemMustBeNewer(Kind kind) {
        DeltaTable table = kind.table(folder);
        Snapshot before = table.append(Kind.rows("a", 1))
                .withTransaction("a", 7)
                .withTransaction("b", 70)
                .commit();
        for (PendingWrite late : List.of(
                table.append(Kind.rows("a", 2)).withTransaction("a", 7).withTransaction("b", 71),
                table.append(Kind.rows("a", 2)).withTransaction("a", 8).withTransaction("b", 70),
                table.append(Kind.rows("a", 2)).withTransaction("b", 69).withTransaction("a", 8))) {
            assertThatThrownBy(late::commit)
                    .isInstanceOf(ConflictException.class)
                    .hasMessageContaining("is already recorded");
            assertThatThrownBy(() -> late.commitIfUnchanged(before)).isInstanceOf(ConflictException.class);
            late.discard();
        }
        assertRecorded(fresh(table).latest(), 7, 70);
        assertThat(Kind.ids(fresh(table).latest())).containsExactly(1L);
    }

    @ParameterizedTest
    @EnumSource(names = {"SIMPLE", "DELETION_VECTORS"})
    void theLastVersionOfAnApplicationCounts(Kind kind) {
        DeltaTable table = kind.table(folder);
        table.append(Kind.rows("a", 1))
                .withTransaction("a", 7)
                .withTransaction("b", 70)
                .withTransaction("a", 9)
                .commit();
        assertRecorded(fresh(table).latest(), 9, 70);
    }

    @ParameterizedTest
    @EnumSource(names = {"SIMPLE", "DELETION_VECTORS"})
    void whatWasDoneOnceIsNotDoneAgainWhateverElseItWouldRecord(Kind kind) {
        DeltaTable table = kind.table(folder);
        Snapshot first = table.append(Kind.rows("a", 1))
                .once("nightly", 7)
                .withTransaction("b", 70)
                .commit();
        for (long other : new long[] {69, 71}) {
            PendingWrite again =
                    table.append(Kind.rows("a", 1)).withTransaction("b", other).once("nightly", 7);
            assertThat(again.commit().version()).isEqualTo(first.version());
        }
        assertThatThrownBy(() -> table.append(Kind.rows("a", 1))
                        .withTransaction("b", 70)
                        .once("nightly", 8)
                        .commit())
                .as("it is new, and the other is not")
                .isInstanceOf(ConflictException.class);
        assertThat(Kind.ids(fresh(table).latest())).containsExactly(1L);
    }

    private static DeltaTable fresh(DeltaTable table) {
        return DeltaTable.at(table.location());
    }

    private static Path log(DeltaTable table, int version) {
        return Path.of(java.net.URI.create(table.location() + "/_delta_log/%020d.json".formatted(version)));
    }

    private static void assertRecorded(Snapshot snapshot, long... versions) {
        List<String> applications = List.of("a", "b", "c");
        for (int i = 0; i < versions.length; i++) {
            assertThat(snapshot.transactionVersion(applications.get(i)))
                    .as(applications.get(i))
                    .hasValue(versions[i]);
        }
    }
}
