package dev.boathouse.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeleteWhereTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void takesRowsAndLeavesTheOthers(Kind kind) {
        DeltaTable table = kind.table(folder);
        table.append(Kind.rows("a", 1, 2, 3, 7)).commit();
        Snapshot before = table.append(Kind.rows("b", 11, 12)).commit();
        String untouched = before.files().stream()
                .filter(file -> file.rows().orElseThrow() == 2)
                .findFirst()
                .orElseThrow()
                .path();

        PendingWrite write = table.deleteWhere(Filter.greaterThan("value", 0.15).and(Filter.lessThan("id", 5L)));
        assertThat(write.deletedRows()).hasValue(2);
        assertThat(write.rows()).isEqualTo(2);
        Snapshot after = write.commit();

        assertThat(Kind.ids(after)).as("7 has no value: unknown is not true").containsExactly(1L, 7L, 11L, 12L);
        assertThat(after.files()).extracting(TableFile::path).contains(untouched);
        assertThat(after.rowCount()).hasValue(4);
        assertThat(table.history(1).get(0).operation()).isEqualTo("DELETE");
        assertThat(Kind.ids(table.version(before.version()))).hasSize(6);
    }

    @ParameterizedTest
    @EnumSource
    void filesOfNothingElseGo(Kind kind) {
        DeltaTable table = kind.table(folder, "day");
        table.append(Kind.rows("a", 1, 2)).commit();
        table.append(Kind.rows("b", 3)).commit();

        PendingWrite partition = table.deleteWhere(Filter.equal("day", "a"));
        assertThat(partition.files()).isEmpty();
        assertThat(Kind.ids(partition.commit())).containsExactly(3L);
        PendingWrite rest = table.deleteWhere(Filter.isNotNull("id"));
        assertThat(rest.files()).isEmpty();
        Snapshot empty = rest.commit();
        assertThat(empty.fileCount()).isZero();
        assertThat(Kind.ids(table.append(Kind.rows("a", 5)).commit())).containsExactly(5L);
    }

    @ParameterizedTest
    @EnumSource
    void withoutSuchRowsThereIsNoVersion(Kind kind) {
        DeltaTable table = kind.table(folder);
        Snapshot before = table.append(Kind.rows("a", 1, 2)).commit();
        for (Filter none : List.of(Filter.equal("id", 99L), Filter.equal("value", 0.15))) {
            PendingWrite write = table.deleteWhere(none);
            assertThat(write.removedFiles()).isEmpty();
            assertThat(write.commit().version()).isEqualTo(before.version());
        }
        assertThat(table.history()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"CHANGE_FEED", "ALL_TOGETHER"})
    void tellsWhichRowsWent(Kind kind) {
        DeltaTable table = kind.table(folder, "day");
        table.append(Frame.concat(Kind.rows("a", 1, 2, 3), Kind.rows("b", 4), Kind.rows(null, 5, 6)))
                .commit();
        long version =
                table.deleteWhere(Filter.in("id", List.of(2L, 4L, 6L))).commit().version();
        assertThat(Kind.texts(table.changes(version, version)
                        .select("id", "day", "value", "_change_type")
                        .read()))
                .containsExactly("2|a|0.2|delete", "4|b|0.4|delete", "6|null|0.6|delete");
        assertThat(Kind.ids(table.latest())).containsExactly(1L, 3L, 5L);
        long whole = table.deleteWhere(Filter.equal("day", "a")).commit().version();
        assertThat(Kind.texts(
                        table.changes(whole, whole).select("id", "_change_type").read()))
                .containsExactly("1|delete", "3|delete");
    }

    @Test
    void anyConditionLeavesTheRowsForWhichItIsNotTrue() {
        DeltaTable table = Kind.DELETION_VECTORS.table(folder, "day");
        long seed = 42;
        Random random = new Random(seed);
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Frame rows = Kind.rows(
                    i == 5 ? null : "d" + i % 3, random.longs(200, -50, 50).toArray());
            frames.add(rows);
            table.append(rows).commit();
        }
        Frame all = Frame.concat(frames);
        for (int i = 0; i < 25; i++) {
            Filter filter = condition(random, 3);
            PendingWrite write = table.deleteWhere(filter);
            List<String> expected = Kind.texts(all);
            Kind.texts(all.where(filter)).forEach(expected::remove);
            Snapshot after = write.commit();
            assertThat(Kind.texts(after.scan().read()))
                    .as("seed %s, step %s, %s", seed, i, filter)
                    .isEqualTo(expected);
            assertThat(after.rowCount()).hasValue(expected.size());
            table.overwrite(all).commit();
        }
    }

    private static Filter condition(Random random, int depth) {
        return switch (depth == 0 ? random.nextInt(5) : random.nextInt(8)) {
            case 0 -> Filter.equal("day", "d" + random.nextInt(4));
            case 1 -> Filter.greaterThan("id", (long) random.nextInt(100) - 50);
            case 2 -> Filter.lessThanOrEqual("value", random.nextInt(100) / 10.0 - 5);
            case 3 -> Filter.isNull(random.nextBoolean() ? "day" : "value");
            case 4 -> Filter.in("id", List.of((long) random.nextInt(50), (long) -random.nextInt(50)));
            case 5 -> Filter.not(condition(random, depth - 1));
            case 6 -> condition(random, depth - 1).and(condition(random, depth - 1));
            default -> condition(random, depth - 1).or(condition(random, depth - 1));
        };
    }

    @Test
    void refusesWhatDoesNotFit() {
        DeltaTable table = Kind.SIMPLE.table(folder);
        assertThatThrownBy(() -> table.deleteWhere(Filter.equal("none", 1L))).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> table.deleteWhere(Filter.equal("id", "one")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
