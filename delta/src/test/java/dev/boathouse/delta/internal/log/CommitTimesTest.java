package dev.boathouse.delta.internal.log;

import static dev.boathouse.delta.internal.log.LogFolder.add;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.NotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which version was current at an instant: as the two libraries say, with times of files, in commits, and first one, then the other. */
class CommitTimesTest {

    private static final long START = 1_700_000_000_000L;
    private static final String PROTOCOL = "{\"protocol\":{\"minReaderVersion\":1,\"minWriterVersion\":7,"
            + "\"writerFeatures\":[\"inCommitTimestamp\"]}}";
    private static final String ENABLED = "\"delta.enableInCommitTimestamps\":\"true\"";

    @TempDir
    Path folder;

    private LogFolder log() {
        return new LogFolder(folder.resolve("t"));
    }

    private static void modified(LogFolder log, long version, long millis) throws IOException {
        Files.setLastModifiedTime(log.commitFile(version), FileTime.fromMillis(millis));
    }

    private static String info(long millis) {
        return "{\"commitInfo\":{\"inCommitTimestamp\":" + millis + ",\"timestamp\":1,\"operation\":\"WRITE\","
                + "\"operationParameters\":{}}}";
    }

    private static void agree(LogFolder log, long from, long to, LongFunction<OptionalLong> judge) {
        CommitTimes times = new CommitTimes(log.storage(), log.replay().latest());
        for (long millis = from; millis <= to; millis++) {
            assertThat(times.versionAsOf(millis)).as("at %d", millis - START).isEqualTo(judge.apply(millis));
        }
    }

    @Test
    void timesOfFilesAreMadeToIncrease() throws IOException {
        LogFolder log = log();
        log.commits(7);
        // Clocks jump back, and files are copied.
        long[] times = {10, 20, 20, 15, 40, 30, 30, 50};
        for (int version = 0; version < times.length; version++) {
            modified(log, version, START + times[version]);
        }
        agree(log, START + 5, START + 60, new StandaloneStates(log.storage())::versionAsOf);
        assertThat(new CommitTimes(log.storage(), log.replay().latest()).versionAsOf(START + 21))
                .hasValue(2);
        assertThatThrownBy(() -> new TableState(log.storage()).asOf(START + 9)).isInstanceOf(NotFoundException.class);
        assertThat(new TableState(log.storage()).asOf(Long.MAX_VALUE).version()).isEqualTo(7);
    }

    @Test
    void aCleanedLogBeginsAtItsFirstCheckpoint() throws IOException {
        LogFolder log = log();
        log.commits(6);
        log.parquet(LogFolder.checkpointName(4), LogFolder.checkpointOf(4));
        for (int version = 0; version <= 6; version++) {
            modified(log, version, START + 10 * version);
        }
        Files.delete(log.commitFile(0));
        Files.delete(log.commitFile(1));
        agree(log, START + 35, START + 59, new KernelStates(log.storage())::versionAsOf);
    }

    @Test
    void timesInCommitsCount() throws IOException {
        LogFolder log = log();
        log.commit(0, info(START + 10), PROTOCOL, LogFolder.metadata(ENABLED));
        for (int version = 1; version <= 9; version++) {
            log.commit(version, info(START + 10 + 10 * version), add("f" + version));
            modified(log, version, START - version);
        }
        assertThat(log.replay().latest().timestamp()).isEqualTo(START + 100);
        agree(log, START, START + 110, new KernelStates(log.storage())::versionAsOf);
        log.parquet(LogFolder.checkpointName(2), PROTOCOL, LogFolder.metadata(ENABLED), add("f1"), add("f2"));
        assertThat(log.replay().at(2).timestamp()).isEqualTo(START + 30);
    }

    @Test
    void timesInCommitsCountFromWhereTheyAreEnabled() throws IOException {
        LogFolder log = log();
        log.commits(3);
        log.commit(
                4,
                info(START + 50),
                PROTOCOL,
                LogFolder.metadata(ENABLED + ",\"delta.inCommitTimestampEnablementVersion\":\"4\","
                        + "\"delta.inCommitTimestampEnablementTimestamp\":\"" + (START + 50) + "\""));
        log.commit(5, info(START + 60), add("f5"));
        log.commit(6, info(START + 70), add("f6"));
        for (int version = 0; version <= 6; version++) {
            modified(log, version, START + 10 * version);
        }
        assertThat(log.replay().at(3).timestamp()).isEqualTo(START + 30);
        assertThat(log.replay().at(5).timestamp()).isEqualTo(START + 60);
        agree(log, START - 5, START + 80, new KernelStates(log.storage())::versionAsOf);
    }

    @Test
    void aMissingTimeIsNamed() {
        LogFolder log = log();
        log.commit(0, info(START), PROTOCOL, LogFolder.metadata(ENABLED));
        log.commit(1, add("f1"));
        assertThatThrownBy(() -> log.replay().latest())
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining("00000000000000000001.json")
                .hasMessageContaining("inCommitTimestamp");
    }
}
