package dev.boathouse.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Folds;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Origin;
import dev.boathouse.core.data.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows are read again from what their origin tells, whatever was committed since. */
class OriginReaderTest {

    private static final Schema SCHEMA = Schema.of(
            Schema.Field.of("id", DataType.LONG),
            Schema.Field.of("month", DataType.STRING),
            Schema.Field.of("half", DataType.DOUBLE));

    @TempDir
    Path folder;

    private DeltaTable table;

    /** Versions 1 to 3 append 40 rows each, version 4 deletes some. */
    @BeforeEach
    void writeTheTable() {
        table = DeltaTable.at(folder.resolve("t").toString());
        table.create(TableSpec.of(SCHEMA).partitionedBy("month").withProperty("delta.enableChangeDataFeed", "true"));
        for (int start = 0; start < 120; start += 40) {
            table.append(rows(start)).commit();
        }
        table.deleteWhere(Filter.lessThan("id", 10)).commit();
    }

    private static Frame rows(int start) {
        long[] ids = IntStream.range(start, start + 40).asLongStream().toArray();
        String[] months = IntStream.range(0, 40).mapToObj(i -> "m" + i % 3).toArray(String[]::new);
        double[] halves = IntStream.range(0, 40).mapToDouble(i -> i / 2.0).toArray();
        return Frame.of(SCHEMA, List.of(Column.ofLongs(ids), Column.ofStrings(months), Column.ofDoubles(halves)));
    }

    private static void assertReadAgain(Frame made) {
        Frame again = OriginReader.standard().read(made.origin());
        assertThat(again.origin()).isEqualTo(made.origin());
        assertThat(again.contentDigest()).as("%s", made.origin()).isEqualTo(made.contentDigest());
    }

    private List<Frame> everyKind() {
        Scan scan = table.version(3).scan();
        Frame all = scan.read();
        return List.of(
                all,
                scan.select("half", "id").read(),
                scan.where(Filter.equal("month", "m1").and(Filter.lessThan("half", 7.5)))
                        .where(Filter.not(Filter.in("id", List.of(4, 7, 44))))
                        .read(),
                scan.limit(50).limit(33).read(),
                scan.where(Filter.greaterThan("id", 20)).limit(3).read(),
                scan.limit(0).read(),
                scan.where(Filter.equal("month", "nothing")).read(),
                table.version(4).scan().read(),
                table.changes(1, 4).read(),
                table.changes(2, 4)
                        .select("_change_type", "id")
                        .where(Filter.equal("_change_type", "delete"))
                        .limit(5)
                        .read(),
                all.split(0.7, 3).train().split(0.5, 3).test(),
                Folds.grouped("month", 3, 9).of(all).get(2).train().where(Filter.isNotNull("half")),
                Frame.concat(
                                all,
                                table.version(4).scan().read(),
                                all.splitByLabel("month", 0.5, 2).test())
                        .select("id"));
    }

    @Test
    void everythingThatCanBeReadIsReadAgain() {
        everyKind().forEach(OriginReaderTest::assertReadAgain);
    }

    @Test
    void whatWasCommittedSinceDoesNotMatter() {
        List<Frame> before = everyKind();
        table.overwrite(rows(500)).commit();
        table.compact().commit();
        before.forEach(OriginReaderTest::assertReadAgain);
    }

    @Test
    void aTableThatSeveralPartsCameFromIsReadOnce() {
        Frame all = table.version(3).scan().read();
        Frame both = Frame.concat(all.split(0.5, 1).train(), all.split(0.5, 1).test());
        AtomicInteger opened = new AtomicInteger();
        OriginReader reader = OriginReader.of(asked -> {
            opened.incrementAndGet();
            return table;
        });
        assertThat(reader.read(both.origin()).contentDigest()).isEqualTo(both.contentDigest());
        assertThat(opened).hasValue(1);
    }

    @Test
    void progressEndsWithAllFiles() {
        List<String> heard = new ArrayList<>();
        OriginReader.standard()
                .onProgress((step, done, total) -> heard.add(step + " " + done + "/" + total))
                .read(table.version(3).scan().read().origin());
        assertThat(heard).last().isEqualTo("read 9/9");
    }

    @Test
    void aTableThatIsGoneOrAnotherOneIsNotFound() {
        Frame made = table.version(3).scan().read();
        DeltaTable gone = DeltaTable.at(folder.resolve("gone").toString());
        assertThatThrownBy(() -> OriginReader.of(asked -> gone).read(made.origin()))
                .isInstanceOf(NotFoundException.class);
        DeltaTable other = DeltaTable.at(folder.resolve("other").toString());
        other.create(SCHEMA);
        for (int i = 0; i < 4; i++) {
            other.append(rows(0)).commit();
        }
        assertThatThrownBy(() -> OriginReader.of(asked -> other).read(made.origin()))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining(other.latest().tableId())
                .hasMessageContaining(table.latest().tableId());
        assertThatThrownBy(() -> OriginReader.of(asked -> other)
                        .read(table.changes(2, 4).read().origin()))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void vacuumedFilesAreNamed() throws IOException {
        Frame made = table.version(3).scan().read();
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.filter(file -> file.toString().endsWith(".parquet")).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
        assertThatThrownBy(() -> OriginReader.standard().read(made.origin()))
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining(".parquet");
    }

    @Test
    void whatCannotBeReadAgainIsNamed() {
        Origin.Table read = (Origin.Table) table.version(3).scan().read().origin();
        assertRefused(with(read, List.of("id"), "`id"), "`id");
        assertRefused(with(read, List.of("id"), "id = 'text'"), "id = 'text'");
        assertRefused(with(read, List.of("id", "id"), "id = 1"), "\"id\" appears twice");
        assertRefused(read.then("changes from 1 to 2"), "changes from 1 to 2");
        assertRefused(read.then("where id = 1").then("limit 5"), "limit 5");
        assertRefused(read.then("limit 99999999999999999999"), "limit 99999999999999999999");
        assertRefused(new Origin.Derived(List.of(read), "limit 5", true), "limit 5");
        assertRefused(read.then("limit 5").then("changes from 1 to 3"), "changes from 1 to 3");
        assertRefused(new Origin.Host(), "host");
    }

    private static Origin with(Origin.Table table, List<String> columns, String filter) {
        return new Origin.Table(
                table.tableId(),
                table.location(),
                table.version(),
                table.committedAt(),
                table.schema(),
                columns,
                Optional.of(filter),
                table.filesDigest());
    }

    private static void assertRefused(Origin origin, String named) {
        assertThatThrownBy(() -> OriginReader.standard().read(origin))
                .as("%s", origin)
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining(named);
    }
}
