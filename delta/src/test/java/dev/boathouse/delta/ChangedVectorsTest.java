package dev.boathouse.delta;

import static dev.boathouse.delta.HandMadeTable.FEED;
import static dev.boathouse.delta.HandMadeTable.MODERN;
import static dev.boathouse.delta.HandMadeTable.add;
import static dev.boathouse.delta.HandMadeTable.metadata;
import static dev.boathouse.delta.HandMadeTable.remove;
import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.data.Filter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roaringbitmap.RoaringBitmap;

/** A file that stays with another deletion vector: the rows by which the vectors differ have changed. */
class ChangedVectorsTest {

    @TempDir
    Path folder;

    private HandMadeTable filled(int rows) {
        return new HandMadeTable(folder.resolve("t"))
                .file("a", "SELECT range AS id FROM range(0, " + rows + ")")
                .commit(0, MODERN, metadata("id long", "", FEED), add("a"));
    }

    private static void replace(HandMadeTable table, int version, RoaringBitmap before, RoaringBitmap after) {
        table.commit(
                version,
                remove("a", "", table.vector("dv" + (version - 1), before)),
                add("a", "", table.vector("dv" + version, after)));
    }

    @Test
    void rowsThatAVectorNamesAreDeleted() {
        HandMadeTable table = filled(10);
        replace(table, 1, new RoaringBitmap(), RoaringBitmap.bitmapOf(2, 5));
        replace(table, 2, RoaringBitmap.bitmapOf(2, 5), RoaringBitmap.bitmapOf(0, 2, 5, 9));

        assertThat(ChangesTest.texts(table.open().changes(1, 2)))
                .containsExactly("2 delete 1", "5 delete 1", "0 delete 2", "9 delete 2");
    }

    @Test
    void rowsThatNoVectorNamesAnyMoreAreInserted() {
        HandMadeTable table = filled(10);
        replace(table, 1, new RoaringBitmap(), RoaringBitmap.bitmapOf(2, 5));
        replace(table, 2, RoaringBitmap.bitmapOf(2, 5), RoaringBitmap.bitmapOf(5, 6));
        replace(table, 3, RoaringBitmap.bitmapOf(5, 6), new RoaringBitmap());

        assertThat(ChangesTest.texts(table.open().changes(2, 3)))
                .containsExactly("6 delete 2", "2 insert 2", "5 insert 3", "6 insert 3");
    }

    @Test
    void filesThatWentHadFewerRowsByTheirVector() {
        HandMadeTable table = filled(3);
        RoaringBitmap one = RoaringBitmap.bitmapOf(1);
        replace(table, 1, new RoaringBitmap(), one);
        table.commit(2, remove("a", "", table.vector("dv1", one)));

        assertThat(ChangesTest.texts(table.open().changes(2, 2))).containsExactly("0 delete 2", "2 delete 2");
    }

    @Test
    void randomVectorsGiveTheirDifferences() {
        long seed = Long.getLong("cases.seed", 20261122L);
        Random random = new Random(seed);
        int rows = 1 + random.nextInt(9000);
        HandMadeTable table = filled(rows);
        RoaringBitmap before = new RoaringBitmap();
        List<String> expected = new ArrayList<>();
        for (int version = 1; version <= 6; version++) {
            RoaringBitmap after = before;
            while (after.equals(before)) {
                after = random.nextBoolean() ? before.clone() : new RoaringBitmap();
                for (int i = random.nextInt(rows); i >= 0; i -= 1 + random.nextInt(3000)) {
                    int start = random.nextInt(rows);
                    after.flip((long) start, Math.min(rows, start + 1L + random.nextInt(400)));
                }
            }
            replace(table, version, before, after);
            for (int row : RoaringBitmap.andNot(after, before)) {
                expected.add(row + " delete " + version);
            }
            for (int row : RoaringBitmap.andNot(before, after)) {
                expected.add(row + " insert " + version);
            }
            before = after;
        }

        Scan changes = table.open().changes(1, 6);

        assertThat(ChangesTest.texts(changes)).as("seed %d", seed).isEqualTo(expected);
        int bound = random.nextInt(rows);
        assertThat(ChangesTest.texts(changes.where(Filter.lessThan("id", bound))))
                .as("seed %d, id < %d", seed, bound)
                .isEqualTo(expected.stream()
                        .filter(text -> Integer.parseInt(text.substring(0, text.indexOf(' '))) < bound)
                        .toList());
    }
}
