package dev.boathouse.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Columns and properties that tables get. */
class TableChangeTest {

    private static final Schema.Field EXTRA = Schema.Field.of("extra", DataType.STRING);

    @TempDir
    Path folder;

    private static Frame wider(long id, String extra) {
        return Frame.of(
                Schema.of(Schema.Field.of("id", DataType.LONG), EXTRA),
                List.of(Column.ofLongs(id), Column.ofStrings(extra)));
    }

    @ParameterizedTest
    @EnumSource
    void newColumnsAreNullInOldRows(Kind kind) {
        DeltaTable table = kind.table(folder, "day");
        table.append(Kind.rows("a", 1)).commit();
        Snapshot widened = table.addColumns(
                        EXTRA, Schema.Field.of("flag", DataType.BOOLEAN).required())
                .commit();
        assertThat(widened.schema().names()).containsExactly("id", "day", "value", "extra", "flag");
        assertThat(widened.schema().field("flag").nullable()).isTrue();
        assertThat(table.history(1).get(0).operation()).isEqualTo("ADD COLUMNS");
        Snapshot after = table.append(wider(2, "x")).commit();
        assertThat(Kind.texts(after.scan().read())).containsExactly("1|a|0.1|null|null", "2|null|null|x|null");
        assertThat(table.version(1).schema().size()).isEqualTo(3);
        assertThat(after.properties())
                .containsAllEntriesOf(kind.spec(Kind.SCHEMA).properties());
    }

    @ParameterizedTest
    @EnumSource
    void rowsBringNewColumnsOnlyWhenAsked(Kind kind) {
        DeltaTable table = kind.table(folder);
        table.append(Kind.rows("a", 1)).commit();
        assertThatThrownBy(() -> table.append(wider(2, "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"extra\"");
        DeltaTable evolving = table.with(WriteOptions.standard().withNewColumns());
        PendingWrite write = evolving.append(wider(2, "x"));
        assertThat(table.latest().schema().size()).isEqualTo(3);
        Snapshot after = write.commit();
        assertThat(Kind.texts(after.scan().read())).containsExactly("1|a|0.1|null", "2|null|null|x");
        Snapshot more = evolving.append(wider(3, "y")).commit();
        assertThat(more.schema()).isEqualTo(after.schema());
        Snapshot over = evolving.overwrite(Frame.of(
                        Schema.of(Schema.Field.of("id", DataType.LONG), Schema.Field.of("other", DataType.INT)),
                        List.of(Column.ofLongs(9), Column.ofInts(8))))
                .commit();
        assertThat(Kind.texts(over.scan().read())).containsExactly("9|null|null|null|8");
    }

    @Test
    void listsAndStructsCanBeAdded() {
        DeltaTable table = Kind.MAPPED_BY_NAME.table(folder);
        Schema inner = Schema.of(Schema.Field.of("a", DataType.INT), Schema.Field.of("b", DataType.STRING));
        Snapshot after = table.addColumns(
                        Schema.Field.of("struct", new DataType.Struct(inner)),
                        Schema.Field.of("list", new DataType.Array(new DataType.Struct(inner))))
                .commit();
        assertThat(after.schema().field("list").type()).isEqualTo(new DataType.Array(new DataType.Struct(inner)));
        assertThat(after.properties().get("delta.columnMapping.maxColumnId")).isEqualTo("9");
    }

    @Test
    void namesThatOthersCouldNotReadAreRefused() {
        DeltaTable table = Kind.SIMPLE.table(folder);
        for (String name : List.of("ID", "day", "two words", "a=b")) {
            assertThatThrownBy(() -> table.addColumns(Schema.Field.of(name, DataType.INT)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("\"" + name + "\"");
        }
        assertThatThrownBy(table::addColumns).isInstanceOf(IllegalArgumentException.class);
        DeltaTable mapped = Kind.MAPPED_BY_NAME.table(folder);
        assertThat(mapped.addColumns(Schema.Field.of("two words", DataType.INT))
                        .commit()
                        .schema()
                        .contains("two words"))
                .isTrue();
        assertThatThrownBy(() -> DeltaTable.at(folder.resolve("new").toString())
                        .create(Schema.of(Schema.Field.of("a", DataType.INT), Schema.Field.of("A", DataType.INT))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(folder.resolve("new")).doesNotExist();
    }

    @Test
    void aTypeThatNeedsAFeatureIsRefusedUntilTheTableHasIt() {
        DeltaTable table = Kind.DELETION_VECTORS.table(folder);
        Schema.Field local = Schema.Field.of("local", DataType.TIMESTAMP_NTZ);
        assertThatThrownBy(() -> table.addColumns(local))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("delta.feature.timestampNtz");
        table.setProperties(Map.of("delta.feature.timestampNtz", "supported")).commit();
        assertThat(table.addColumns(local).commit().schema().contains("local")).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void propertiesAreSetAndRemoved(Kind kind) {
        DeltaTable table = kind.table(folder);
        table.append(Kind.rows("a", 1)).commit();
        Snapshot set = table.setProperties(Map.of(
                        "owner", "flights \"team\"",
                        "delta.checkpointInterval", "3",
                        "delta.targetFileSize", "64mb"))
                .commit();
        assertThat(set.properties())
                .containsEntry("owner", "flights \"team\"")
                .containsEntry("delta.checkpointInterval", "3")
                .containsAllEntriesOf(kind.spec(Kind.SCHEMA).properties());
        assertThat(set.schema()).isEqualTo(Kind.SCHEMA);
        Snapshot removed = table.removeProperties("owner", "none").commit();
        assertThat(removed.properties()).doesNotContainKey("owner").containsKey("delta.checkpointInterval");
        assertThat(table.history(2))
                .extracting(Commit::operation)
                .containsExactly("UNSET TBLPROPERTIES", "SET TBLPROPERTIES");
        Snapshot after = table.append(Kind.rows("a", 2)).commit();
        assertThat(Kind.ids(after)).containsExactly(1L, 2L);
    }

    @ParameterizedTest
    @EnumSource(names = {"SIMPLE", "CHANGE_FEED"})
    void checkpointsComeAtTheIntervalThatIsSet(Kind kind) throws Exception {
        DeltaTable table = kind.table(folder);
        table.setProperties(Map.of("delta.checkpointInterval", "3")).commit();
        for (int i = 0; i < 6; i++) {
            table.append(Kind.rows("a", i)).commit();
        }
        try (var files = Files.list(folder.resolve(kind.name()).resolve("_delta_log"))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.contains(".checkpoint")))
                    .hasSize(2)
                    .allMatch(
                            name -> name.startsWith("00000000000000000003") || name.startsWith("00000000000000000006"));
        }
        assertThat(Kind.ids(DeltaTable.at(table.location()).latest())).hasSize(6);
    }

    @ParameterizedTest
    @EnumSource(names = {"SIMPLE", "CHANGE_FEED"})
    void whatDeadWritersLeftIsCleanedWithACheckpoint(Kind kind) throws Exception {
        DeltaTable table = kind.table(folder);
        Path log = folder.resolve(kind.name()).resolve("_delta_log");
        Path old = log.resolve(".00000000000000000001.json." + UUID.randomUUID() + ".tmp");
        Path fresh = log.resolve(".00000000000000000001.json." + UUID.randomUUID() + ".tmp");
        Path foreign = log.resolve("notes.tmp");
        for (Path file : List.of(old, fresh, foreign)) {
            Files.writeString(file, "{\"commitInfo\":{");
        }
        FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofHours(25)));
        Files.setLastModifiedTime(old, longAgo);
        Files.setLastModifiedTime(foreign, longAgo);
        for (int i = 0; i < 9; i++) {
            table.append(Kind.rows("a", i)).commit();
        }
        assertThat(old).exists();
        table.append(Kind.rows("a", 9)).commit();
        assertThat(old).doesNotExist();
        assertThat(fresh).exists();
        assertThat(foreign).exists();
        assertThat(Kind.ids(table.latest())).hasSize(10);
    }

    @ParameterizedTest
    @CsvSource({
        "delta.enableDeletionVectors, deletionVectors",
        "delta.enableInCommitTimestamps, inCommitTimestamp",
        "delta.enableChangeDataFeed, changeDataFeed",
        "delta.feature.timestampNtz, timestampNtz"
    })
    void aFeatureThatIsTurnedOnRaisesTheProtocol(String key, String feature) {
        DeltaTable table = Kind.SIMPLE.table(folder);
        table.append(Kind.rows("a", 1)).commit();
        assertThat(table.latest().writerVersion()).isEqualTo(2);
        Snapshot after = table.setProperties(Map.of(key, key.contains("feature") ? "supported" : "true"))
                .commit();
        assertThat(after.writerVersion()).isGreaterThan(2);
        if (after.writerVersion() == 7) {
            assertThat(after.features()).contains(feature);
        }
        assertThat(Kind.ids(table.append(Kind.rows("a", 2)).commit())).containsExactly(1L, 2L);
    }

    @Test
    void columnsCanBeMappedLater() {
        DeltaTable table = Kind.SIMPLE.table(folder);
        table.append(Kind.rows("a", 1)).commit();
        table.setProperties(Map.of("delta.columnMapping.mode", "name")).commit();
        assertThat(Kind.ids(table.append(Kind.rows("a", 2)).commit())).containsExactly(1L, 2L);
        assertThatThrownBy(() -> table.removeProperties("delta.columnMapping.mode"))
                .isInstanceOf(UnsupportedFormatException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "delta.constraints.positive, id > 0",
        "delta.enableRowTracking, true",
        "delta.feature.rowTracking, supported",
        "delta.feature.nonsense, supported",
        "delta.inCommitTimestampEnablementVersion, 1",
        "delta.columnMapping.maxColumnId, 1",
        "delta.enableIcebergCompatV2, true",
        "delta.minWriterVersion, 7"
    })
    void whatIsNotKeptIsRefused(String key, String value) {
        DeltaTable table = Kind.DELETION_VECTORS.table(folder);
        assertThatThrownBy(() -> table.setProperties(Map.of(key, value)))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining(key);
        DeltaTable other = DeltaTable.at(folder.resolve("other").toString());
        assertThatThrownBy(() -> other.create(TableSpec.of(Kind.SCHEMA).withProperty(key, value)))
                .isInstanceOf(UnsupportedFormatException.class);
        assertThat(other.exists()).isFalse();
        assertThat(folder.resolve("other")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "delta.checkpointInterval, 0",
        "delta.appendOnly, yes",
        "delta.columnMapping.mode, some",
        "delta.targetFileSize, many"
    })
    void valuesThatMeanNothingAreRefused(String key, String value) {
        DeltaTable table = Kind.SIMPLE.table(folder);
        assertThatThrownBy(() -> table.setProperties(Map.of(key, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key);
    }

    @Test
    void featureTablesKnowTheirKeyAndTime() {
        Schema schema = Schema.of(
                Schema.Field.of("flight, nr", DataType.LONG).required(),
                Schema.Field.of("leg", DataType.INT).required(),
                Schema.Field.of("since", DataType.TIMESTAMP),
                Schema.Field.of("value", DataType.DOUBLE));
        TableSpec spec = TableSpec.of(schema);
        assertThatThrownBy(() -> spec.withPrimaryKey("none")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> spec.withPrimaryKey("value")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> spec.withPrimaryKey("leg", "leg")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(spec::withPrimaryKey).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> spec.withTimestampColumn("value")).isInstanceOf(IllegalArgumentException.class);
        DeltaTable table = DeltaTable.at(folder.resolve("features").toString());
        Snapshot made = table.create(spec.withProperty("delta.columnMapping.mode", "name")
                .withPrimaryKey("flight, nr", "leg")
                .withTimestampColumn("since"));
        assertThat(made.primaryKey()).containsExactly("flight, nr", "leg");
        assertThat(made.timestampColumn()).hasValue("since");
        assertThat(made.properties()).containsEntry("boathouse.primary-key", "[\"flight, nr\",\"leg\"]");
        Snapshot plain = Kind.SIMPLE.table(folder).latest();
        assertThat(plain.primaryKey()).isEmpty();
        assertThat(plain.timestampColumn()).isEmpty();
    }
}
