package dev.boathouse.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong is told in one sentence that names it. */
class BadInputTest {

    private static final Schema SCHEMA =
            Schema.of(Schema.Field.of("id", DataType.LONG).required(), Schema.Field.of("name", DataType.STRING));

    @TempDir
    Path folder;

    private DeltaTable table() {
        return DeltaTable.at(folder.resolve("t").toString());
    }

    private static Frame rows() {
        return Frame.of(SCHEMA, List.of(Column.ofLongs(1, 2), Column.ofStrings("a", null)));
    }

    @Test
    void aFolderWithoutLogIsNoTable() {
        assertThat(table().exists()).isFalse();
        assertThatThrownBy(() -> table().latest())
                .isInstanceOf(NotFoundException.class)
                .hasMessageStartingWith("No Delta table at " + table().location());
        assertThatThrownBy(() -> table().history()).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> table().append(rows())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void aLocationMustBeOne() {
        assertThatThrownBy(() -> DeltaTable.at(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFileInTheWayCannotBeWrittenTo() throws Exception {
        Files.writeString(folder.resolve("t"), "not a folder");
        assertThatThrownBy(() -> table().create(SCHEMA))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(table().location());
    }

    @Test
    void aCutParquetFileIsNamed() throws Exception {
        DeltaTable table = table();
        table.create(SCHEMA);
        String name = table.append(rows()).commit().files().get(0).path();
        Path file = folder.resolve("t").resolve(name);
        try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            channel.truncate(Files.size(file) / 2);
        }
        assertThatThrownBy(() -> table.latest().scan().read())
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining(name);
        Files.delete(file);
        assertThatThrownBy(() -> table.latest().scan().read())
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("gone");
    }

    @Test
    void aBrokenCommitIsNamed() throws Exception {
        DeltaTable table = table();
        table.create(SCHEMA);
        Files.writeString(folder.resolve("t/_delta_log/00000000000000000001.json"), "{\"add\":");
        assertThatThrownBy(() -> table.latest())
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining("00000000000000000001.json");
        assertThatThrownBy(() -> table().latest()).isInstanceOf(CorruptDataException.class);
    }

    @Test
    void rowsMustFitTheTable() {
        DeltaTable table = table();
        table.create(SCHEMA);
        Frame other = Frame.of(
                Schema.of(Schema.Field.of("id", DataType.LONG), Schema.Field.of("extra", DataType.INT)),
                List.of(Column.ofLongs(1), Column.ofInts(1)));
        assertThatThrownBy(() -> table.append(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"extra\"");
        Frame nulls = Frame.of(
                Schema.of(Schema.Field.of("id", DataType.LONG)),
                List.of(Column.of(DataType.LONG, java.util.Arrays.asList(1L, null))));
        assertThatThrownBy(() -> table.append(nulls))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"id\"");
        Frame partial = Frame.of(Schema.of(Schema.Field.of("id", DataType.LONG)), List.of(Column.ofLongs(7)));
        assertThat(table.append(partial).commit().scan().read().values("name")).containsExactly((Object) null);
    }

    @Test
    void emptyTextsDoNotBecomeNullPartitions() {
        DeltaTable table = table();
        table.create(SCHEMA, "name");
        Frame empty = Frame.of(SCHEMA, List.of(Column.ofLongs(1), Column.ofStrings("")));
        assertThatThrownBy(() -> table.append(empty))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("empty text");
    }

    @Test
    void unknownColumnsAreNamed() {
        DeltaTable table = table();
        Scan scan = table.create(SCHEMA).scan();
        assertThatThrownBy(() -> scan.select("nme")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> scan.where(Filter.equal("id", "x"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> table.create(SCHEMA, "nme")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void objectStoresAreNotWrittenTo() {
        assertThatThrownBy(() -> DeltaTable.at("s3a://bucket/t").create(SCHEMA))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("s3a");
    }

    @Test
    void unknownFeaturesAreRefusedByName() throws Exception {
        DeltaTable table = table();
        table.create(SCHEMA);
        Files.writeString(
                folder.resolve("t/_delta_log/00000000000000000001.json"),
                "{\"protocol\":{\"minReaderVersion\":3,\"minWriterVersion\":7,\"readerFeatures\":[\"catalogManaged\"],"
                        + "\"writerFeatures\":[\"catalogManaged\"]}}\n");
        assertThatThrownBy(() -> table.latest())
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("catalogManaged");
        assertThat(table.version(0).version()).isZero();
    }
}
