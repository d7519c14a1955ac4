package dev.boathouse.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.ConflictException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A change is prepared, another is committed, then the first one is: which of them may both be. */
class ConflictsTest {

    private static final List<Kind> KINDS = List.of(Kind.SIMPLE, Kind.DELETION_VECTORS, Kind.MAPPED_BY_NAME);
    private static final Schema.Field EXTRA = Schema.Field.of("extra", DataType.STRING);

    /** Changes of a table that has the rows 1, 2 on day a, 3 on day b, each day in two files. */
    enum Change {
        APPEND_A(table -> table.append(Kind.rows("a", 10))),
        APPEND_B(table -> table.append(Kind.rows("b", 11))),
        OVERWRITE(table -> table.overwrite(Kind.rows("c", 12))),
        OVERWRITE_A(table -> table.overwriteWhere(Filter.equal("day", "a"), Kind.rows("a", 13))),
        OVERWRITE_B(table -> table.overwriteWhere(Filter.equal("day", "b"), Kind.rows("b", 14))),
        DELETE_A(table -> table.deleteWhere(Filter.equal("day", "a"))),
        DELETE_ROW_1(table -> table.deleteWhere(Filter.equal("id", 1L))),
        DELETE_ROW_3(table -> table.deleteWhere(Filter.equal("id", 3L))),
        DELETE_NO_ROW(table -> table.deleteWhere(Filter.equal("id", 10L))),
        COMPACT(DeltaTable::compact),
        ADD_COLUMN(table -> table.addColumns(EXTRA)),
        SET_PROPERTY(table -> table.setProperties(Map.of("owner", "flights")));

        private final Function<DeltaTable, PendingWrite> prepare;

        Change(Function<DeltaTable, PendingWrite> prepare) {
            this.prepare = prepare;
        }
    }

    /** Which second change goes behind which first one; all others are in conflict. */
    private static boolean mayFollow(Change late, Change first) {
        return switch (late) {
            case APPEND_A, APPEND_B -> true;
            case OVERWRITE -> first == Change.DELETE_NO_ROW;
            case OVERWRITE_A, DELETE_A ->
                List.of(Change.APPEND_B, Change.OVERWRITE_B, Change.DELETE_ROW_3, Change.DELETE_NO_ROW)
                        .contains(first);
            case OVERWRITE_B ->
                List.of(Change.APPEND_A, Change.OVERWRITE_A, Change.DELETE_A, Change.DELETE_ROW_1, Change.DELETE_NO_ROW)
                        .contains(first);
            case DELETE_ROW_1 ->
                List.of(Change.APPEND_A, Change.APPEND_B, Change.OVERWRITE_B, Change.DELETE_ROW_3, Change.DELETE_NO_ROW)
                        .contains(first);
            case DELETE_ROW_3 ->
                List.of(
                                Change.APPEND_A,
                                Change.APPEND_B,
                                Change.OVERWRITE_A,
                                Change.DELETE_A,
                                Change.DELETE_ROW_1,
                                Change.DELETE_NO_ROW)
                        .contains(first);
            // It found nothing, so nothing is to be committed: never a conflict.
            case DELETE_NO_ROW -> true;
            case COMPACT ->
                List.of(Change.APPEND_A, Change.APPEND_B, Change.DELETE_NO_ROW).contains(first);
            case ADD_COLUMN, SET_PROPERTY -> first != Change.ADD_COLUMN && first != Change.SET_PROPERTY;
        };
    }

    static Stream<Arguments> pairs() {
        return KINDS.stream()
                .flatMap(kind -> Stream.of(Change.values())
                        .flatMap(first -> Stream.of(Change.values()).map(late -> Arguments.of(kind, first, late))));
    }

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("pairs")
    void whatWasReadMustNotHaveChanged(Kind kind, Change first, Change late) {
        DeltaTable table = kind.table(folder, "day");
        table.append(Kind.rows("a", 1)).commit();
        table.append(Kind.rows("a", 2)).commit();
        table.append(Kind.rows("b", 3)).commit();
        table.append(Kind.rows("b", 4)).commit();
        PendingWrite write = late.prepare.apply(table);
        Snapshot between = first.prepare
                .apply(DeltaTable.at(table.location()))
                .withMetadata("who", "another")
                .commit();

        if (mayFollow(late, first)) {
            Snapshot after = write.commit();
            assertThat(after.version()).isGreaterThanOrEqualTo(between.version());
            if (late == Change.APPEND_A) {
                assertThat(Kind.ids(after))
                        .contains(10L)
                        .hasSize(Kind.ids(between).size() + 1);
            }
            assertThat(write.commit().version())
                    .as("the same change lands once")
                    .isEqualTo(after.version());
        } else {
            assertThatThrownBy(write::commit)
                    .isInstanceOf(ConflictException.class)
                    .hasMessageContaining("version " + between.version())
                    .hasMessageContaining("Nothing was committed");
            assertThat(table.latest().version()).isEqualTo(between.version());
            assertThat(Kind.texts(table.latest().scan().read()))
                    .isEqualTo(Kind.texts(between.scan().read()));
            write.discard();
            assertThat(Kind.texts(table.latest().scan().read()))
                    .as("nothing of the table went with it")
                    .isEqualTo(Kind.texts(between.scan().read()));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SIMPLE", "DELETION_VECTORS"})
    void aConditionalCommitIsNeverRebased(Kind kind) {
        DeltaTable table = kind.table(folder, "day");
        Snapshot base = table.append(Kind.rows("a", 1)).commit();
        List<PendingWrite> writes = Stream.of(Change.APPEND_A, Change.OVERWRITE_A, Change.SET_PROPERTY)
                .map(change -> change.prepare.apply(table))
                .toList();
        Snapshot between = table.append(Kind.rows("z", 9)).commit();
        for (PendingWrite write : writes) {
            assertThatThrownBy(() -> write.commitIfUnchanged(base))
                    .isInstanceOf(ConflictException.class)
                    .hasMessageContaining("after version 1: latest is 2");
        }
        assertThat(writes.get(1).commitIfUnchanged(between).version())
                .as("nothing that was read has changed")
                .isEqualTo(3);
        assertThat(Kind.ids(table.latest())).containsExactly(9L, 13L);
    }

    @ParameterizedTest
    @EnumSource(names = {"SIMPLE", "DELETION_VECTORS"})
    void whatLandedIsNotCommittedAgainOnAnotherCondition(Kind kind) {
        DeltaTable table = kind.table(folder, "day");
        PendingWrite write = table.append(Kind.rows("a", 1));
        Snapshot landed = write.commit();
        assertThat(write.commitIfUnchanged(table.latest()).version()).isEqualTo(landed.version());
        assertThat(Kind.ids(table.latest())).containsExactly(1L);
        assertThatThrownBy(write::discard).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"SIMPLE", "DELETION_VECTORS"})
    void aTableThatCameInThePlaceOfAnotherGetsNothingOfIt(Kind kind) throws Exception {
        DeltaTable table = kind.table(folder, "day");
        table.append(Kind.rows("a", 1)).commit();
        PendingWrite append = table.append(Kind.rows("a", 2));
        PendingWrite delete = table.deleteWhere(Filter.equal("id", 1L));
        Files.move(folder.resolve(kind.name()), folder.resolve("old"));
        DeltaTable other = kind.table(folder, "day");
        other.append(Kind.rows("a", 3)).commit();
        assertThatThrownBy(append::commit).isInstanceOf(ConflictException.class).hasMessageContaining("another table");
        assertThatThrownBy(delete::commit).isInstanceOf(ConflictException.class);
        assertThat(Kind.ids(table.latest())).containsExactly(3L);
    }

    @ParameterizedTest
    @EnumSource(names = {"SIMPLE", "DELETION_VECTORS"})
    void rulesThatCameMeanwhileAreKept(Kind kind) {
        DeltaTable table = kind.table(folder, "day");
        table.append(Kind.rows("a", 1)).commit();
        PendingWrite delete = table.deleteWhere(Filter.equal("id", 1L));
        PendingWrite append = table.append(Kind.rows("a", 2));
        table.setProperties(Map.of("delta.appendOnly", "true")).commit();
        assertThatThrownBy(delete::commit).isInstanceOfAny(ConflictException.class, UnsupportedFormatException.class);
        assertThat(Kind.ids(append.commit())).containsExactly(1L, 2L);
    }

    @ParameterizedTest
    @EnumSource(names = {"SIMPLE", "DELETION_VECTORS"})
    void aJobThatIsRunAgainDoesItsWorkOnce(Kind kind) {
        DeltaTable table = kind.table(folder);
        Snapshot first = table.append(Kind.rows("a", 1)).once("nightly", 7).commit();
        PendingWrite again = table.append(Kind.rows("a", 1)).once("nightly", 7);
        Path file = Path.of(java.net.URI.create(
                table.location() + "/" + again.files().get(0).path()));
        assertThat(file).exists();
        assertThat(again.commit().version()).isEqualTo(first.version());
        assertThat(file).as("its files are deleted").doesNotExist();
        assertThat(table.append(Kind.rows("a", 1)).once("nightly", 6).commit().version())
                .as("an older one is done, too")
                .isEqualTo(first.version());
        Snapshot next = table.append(Kind.rows("a", 2)).once("nightly", 8).commit();
        assertThat(Kind.ids(next)).containsExactly(1L, 2L);
        assertThat(next.transactionVersion("nightly")).hasValue(8);
        assertThatThrownBy(() -> table.append(Kind.rows("a", 3))
                        .withTransaction("nightly", 8)
                        .commit())
                .isInstanceOf(ConflictException.class);
    }
}
