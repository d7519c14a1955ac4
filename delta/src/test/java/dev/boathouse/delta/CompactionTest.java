package dev.boathouse.delta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompactionTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void joinsSmallFilesOfEachPartition(Kind kind) {
        DeltaTable table = kind.table(folder, "day");
        for (int i = 1; i <= 5; i++) {
            table.append(Kind.rows("a", i, i * 10)).commit();
            table.append(Kind.rows(null, i * 100)).commit();
        }
        Snapshot before = table.append(Kind.rows("alone", 7)).commit();
        List<String> rows = Kind.texts(before.scan().read());

        PendingWrite write = table.compact();
        assertThat(write.files()).hasSize(2);
        assertThat(write.removedFiles()).hasSize(10);
        assertThat(write.deletedRows()).hasValue(0);
        Snapshot after = write.commit();

        assertThat(after.fileCount()).isEqualTo(3);
        assertThat(Kind.texts(after.scan().read())).isEqualTo(rows);
        assertThat(after.rowCount()).hasValue(rows.size());
        assertThat(table.history(1).get(0).operation()).isEqualTo("OPTIMIZE");
        assertThat(table.compact().commit().version())
                .as("nothing is left to do")
                .isEqualTo(after.version());
        assertThat(Kind.ids(table.deleteWhere(Filter.equal("day", "a")).commit()))
                .hasSize(6);
    }

    @ParameterizedTest
    @EnumSource(names = {"CHANGE_FEED", "ALL_TOGETHER"})
    void changesNoRow(Kind kind) {
        DeltaTable table = kind.table(folder);
        table.append(Kind.rows("a", 1)).commit();
        table.append(Kind.rows("a", 2)).commit();
        long version = table.compact().commit().version();
        assertThat(table.changes(version, version).read().rowCount()).isZero();
    }

    @Test
    void partitionsWhoseValuesLookAlikeStayApart() {
        Schema schema = Schema.of(
                Schema.Field.of("id", DataType.LONG),
                Schema.Field.of("a", DataType.STRING),
                Schema.Field.of("b", DataType.STRING));
        DeltaTable table = DeltaTable.at(folder.resolve("alike").toString());
        table.create(schema, "a", "b");
        for (long id = 0; id < 4; id++) {
            boolean both = id % 2 == 0;
            table.append(Frame.of(
                            schema,
                            List.of(
                                    Column.ofLongs(id),
                                    Column.ofStrings(both ? "1" : "1, b=2"),
                                    Column.ofStrings(both ? "2" : null))))
                    .commit();
        }
        List<String> rows = Kind.texts(table.latest().scan().read());
        Snapshot after = table.compact().commit();
        assertThat(after.fileCount()).isEqualTo(2);
        assertThat(Kind.texts(after.scan().read())).isEqualTo(rows);
    }

    @Test
    void filesGrowToTheSizeThatIsWanted() {
        DeltaTable table = Kind.SIMPLE.table(folder);
        for (int i = 0; i < 12; i++) {
            table.append(Kind.rows("a", i)).commit();
        }
        long one = table.latest().files().get(0).size();
        DeltaTable small = table.with(WriteOptions.standard().withTargetFileSize(4 * one + one / 2));
        Snapshot after = small.compact().commit();
        assertThat(after.fileCount()).isEqualTo(3);
        assertThat(Kind.ids(after)).hasSize(12);
    }
}
