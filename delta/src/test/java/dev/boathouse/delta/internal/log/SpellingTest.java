package dev.boathouse.delta.internal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.TableSpec;
import dev.boathouse.delta.internal.storage.Location;
import dev.boathouse.delta.internal.storage.Storage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logs spell paths in more than one way. Whoever removes a file must name it as the log does, or other engines keep its rows. */
class SpellingTest {

    private static final Schema SCHEMA =
            Schema.of(Schema.Field.of("id", DataType.LONG), Schema.Field.of("day", DataType.STRING));

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"false,absolute", "true,absolute", "false,letter", "true,letter", "false,percent", "true,percent"})
    void filesAreRemovedUnderTheNameThatTheyCameBy(boolean modern, String spelling) throws Exception {
        // A JVM that was started without a locale can name no such file.
        assumeTrue(!spelling.equals("letter") || "UTF-8".equals(System.getProperty("sun.jnu.encoding")));
        Path root = folder.resolve("table");
        DeltaTable made = DeltaTable.at(root.toString());
        TableSpec spec = TableSpec.of(SCHEMA).partitionedBy("day");
        made.create(modern ? spec.withProperty("delta.enableDeletionVectors", "true") : spec);
        String path = made.append(rows(1, 2)).commit().files().get(0).path();
        Path commit = root.resolve("_delta_log").resolve("00000000000000000001.json");
        String spelled = switch (spelling) {
            case "absolute" -> root.toUri().toString() + path;
            case "letter" -> moved(root, path, "day=\u00dc/" + path.substring(path.indexOf('/') + 1));
            default -> path.replace("part", "%70art");
        };
        Files.writeString(commit, Files.readString(commit).replace(path, spelled));

        DeltaTable table = DeltaTable.at(root.toString());
        assertThat(table.latest().scan().read().rowCount()).isEqualTo(2);
        table.deleteWhere(Filter.equal("id", 1L)).commit();

        assertThat(Files.readString(root.resolve("_delta_log").resolve("00000000000000000002.json")))
                .contains("\"remove\":{\"path\":\"" + spelled + "\"");
        Storage storage = Storage.of(Location.of(root.toString()), new Configuration());
        LogState ours = new Replay(storage).latest();
        assertThat(ours.files()).hasSize(1);
        assertThat(new KernelStates(storage).at(2).files()).hasSize(1);
        if (!modern) {
            assertThat(new StandaloneStates(storage).at(2).files()).hasSize(1);
        }
        assertThat(table.latest().scan().read().values("id")).containsExactly(2L);
    }

    private static String moved(Path root, String from, String to) throws Exception {
        Path target = root.resolve(to);
        Files.createDirectories(target.getParent());
        Files.move(root.resolve(from), target);
        return to;
    }

    private static Frame rows(long... ids) {
        String[] days = new String[ids.length];
        java.util.Arrays.fill(days, "x");
        return Frame.of(SCHEMA, List.of(Column.ofLongs(ids), Column.ofStrings(days)));
    }
}
