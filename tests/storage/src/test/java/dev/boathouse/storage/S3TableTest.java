package dev.boathouse.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.Commit;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.Snapshot;
import dev.boathouse.delta.TableSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables on S3 are read like local ones, and not written. */
@ExtendWith(Servers.class)
class S3TableTest {

    private static final Schema SCHEMA =
            Schema.of(Schema.Field.of("city", DataType.STRING), Schema.Field.of("n", DataType.LONG));
    private static final int COMMITS = 12;
    private static final int ROWS = 2_000;

    private final S3Server s3;
    private final String location = S3Server.newLocation();

    @TempDir
    Path folder;

    S3TableTest(S3Server s3) {
        this.s3 = s3;
    }

    /** With twelve commits, each has a checkpoint. */
    static List<TableSpec> specs() {
        TableSpec spec = TableSpec.of(SCHEMA).partitionedBy("city");
        return List.of(
                spec,
                spec.withProperty("delta.enableDeletionVectors", "true")
                        .withProperty("delta.enableInCommitTimestamps", "true"));
    }

    private DeltaTable writtenLocallyAndUploaded(TableSpec spec) throws IOException {
        DeltaTable table = DeltaTable.at(folder.resolve("t").toString());
        table.create(spec);
        for (int i = 0; i < COMMITS; i++) {
            String[] cities = new String[ROWS];
            long[] numbers = new long[ROWS];
            for (int row = 0; row < ROWS; row++) {
                cities[row] = row % 2 == 0 ? "a b" : "100%";
                numbers[row] = (long) i * ROWS + row;
            }
            table.append(Frame.of(SCHEMA, List.of(Column.ofStrings(cities), Column.ofLongs(numbers))))
                    .withMetadata("number", "" + i)
                    .commit();
        }
        s3.upload(folder.resolve("t"), location);
        return table;
    }

    @ParameterizedTest
    @MethodSource("specs")
    void everyVersionIsReadAsTheLocalOne(TableSpec spec) throws IOException {
        DeltaTable local = writtenLocallyAndUploaded(spec);
        DeltaTable remote = s3.table(location);
        assertThat(remote.exists()).isTrue();
        assertThat(remote.latest().version()).isEqualTo(COMMITS);
        for (long version : List.of(0L, 1L, 9L, 10L, 11L, 12L)) {
            Frame read = remote.version(version).scan().read();
            assertThat(read.rowCount()).isEqualTo(version * ROWS);
            assertThat(read.contentDigest())
                    .isEqualTo(local.version(version).scan().read().contentDigest());
        }
    }

    @ParameterizedTest
    @MethodSource("specs")
    void filtersKeepTheSameRows(TableSpec spec) throws IOException {
        Snapshot local = writtenLocallyAndUploaded(spec).latest();
        Snapshot remote = s3.table(location).latest();
        for (Filter filter : List.of(
                Filter.equal("city", "100%"),
                Filter.greaterThan("n", (long) COMMITS * ROWS - 10),
                Filter.equal("city", "a b").and(Filter.lessThan("n", 5L)),
                Filter.equal("city", "nowhere"))) {
            assertThat(remote.scan().where(filter).read().contentDigest())
                    .isEqualTo(local.scan().where(filter).read().contentDigest());
        }
    }

    @ParameterizedTest
    @MethodSource("specs")
    void historyAndTimesAreRead(TableSpec spec) throws IOException {
        List<Commit> local = writtenLocallyAndUploaded(spec).history();
        DeltaTable remote = s3.table(location);
        List<Commit> history = remote.history();
        assertThat(history)
                .extracting(Commit::version)
                .isEqualTo(local.stream().map(Commit::version).toList());
        assertThat(history)
                .extracting(Commit::commitId)
                .isEqualTo(local.stream().map(Commit::commitId).toList());
        if (remote.latest().features().contains("inCommitTimestamp")) {
            for (Commit commit : local) {
                assertThat(remote.asOf(commit.timestamp()).version()).isEqualTo(commit.version());
            }
        } else {
            // Files on S3 have the time of their upload, in seconds: each commit counts as later than the one before.
            Instant time = Instant.EPOCH;
            for (int i = history.size() - 1; i >= 0; i--) {
                Commit commit = history.get(i);
                Instant next = time.plusMillis(1);
                time = commit.timestamp().isAfter(next) ? commit.timestamp() : next;
                assertThat(remote.asOf(time).version()).isEqualTo(commit.version());
            }
        }
    }

    @Test
    void creatingATableIsRefusedBeforeAnythingIsWritten() throws IOException {
        assertThatThrownBy(() -> s3.table(location).create(SCHEMA))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining(location)
                .hasMessageContaining("\"s3a\"")
                .hasMessageContaining("hdfs:");
        assertThat(s3.files(location)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("specs")
    void appendingIsRefusedBeforeAnythingIsWritten(TableSpec spec) throws IOException {
        DeltaTable local = writtenLocallyAndUploaded(spec);
        Map<String, Long> before = s3.files(location);
        Frame rows = local.latest().scan().limit(1).read();
        DeltaTable remote = s3.table(location);
        assertThatThrownBy(() -> remote.append(rows))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("\"s3a\"");
        assertThatThrownBy(() -> remote.singleWriter().append(rows)).isInstanceOf(UnsupportedFormatException.class);
        assertThat(s3.files(location)).isEqualTo(before);
    }
}
