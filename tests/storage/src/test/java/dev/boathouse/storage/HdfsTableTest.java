package dev.boathouse.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.ConflictException;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.Commit;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.PendingWrite;
import dev.boathouse.delta.Snapshot;
import dev.boathouse.delta.TableSpec;
import io.delta.standalone.DeltaLog;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A table on HDFS is a table like any other. */
@ExtendWith(Servers.class)
class HdfsTableTest {

    private static final int COMMITS = 12;

    private final HdfsCluster hdfs;
    private final String location = HdfsCluster.newLocation();

    HdfsTableTest(HdfsCluster hdfs) {
        this.hdfs = hdfs;
    }

    static List<TableSpec> specs() {
        return Rows.specs();
    }

    @ParameterizedTest
    @MethodSource("specs")
    void whatIsWrittenIsReadInEveryVersion(TableSpec spec) throws IOException {
        DeltaTable table = hdfs.table(location);
        assertThat(table.exists()).isFalse();
        table.create(spec);
        for (int i = 0; i < COMMITS; i++) {
            Snapshot made =
                    table.append(Rows.of(1, i)).withMetadata("number", "" + i).commit();
            assertThat(made.version()).isEqualTo(i + 1);
        }

        DeltaTable again = hdfs.table(location);
        assertThat(again.latest().version()).isEqualTo(COMMITS);
        assertThat(again.latest().rowCount()).hasValue(COMMITS);
        List<Commit> history = again.history();
        assertThat(history).hasSize(COMMITS + 1);
        for (Commit commit : history) {
            Set<List<Long>> expected = new HashSet<>();
            for (long i = 0; i < commit.version(); i++) {
                expected.add(List.of(1L, i));
            }
            assertThat(Rows.read(again.version(commit.version()).scan().read())).isEqualTo(expected);
            assertThat(again.asOf(commit.timestamp()).version()).isEqualTo(commit.version());
        }
        assertThat(Rows.read(again.latest()
                        .scan()
                        .where(Filter.greaterThan("sequence", 8))
                        .read()))
                .containsExactlyInAnyOrder(List.of(1L, 9L), List.of(1L, 10L), List.of(1L, 11L));
        assertThat(names(location + "/_delta_log"))
                .as("the tenth commit brings a checkpoint, and nothing temporary is left")
                .anyMatch(name -> name.matches("0{18}10\\.checkpoint.*"))
                .noneMatch(name -> name.endsWith(".tmp"));
    }

    @Test
    void theTableIsReadAfterItsOldCommitsAreGone() throws IOException {
        DeltaTable table = hdfs.table(location);
        table.create(Rows.SCHEMA);
        for (int i = 0; i < COMMITS; i++) {
            table.append(Rows.of(1, i)).commit();
        }
        for (int version = 0; version < 10; version++) {
            hdfs.fileSystem().delete(new Path(location, "_delta_log/%020d.json".formatted(version)), false);
        }
        assertThat(hdfs.table(location).latest().scan().read().rowCount()).isEqualTo(COMMITS);
    }

    @Test
    void standaloneReadsTheRows() throws IOException {
        DeltaTable table = hdfs.table(location);
        table.create(Rows.SCHEMA);
        table.append(Rows.of(7, 1, 2, 3)).commit();

        // As another program: nothing of our log stores is in this configuration.
        Set<List<Long>> read = new HashSet<>();
        try (var rows = DeltaLog.forTable(hdfs.client(), location).snapshot().open()) {
            while (rows.hasNext()) {
                var row = rows.next();
                read.add(List.of((long) row.getInt("writer"), (long) row.getInt("sequence")));
            }
        }
        assertThat(read).containsExactlyInAnyOrder(List.of(7L, 1L), List.of(7L, 2L), List.of(7L, 3L));
    }

    @Test
    void partitionsOfAnyNameLieInFoldersOfTheirOwn() throws IOException {
        Schema schema = Schema.of(Schema.Field.of("city", DataType.STRING), Schema.Field.of("n", DataType.INT));
        DeltaTable table = hdfs.table(location);
        table.create(schema, "city");
        String[] cities = {"a b", "c:d/e", "100%", "Zürich", null};
        Frame rows = Frame.of(schema, List.of(Column.ofStrings(cities), Column.ofInts(1, 2, 3, 4, 5)));
        table.append(rows).commit();

        Frame read = hdfs.table(location).latest().scan().read();
        assertThat(read.values("city")).containsExactlyInAnyOrder((Object[]) cities);
        assertThat(names(location)).hasSize(cities.length + 1);
    }

    @Test
    void filesThatAreDiscardedAreGone() throws IOException {
        DeltaTable table = hdfs.table(location);
        table.create(Rows.SCHEMA);
        PendingWrite write = table.append(Rows.of(1, 1));
        assertThat(names(location)).hasSize(2);
        write.discard();
        assertThat(names(location)).containsExactly("_delta_log");
    }

    @Test
    void whatWasCommittedBetweenIsAConflict() {
        DeltaTable table = hdfs.table(location);
        Snapshot read = table.create(Rows.SCHEMA);
        table.append(Rows.of(1, 1)).commit();
        PendingWrite late = table.append(Rows.of(1, 2));
        assertThatThrownBy(() -> late.commitIfUnchanged(read)).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> hdfs.table(location).create(Rows.SCHEMA)).isInstanceOf(ConflictException.class);
        assertThat(table.latest().version()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("specs")
    void theNameNodeMayStandInTheConfigurationAlone(TableSpec spec) {
        Configuration client = hdfs.client();
        client.set("fs.defaultFS", "hdfs://localhost:" + hdfs.port());
        String path = new Path(location).toUri().getPath();
        DeltaTable table = DeltaTable.at("hdfs://" + path, client);
        table.create(spec);
        for (int i = 0; i < 10; i++) {
            table.append(Rows.of(1, i)).commit();
        }
        assertThat(hdfs.table(location).latest().scan().read().rowCount()).isEqualTo(10);
    }

    private List<String> names(String folder) throws IOException {
        return java.util.Arrays.stream(hdfs.fileSystem().listStatus(new Path(folder)))
                .map(FileStatus::getPath)
                .map(Path::getName)
                .toList();
    }
}
