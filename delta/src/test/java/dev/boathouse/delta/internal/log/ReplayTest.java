package dev.boathouse.delta.internal.log;

import static dev.boathouse.delta.internal.log.LogFolder.METADATA;
import static dev.boathouse.delta.internal.log.LogFolder.PROTOCOL;
import static dev.boathouse.delta.internal.log.LogFolder.add;
import static dev.boathouse.delta.internal.log.LogFolder.checkpointName;
import static dev.boathouse.delta.internal.log.LogFolder.checkpointOf;
import static dev.boathouse.delta.internal.log.LogFolder.names;
import static dev.boathouse.delta.internal.log.LogFolder.paths;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.NotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A version is the newest checkpoint that can be read, of whatever form, and the commits after it. */
class ReplayTest {

    private static final String UUID = "01234567-89ab-cdef-0123-456789abcdef";
    private static final String VERSION_3 = "00000000000000000003";

    @TempDir
    Path folder;

    private LogFolder log() {
        return new LogFolder(folder.resolve("t"));
    }

    /** Without the commits up to a version, so that only a checkpoint can tell what they did. */
    private static void clean(LogFolder log, int upTo) throws IOException {
        for (int version = 0; version <= upTo; version++) {
            Files.delete(log.commitFile(version));
        }
    }

    private static void sees(LogFolder log, int files) {
        LogState state = log.replay().latest();
        assertThat(state.version()).isEqualTo(files);
        assertThat(paths(state)).containsExactly(names(files));
        assertThat(state.files())
                .allSatisfy(file -> assertThat(file.partitionValues()).containsEntry("p", "x"))
                .allSatisfy(file -> assertThat(file.stats()).contains("{\"numRecords\":3}"));
        assertThat(state.protocol().minWriter()).isEqualTo(2);
        assertThat(state.metadata().partitionColumns()).containsExactly("p");
    }

    @Test
    void aClassicCheckpointIsABase() throws IOException {
        LogFolder log = log();
        log.commits(5);
        log.parquet(checkpointName(3), checkpointOf(3));
        clean(log, 3);
        sees(log, 5);
    }

    @Test
    void aCheckpointAloneIsAVersion() throws IOException {
        LogFolder log = log();
        log.commits(3);
        log.parquet(checkpointName(3), checkpointOf(3));
        clean(log, 3);
        sees(log, 3);
        assertThat(new TableState(log.storage()).latest().fileCount()).isEqualTo(3);
        assertThat(History.of(log.storage(), 9)).isEmpty();
    }

    @Test
    void partsMakeACheckpointWhenAllAreThere() throws IOException {
        LogFolder log = log();
        log.commits(5);
        String[] all = checkpointOf(3);
        log.parquet(VERSION_3 + ".checkpoint.0000000001.0000000002.parquet", Arrays.copyOf(all, 3));
        log.parquet(VERSION_3 + ".checkpoint.0000000002.0000000002.parquet", Arrays.copyOfRange(all, 3, all.length));
        // Another writer has begun one of the same version with other parts, and one that cannot end.
        log.parquet(VERSION_3 + ".checkpoint.0000000001.0000000003.parquet", PROTOCOL);
        log.parquet("00000000000000000004.checkpoint.0000000001.9999999999.parquet", PROTOCOL);
        clean(log, 3);
        sees(log, 5);
        Files.delete(log.file(VERSION_3 + ".checkpoint.0000000002.0000000002.parquet"));
        assertThatThrownBy(() -> log.replay().latest())
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining("00000000000000000000.json is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "parquet"})
    void aCheckpointOfTheSecondVersionHasSidecars(String format) throws IOException {
        LogFolder log = log();
        log.commits(5);
        log.parquet("_sidecars/a b.parquet", add("f1"), add("f2"));
        log.parquet("_sidecars/other.parquet", add("f3"));
        String[] top = {
            "{\"checkpointMetadata\":{\"version\":3}}",
            PROTOCOL,
            METADATA,
            "{\"domainMetadata\":{\"domain\":\"d\",\"configuration\":\"\",\"removed\":false}}",
            "{\"txn\":{\"appId\":\"app\",\"version\":8}}",
            "{\"sidecar\":{\"path\":\"a%20b.parquet\",\"sizeInBytes\":1,\"modificationTime\":1}}",
            "{\"sidecar\":{\"path\":\"" + log.file("_sidecars/other.parquet").toUri()
                    + "\",\"sizeInBytes\":1,\"modificationTime\":1}}"
        };
        String name = VERSION_3 + ".checkpoint." + UUID + "." + format;
        if (format.equals("json")) {
            log.text(name, String.join("\n", top));
        } else {
            log.parquet(name, top);
        }
        clean(log, 3);
        sees(log, 5);
        assertThat(log.replay().latest().transaction("app")).hasValue(8);
        Files.delete(log.file("_sidecars/other.parquet"));
        assertThatThrownBy(() -> log.replay().latest())
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining("_sidecars/other.parquet")
                .hasMessageContaining("missing");
    }

    @Test
    void lastCheckpointChangesNothing() {
        LogFolder log = log();
        log.commits(4);
        log.parquet(checkpointName(3), checkpointOf(3));
        for (String hint : List.of("", "{", "{\"version\":99,\"size\":1}", "{\"version\":1,\"size\":1,\"parts\":7}")) {
            log.text("_last_checkpoint", hint);
            sees(log, 4);
        }
    }

    @Test
    void otherFilesAreIgnored() {
        LogFolder log = log();
        log.commits(2);
        log.text(".00000000000000000003.json.a.tmp", "{");
        log.text(".00000000000000000002.json.crc", "crc");
        log.text("00000000000000000002.crc", "{");
        log.text("00000000000000000001.00000000000000000002.compacted.json", "{");
        log.text("99999999999999999999.json", "{");
        log.text("_staged_commits/00000000000000000003." + UUID + ".json", "{");
        log.text(checkpointName(2), "");
        sees(log, 2);
    }

    /** Damage to a checkpoint, each of another kind. */
    private static final List<Damage> DAMAGES = List.of(
            (log, name) -> log.text(name, "no parquet at all"),
            (log, name) -> {
                byte[] bytes = Files.readAllBytes(log.file(name));
                Files.write(log.file(name), Arrays.copyOf(bytes, bytes.length / 2));
            },
            (log, name) -> {
                byte[] bytes = Files.readAllBytes(log.file(name));
                Arrays.fill(bytes, 4, 200, (byte) 0x5A);
                Files.write(log.file(name), bytes);
            },
            (log, name) -> log.parquet(name, PROTOCOL, add("f1")),
            (log, name) -> log.parquet(name, METADATA, add("f1")),
            (log, name) -> log.parquet(name, PROTOCOL, METADATA, add("f1"), add("f1")),
            (log, name) -> log.parquet(name, PROTOCOL, METADATA, add("f1").replace("\"size\":7", "\"size\":-7")),
            (log, name) -> log.parquet(name, PROTOCOL, METADATA, add("f1").replace("\"size\":7,", "")),
            (log, name) -> log.parquet(name, PROTOCOL, METADATA, add("f1").replace("\"p\"", "\"q\"")),
            (log, name) -> log.parquet(name, PROTOCOL, METADATA, "{}"),
            (log, name) -> log.parquet(name, PROTOCOL, METADATA, "{\"checkpointMetadata\":{\"version\":2}}"),
            (log, name) -> log.parquet(
                    name, PROTOCOL, METADATA, add("f1").replace("}}", "},\"txn\":{\"appId\":\"a\",\"version\":1}}")));

    private interface Damage {
        void to(LogFolder log, String name) throws IOException;
    }

    static Stream<Integer> damages() {
        return Stream.iterate(0, i -> i + 1).limit(DAMAGES.size());
    }

    @ParameterizedTest
    @MethodSource("damages")
    void aDamagedCheckpointIsPassedOverWhileTheCommitsAreThere(int damage) throws IOException {
        LogFolder log = log();
        log.commits(5);
        log.parquet(checkpointName(1), checkpointOf(1));
        log.parquet(checkpointName(3), checkpointOf(3));
        DAMAGES.get(damage).to(log, checkpointName(3));
        sees(log, 5);
        Files.delete(log.commitFile(0));
        sees(log, 5);
        Files.delete(log.commitFile(2));
        assertThatThrownBy(() -> log.replay().latest())
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining("/_delta_log/" + checkpointName(3));
    }

    @Test
    void ofTwoCheckpointsOneIsEnough() throws IOException {
        LogFolder log = log();
        log.commits(4);
        log.text(checkpointName(3), "damaged");
        log.text(
                VERSION_3 + ".checkpoint." + UUID + ".json",
                "{\"checkpointMetadata\":{\"version\":3}}\n" + String.join("\n", checkpointOf(3)));
        clean(log, 3);
        sees(log, 4);
    }

    @Test
    void aGapIsNamed() throws IOException {
        LogFolder log = log();
        log.commits(5);
        Files.delete(log.commitFile(3));
        assertThatThrownBy(() -> log.replay().latest())
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining("Cannot read version 5")
                .hasMessageContaining("00000000000000000003.json is missing");
        assertThat(log.replay().at(2).fileCount()).isEqualTo(2);
        log.parquet(checkpointName(4), checkpointOf(4));
        sees(log, 5);
    }

    @Test
    void whatTheLogNoLongerHasIsSaid() throws IOException {
        LogFolder log = log();
        log.commits(6);
        log.parquet(checkpointName(4), checkpointOf(4));
        clean(log, 2);
        assertThatThrownBy(() -> log.replay().at(3))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Cannot read version 3")
                .hasMessageContaining("Versions 4 to 6 can be read");
        assertThatThrownBy(() -> log.replay().at(7))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("latest is 6");
        sees(log, 6);
    }

    @Test
    void deletionVectorsReplaceEachOther() {
        LogFolder log = log();
        log.commit(0, LogFolder.MODERN, METADATA, add("a"), add("b"));
        log.commit(1, LogFolder.remove("a"), add("a", "one"));
        log.commit(2, add("a", "two"), LogFolder.remove("a", "one"));
        log.commit(3, LogFolder.remove("a", "two"));
        List<String> ids = new ArrayList<>();
        for (int version = 0; version <= 3; version++) {
            log.replay().at(version).files().forEach(file -> ids.add(file.path() + file.deletionVectorId()));
        }
        assertThat(ids).containsExactly("a", "b", "aione", "b", "aitwo", "b", "b");
    }

    @Test
    void commitsKeepWhatChangesNeed() {
        LogFolder log = log();
        log.commit(0, PROTOCOL, METADATA, add("a"), add("b").replace("true", "false"));
        log.commit(
                1,
                "{\"remove\":{\"path\":\"a\",\"dataChange\":true,\"extendedFileMetadata\":true,\"size\":7,"
                        + "\"partitionValues\":{\"p\":\"x\"},\"stats\":\"{}\"}}",
                "{\"cdc\":{\"path\":\"_change_data/c\",\"partitionValues\":{\"p\":null},\"size\":9,"
                        + "\"dataChange\":false}}");
        List<CommitFile> commits = new TableState(log.storage())
                .commits(0, 1).stream().map(Committed::commit).toList();
        assertThat(commits.get(0).adds()).extracting(Action.Add::dataChange).containsExactly(true, false);
        Action.Remove removed = commits.get(1).removes().get(0);
        assertThat(removed.size()).hasValue(7);
        assertThat(removed.partitionValues().orElseThrow()).containsEntry("p", "x");
        assertThat(removed.stats()).contains("{}");
        assertThat(commits.get(1).changes()).containsExactly(new Action.Cdc("_change_data/c", Map.of(), 9));
        assertThatThrownBy(() -> new TableState(log.storage()).commits(0, 2)).isInstanceOf(NotFoundException.class);
    }
}
