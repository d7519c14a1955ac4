package dev.boathouse.delta;

import static dev.boathouse.delta.HandMadeTable.FEED;
import static dev.boathouse.delta.HandMadeTable.MODERN;
import static dev.boathouse.delta.HandMadeTable.add;
import static dev.boathouse.delta.HandMadeTable.cdc;
import static dev.boathouse.delta.HandMadeTable.field;
import static dev.boathouse.delta.HandMadeTable.metadata;
import static dev.boathouse.delta.HandMadeTable.metadataOf;
import static dev.boathouse.delta.HandMadeTable.remove;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.UnsupportedFormatException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of older schemas are read with the columns of the last version, or refused. */
class ChangedSchemasTest {

    @TempDir
    Path folder;

    private HandMadeTable begun(String fields, String partition) {
        return new HandMadeTable(folder.resolve("t"))
                .file("a", "SELECT 1::INTEGER AS id, 'x' AS name")
                .commit(0, MODERN, metadata(fields, partition, FEED))
                .commit(1, add("a", partition.isEmpty() ? "" : "\"" + partition + "\":\"x\"", ""));
    }

    @Test
    void columnsThatCameLaterAreNull() {
        HandMadeTable table = begun("id integer, name string", "")
                .file("b", "SELECT 2::INTEGER AS id, 'y' AS name, 0.5::DOUBLE AS score")
                .commit(2, metadata("id integer, score double, name string", "", FEED))
                .commit(3, remove("a"), add("b"));

        assertThat(ChangesTest.texts(table.open().changes(0, 3)))
                .containsExactly("1 null x insert 1", "1 null x delete 3", "2 0.5 y insert 3");
    }

    @ParameterizedTest
    @CsvSource({
        "id integer,id long,1",
        "id integer,id double,1.0",
        "'id integer','id decimal(12,2)',1.00",
        "id integer not null,id integer,1"
    })
    void widerColumnsTakeOlderRows(String before, String after, String value) {
        HandMadeTable table =
                begun(before + ", name string", "").commit(2, metadata(after + ", name string", "", FEED));

        assertThat(ChangesTest.texts(table.open().changes(1, 2))).containsExactly(value + " x insert 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "name string; it has a column \"id\", which is no more",
                "id integer, title string; it has a column \"name\", which is no more",
                "id string, name string; its column \"id\" is of type integer, not string",
                "id short, name string; its column \"id\" is of type integer, not short",
                "id decimal(5,2), name string; its column \"id\" is of type integer, not decimal(5,2)",
                "id integer not null, name string; its column \"id\" may be null, and later may not",
                "id integer, name string, q long not null; it lacks the column \"q\", which may not be null",
            })
    void columnsThatDoNotFitAreRefused(String after, String why) {
        HandMadeTable table = begun("id integer, name string", "")
                .commit(2, metadata(after, "", FEED))
                .commit(3, add("b"));

        assertThatThrownBy(() -> table.open().changes(1, 3))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("changes from 1 to 3 of " + table.open().location() + ": version 1 ")
                .hasMessageContaining(why);
        assertThat(ChangesTest.texts(table.open().changes(1, 1))).containsExactly("1 x insert 1");
        assertThat(table.open().changes(2, 3).schema().size()).isGreaterThan(3);
    }

    @Test
    void anotherPartitioningIsRefused() {
        HandMadeTable table = begun("id integer, name string", "name")
                .commit(2, remove("a", "\"name\":\"x\"", ""), metadata("id integer, name string", "", FEED));

        assertThatThrownBy(() -> table.open().changes(1, 2))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("it is partitioned by [name], not []");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "id"})
    void mappedColumnsMayBeRenamedAndDropped(String mode) {
        String properties = FEED + ",\"delta.columnMapping.mode\":\"" + mode + "\"";
        String ids = ", FIELD_IDS {c1: 1, c2: 2, c3: 3}";
        HandMadeTable table = new HandMadeTable(folder.resolve("t"))
                .file("a", columns("1, 'x', 'old'", ""), ids)
                .file("_change_data/c", columns("5, 'y', 'gone'", ", 'update_preimage' AS _change_type"), ids)
                .commit(
                        0,
                        MODERN,
                        metadataOf(
                                mapped("id", "long", 1) + "," + mapped("name", "string", 2) + ","
                                        + mapped("note", "string", 3),
                                "",
                                properties),
                        add("a"))
                .commit(1, cdc("_change_data/c", ""))
                .commit(
                        2,
                        metadataOf(
                                mapped("title", "string", 2) + "," + mapped("id", "long", 1) + ","
                                        + mapped("note", "string", 4),
                                "",
                                properties));

        assertThat(ChangesTest.texts(table.open().changes(0, 2)))
                .containsExactly("x 1 null insert 0", "y 5 null update_preimage 1");
    }

    private static String mapped(String name, String type, int id) {
        return field(
                name,
                type,
                true,
                "{\"delta.columnMapping.id\":" + id + ",\"delta.columnMapping.physicalName\":\"c" + id + "\"}");
    }

    private static String columns(String values, String more) {
        String[] parts = values.split(", ", -1);
        return "SELECT " + parts[0] + "::BIGINT AS c1, " + parts[1] + " AS c2, " + parts[2] + " AS c3" + more;
    }
}
