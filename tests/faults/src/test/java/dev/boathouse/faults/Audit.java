package dev.boathouse.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.data.Row;
import dev.boathouse.delta.Commit;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.Snapshot;
import dev.boathouse.delta.TableFile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A table after all is over: whole, the same to all readers, and with the rows that it must have. */
record Audit(Tables kind, DeltaTable table) {

    static Audit of(Tables kind, DeltaTable table) {
        // Another object, which remembers nothing.
        return new Audit(kind, DeltaTable.at(table.location()));
    }

    /** Holds the table against what its writers were told. */
    void judge(Map<Integer, Writings> writers) throws Exception {
        Map<Integer, Set<Identity>> found = new HashMap<>();
        for (Identity identity : identities()) {
            found.computeIfAbsent(identity.writer(), key -> new HashSet<>()).add(identity);
        }
        assertThat(writers.keySet()).containsAll(found.keySet());
        writers.forEach(
                (number, writings) -> writings.operation().judge(writings, found.getOrDefault(number, Set.of())));
        Map<Long, String> committed = table.history().stream()
                .filter(commit -> commit.metadata().containsKey("identity"))
                .collect(Collectors.toMap(
                        Commit::version, commit -> commit.metadata().get("identity")));
        writers.values()
                .forEach(writings -> writings.versions()
                        .forEach((version, identity) -> assertThat(committed)
                                .as("the version that was told")
                                .containsEntry(version, identity.toString())));
    }

    /** Whose rows there are; each commit's rows are whole, and to all readers the same. */
    Set<Identity> identities() throws Exception {
        TableFolder folder = TableFolder.of(table.location());
        folder.requireWhole();
        Snapshot latest = table.latest();
        assertThat(latest.version()).isEqualTo(folder.newestCommit());
        List<String> files = latest.files().stream().map(TableFile::path).toList();
        assertThat(Judges.filesByKernel(table.location()))
                .as("files by Kernel")
                .containsExactlyInAnyOrderElementsOf(files);
        if (kind == Tables.SIMPLE) {
            assertThat(Judges.filesByStandalone(table.location()))
                    .as("files by Standalone")
                    .containsExactlyInAnyOrderElementsOf(files);
        }
        Map<Identity, Set<Integer>> rows = new HashMap<>();
        for (Row row : latest.scan().read().rows()) {
            Identity identity = new Identity(number(row, 0), number(row, 1), number(row, 2));
            boolean first =
                    rows.computeIfAbsent(identity, key -> new HashSet<>()).add(number(row, 3));
            assertThat(first)
                    .as("row %s of %s is there once", row.longAt(3), identity)
                    .isTrue();
        }
        rows.forEach((identity, numbers) ->
                assertThat(numbers).as("rows of %s", identity).hasSize(Identity.ROWS));
        Map<String, Long> expected = new TreeMap<>();
        rows.keySet().forEach(identity -> expected.put(identity.toString(), (long) Identity.ROWS));
        assertThat(Judges.rowsByDuckDb(folder.path(), files))
                .as("rows by DuckDB")
                .isEqualTo(expected);
        return rows.keySet();
    }

    private static int number(Row row, int column) {
        return Math.toIntExact(row.longAt(column));
    }
}
