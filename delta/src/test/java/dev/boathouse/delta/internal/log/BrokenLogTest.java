package dev.boathouse.delta.internal.log;

import static dev.boathouse.delta.internal.log.LogFolder.METADATA;
import static dev.boathouse.delta.internal.log.LogFolder.MODERN;
import static dev.boathouse.delta.internal.log.LogFolder.PROTOCOL;
import static dev.boathouse.delta.internal.log.LogFolder.add;
import static dev.boathouse.delta.internal.log.LogFolder.metadata;
import static dev.boathouse.delta.internal.log.LogFolder.remove;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.UnsupportedFormatException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a commit is told with file and line; nothing damaged is passed over. */
class BrokenLogTest {

    private static final String TXN = "{\"txn\":{\"appId\":\"a\",\"version\":1}}";

    @TempDir
    Path folder;

    private LogFolder log() {
        return new LogFolder(folder.resolve("t"));
    }

    /** Second lines of a commit that are damaged, and what is said of them. */
    static Stream<Arguments> damagedLines() {
        String add = add("b");
        return Stream.of(
                Arguments.of("{\"add\":", "Unexpected end"),
                Arguments.of(add + "}", "Unexpected close"),
                Arguments.of(add + " {}", "Trailing token"),
                Arguments.of("[1]", "no JSON object"),
                Arguments.of("{}", "holds no action"),
                Arguments.of("{\"add\":null}", "holds no action"),
                Arguments.of("{\"adf\":{}}", "unknown action \"adf\""),
                Arguments.of("{\"optimize\":{}}", "unknown action \"optimize\""),
                Arguments.of(
                        add.replace("{\"add\"", "{\"txn\":{\"appId\":\"x\",\"version\":1},\"add\""), "two actions"),
                Arguments.of("{\"add\":7}", "add is no JSON object"),
                Arguments.of(add.replace("\"path\":\"b\",", ""), "add has no path"),
                Arguments.of(add.replace("\"b\"", "\"\""), "path of add is empty"),
                Arguments.of(add.replace("\"b\"", "\"a b\""), "no URI"),
                Arguments.of(add.replace("\"b\"", "\"b?c\""), "no path"),
                Arguments.of(add.replace("\"b\"", "\"mail:b\""), "no path"),
                Arguments.of(add.replace("\"size\":7", "\"size\":-7"), "size of add is no number from 0 on: -7"),
                Arguments.of(add.replace("\"size\":7", "\"size\":\"7\""), "size of add is no whole number"),
                Arguments.of(add.replace("\"size\":7", "\"size\":7.5"), "size of add is no whole number"),
                Arguments.of(
                        add.replace("\"size\":7", "\"size\":99999999999999999999"), "size of add is no whole number"),
                Arguments.of(add.replace("\"size\":7", "\"size\":7,\"size\":8"), "Duplicate field 'size'"),
                Arguments.of(add.replace("\"size\":7,", ""), "add has no size"),
                Arguments.of(add.replace("\"size\"", "\"Size\""), "unknown name \"Size\", nearly \"size\""),
                Arguments.of(add.replace("\"stats\"", "\"statt\""), "unknown name \"statt\", nearly \"stats\""),
                Arguments.of(
                        add("b", "v").replace("deletionVector", "deletionVecfor"),
                        "unknown name \"deletionVecfor\", nearly \"deletionVector\""),
                Arguments.of(add.replace("true", "\"true\""), "dataChange of add is no boolean"),
                Arguments.of(add.replace("\"x\"", "4"), "partitionValues of add is no map of texts"),
                Arguments.of(add.replace("\"p\":\"x\"", "\"q\":\"x\""), "partitioned by [p]"),
                Arguments.of(add("b", "v").replace("\"i\"", "\"x\""), "storageType of deletionVector is none of"),
                Arguments.of(add("b", "v").replace("\"i\"", "\"u\""), "deletionVector has no offset"),
                Arguments.of(add("b", "v").replace("\"sizeInBytes\":4", "\"sizeInBytes\":4294967297"), "below 2^31"),
                Arguments.of(add("b", "v").replace("\"cardinality\":1", "\"cardinality\":-1"), "from 0 on"),
                Arguments.of("{\"txn\":{\"version\":1}}", "txn has no appId"),
                Arguments.of(TXN.replace("1", "\"1\""), "version of txn is no whole number"),
                Arguments.of(TXN + "\n" + TXN, "Cannot read line 3"),
                Arguments.of(add + "\n" + add, "a second add of \"b\""),
                Arguments.of(remove("a") + "\n" + remove("a"), "a second remove of \"a\""),
                Arguments.of(add + "\n" + remove("b"), "adds and removes \"b\""),
                Arguments.of(remove("a") + "\n" + add("a"), "adds and removes \"a\""),
                Arguments.of(remove("a", "v"), "removes \"a\" with another deletion vector than it has in version 0"),
                Arguments.of(add("a", "v"), "in version 0 with another deletion vector and is not removed; it is"),
                Arguments.of(remove("a").replace("\"remove\":{\"path\":\"a\",", "\"remove\":{"), "remove has no path"),
                Arguments.of(
                        "{\"cdc\":{\"path\":\"c\",\"dataChange\":false,\"size\":1}}", "cdc has no partitionValues"),
                Arguments.of("{\"domainMetadata\":{\"domain\":\"d\",\"removed\":false}}", "has no configuration"),
                Arguments.of("{\"checkpointMetadata\":{\"version\":1}}", "action of checkpoints"),
                Arguments.of(METADATA + "\n" + METADATA, "a second metaData"),
                Arguments.of(METADATA.replace("\"id\":\"t\",", ""), "metaData has no id"),
                Arguments.of(METADATA.replace("schemaString", "skemaString"), "nearly \"schemaString\""),
                Arguments.of(METADATA.replace("\\\"long\\\"", "\\\"lomg\\\""), "nearly \"long\""),
                Arguments.of(METADATA.replace("\\\"nullable\\\":true,", ""), "field has no nullable"),
                Arguments.of(METADATA.replace("[\"p\"]", "[\"q\"]"), "\"q\" is not in the schema"),
                Arguments.of(metadata("\"delta.columnMapping.mode\":\"nane\""), "mapped by \"nane\""),
                Arguments.of(metadata("\"delta.columnMapping.mode\":\"name\""), "physicalName"),
                Arguments.of(metadata("\"delta.columnMapping.modf\":\"name\""), "nearly \"delta.columnMapping.mode\""),
                Arguments.of(PROTOCOL + "\n" + PROTOCOL, "a second protocol"),
                Arguments.of(PROTOCOL.replace("1", "0"), "reader version 0"),
                Arguments.of(PROTOCOL.replace("Reader", "Raeder"), "nearly \"minReaderVersion\""),
                Arguments.of(MODERN.replace("\"minReaderVersion\":3", "\"minReaderVersion\":2"), "and readerFeatures"),
                Arguments.of(
                        MODERN.replaceFirst("\"readerFeatures\":\\[[^]]*],", ""), "reader version 3 and no reader"),
                Arguments.of(MODERN.replaceFirst("Vectors", "Vektors"), "not among writerFeatures"),
                Arguments.of(MODERN.replace("Vectors", "Vektors"), "nearly \"deletionVectors\""));
    }

    @ParameterizedTest
    @MethodSource("damagedLines")
    void aDamagedCommitIsNamed(String line, String reason) {
        LogFolder log = log();
        log.commit(0, PROTOCOL, METADATA, add("a"));
        log.commit(1, "{\"commitInfo\":{\"operation\":\"WRITE\"}}", line);
        assertThatThrownBy(() -> log.replay().latest())
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining("/_delta_log/00000000000000000001.json: ")
                .hasMessageContaining(reason)
                .hasMessageEndingWith(".");
        assertThat(log.replay().at(0).fileCount()).isEqualTo(1);
        TableState table = new TableState(log.storage());
        assertThatThrownBy(table::latest).isInstanceOf(CorruptDataException.class);
    }

    @Test
    void aRemoveOfWhatIsNotThereIsTakenUnlessAFileIsNearlyCalledThat() {
        LogFolder log = log();
        log.commit(0, PROTOCOL, METADATA, add("part-00000-5a8c.parquet"));
        log.commit(1, remove("part-00001-71e0b2f3.parquet"));
        assertThat(log.replay().latest().fileCount()).isEqualTo(1);
        log.commit(2, remove("part-00000-5b8c.parquet"));
        assertThatThrownBy(() -> log.replay().latest())
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining("00000000000000000002.json: it removes \"part-00000-5b8c.parquet\"")
                .hasMessageContaining("but \"part-00000-5a8c.parquet\" is; it is damaged");
    }

    @Test
    void theLineIsNamed() {
        LogFolder log = log();
        log.commit(0, PROTOCOL, "", METADATA, "{\"add\":1}");
        assertThatThrownBy(() -> log.replay().latest())
                .isInstanceOf(CorruptDataException.class)
                .hasMessageStartingWith("Cannot read line 4 of file:/");
    }

    @Test
    void whatIsNotUtf8IsRefused() throws Exception {
        LogFolder log = log();
        log.commit(0, PROTOCOL, METADATA, add("a"));
        byte[] bytes =
                Files.readString(log.commitFile(0)).replace("\"x\"", "\"é\"").getBytes(StandardCharsets.ISO_8859_1);
        Files.write(log.commitFile(0), bytes);
        assertThatThrownBy(() -> log.replay().latest())
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void anEmptyCommitIsRefused() {
        LogFolder log = log();
        log.commits(1);
        log.text("00000000000000000002.json", "\n");
        assertThatThrownBy(() -> log.replay().latest())
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining("00000000000000000002.json")
                .hasMessageContaining("no action");
    }

    @Test
    void theFirstCommitSaysWhatTheTableIs() {
        LogFolder log = log();
        for (List<String> actions : List.of(List.of(METADATA, add("a")), List.of(PROTOCOL, add("a")))) {
            log.commit(0, actions.toArray(String[]::new));
            assertThatThrownBy(() -> log.replay().latest())
                    .isInstanceOf(CorruptDataException.class)
                    .hasMessageContaining("00000000000000000000.json: a table's first commit has no "
                            + (actions.contains(METADATA) ? "protocol" : "metaData"));
        }
    }

    @Test
    void unknownFieldsAreAllowedWhereNothingIsNear() {
        LogFolder log = log();
        log.commit(
                0,
                PROTOCOL,
                METADATA,
                add("a").replace(
                                "\"size\"",
                                "\"invention\":{\"x\":[1,2.5]},\"clusteringProvider\":\"liquid\",\"size\""));
        assertThat(log.replay().latest().fileCount()).isEqualTo(1);
    }

    @Test
    void otherFileFormatsAreRefused() {
        LogFolder log = log();
        log.commit(0, PROTOCOL, METADATA.replace("\"parquet\"", "\"orc\""));
        assertThatThrownBy(() -> log.replay().latest())
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("orc");
    }

    @Test
    void longLinesAreRead() {
        LogFolder log = log();
        String text = "x".repeat(3_000_000);
        log.commit(0, PROTOCOL, METADATA, add("a").replace("\"x\"", "\"" + text + "\""));
        assertThat(log.replay().latest().files().get(0).partitionValues().get("p"))
                .isEqualTo(text);
    }
}
