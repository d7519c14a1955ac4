package dev.boathouse.delta;

import static dev.boathouse.delta.HandMadeTable.MODERN;
import static dev.boathouse.delta.HandMadeTable.add;
import static dev.boathouse.delta.HandMadeTable.metadata;
import static dev.boathouse.delta.HandMadeTable.remove;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roaringbitmap.RoaringBitmap;

/** A scan file by file: what each part reads, and what tells parts apart. */
class ScanPartsTest {

    @TempDir
    Path folder;

    private HandMadeTable table;

    @BeforeEach
    void writesATableOfThreeFiles() {
        table = new HandMadeTable(folder.resolve("t"))
                .file("a", "SELECT range AS id, range % 7 AS n FROM range(0, 5000)")
                .file("b", "SELECT range AS id, range % 7 AS n FROM range(5000, 5010)")
                .file("c", "SELECT range AS id, range % 7 AS n FROM range(5010, 9000)")
                .commit(
                        0,
                        MODERN,
                        metadata("id long, n long", "", HandMadeTable.FEED),
                        add("a"),
                        add("b"),
                        add("c", "", ""));
        RoaringBitmap gone = RoaringBitmap.bitmapOf(1, 3, 900);
        table.commit(1, remove("c"), add("c", "", table.vector("dv", gone)));
    }

    private static Frame together(Scan scan) {
        return Frame.concat(
                scan.parts().stream().map(part -> part.scan().read()).toList());
    }

    private static List<String> identities(Scan scan) {
        return scan.parts().stream().map(Scan.Part::identity).toList();
    }

    @Test
    void partsAreTheRowsOfTheScanFileByFile() {
        Snapshot snapshot = table.open().latest();
        for (Scan scan : List.of(
                snapshot.scan(),
                snapshot.scan().select("n").where(Filter.greaterThan("id", 4_990L)),
                table.open().changes(0, 1))) {
            assertThat(together(scan).contentDigest()).isEqualTo(scan.read().contentDigest());
        }
        assertThat(snapshot.scan().parts()).extracting(Scan.Part::path).containsExactly("a", "b", "c");
        assertThat(table.open().changes(0, 1).parts())
                .extracting(Scan.Part::path)
                .containsExactly("a", "b", "c", "c");
    }

    @Test
    void aFileHasTheSameIdentityInEveryVersionUntilItsVectorChanges() {
        List<String> before = identities(table.open().version(0).scan());
        List<String> after = identities(table.open().version(1).scan());
        assertThat(after.subList(0, 2)).isEqualTo(before.subList(0, 2));
        assertThat(after.get(2)).isNotEqualTo(before.get(2));
        assertThat(before).doesNotHaveDuplicates().allMatch(identity -> identity.matches("[0-9a-f]{64}"));
    }

    @Test
    void whatReadsOtherRowsOrOtherColumnsHasAnotherIdentity() {
        Snapshot snapshot = table.open().latest();
        Set<String> seen = new HashSet<>();
        for (Scan scan : List.of(
                snapshot.scan(),
                snapshot.scan().select("n", "id"),
                snapshot.scan().select("id"),
                snapshot.scan().where(Filter.greaterThan("id", 1L)),
                snapshot.scan().where(Filter.greaterThan("id", 2L)),
                snapshot.scan().select("id").where(Filter.greaterThan("n", 2L)),
                snapshot.scan().select("id", "n").where(Filter.lessThan("n", 2L)),
                snapshot.scan().zone(ZoneId.of("Asia/Tokyo")),
                table.open().changes(0, 1))) {
            assertThat(identities(scan)).as("%s", scan).allMatch(seen::add);
        }
    }

    @Test
    void workIsDoneOnceForEachPart() {
        Scan scan = table.open().latest().scan();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            for (Scan shared : List.of(scan, scan.on(threads, 1), scan.on(threads, 4), scan.on(Runnable::run, 4))) {
                Set<String> done = ConcurrentHashMap.newKeySet();
                shared.forEach(
                        shared.parts(),
                        part -> assertThat(done.add(part.path())).isTrue());
                assertThat(done).containsExactlyInAnyOrder("a", "b", "c");
            }
        } finally {
            threads.shutdownNow();
        }
        // An executor that takes no more work leaves it to the caller.
        AtomicInteger rows = new AtomicInteger();
        scan.on(threads, 4)
                .forEach(
                        scan.parts(),
                        part -> rows.addAndGet((int) part.scan().read().rowCount()));
        assertThat(rows).hasValue(8_997);
    }

    @Test
    void workThatFailsEndsTheRest() {
        Scan scan = table.open().latest().scan();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (Scan shared : List.of(scan, scan.on(threads, 3))) {
                AtomicInteger busy = new AtomicInteger();
                assertThatThrownBy(() -> shared.forEach(scan.parts(), part -> {
                            busy.incrementAndGet();
                            try {
                                throw new IllegalStateException(part.path());
                            } finally {
                                busy.decrementAndGet();
                            }
                        }))
                        .isInstanceOf(IllegalStateException.class);
                assertThat(busy).hasValue(0);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aLimitHasNoParts() {
        Scan limited = table.open().latest().scan().limit(3);
        assertThat(limited.hasParts()).isFalse();
        assertThatThrownBy(limited::parts)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("limit 3");
    }
}
