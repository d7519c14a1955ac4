package dev.boathouse.registry;

import static dev.boathouse.registry.Flights.NAME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.model.Model;
import dev.boathouse.registry.audit.ChainReport;
import dev.boathouse.registry.internal.EventChain;
import dev.boathouse.registry.internal.EventRow;
import dev.boathouse.registry.internal.state.RegistryState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that were altered, removed, exchanged, or all of them written anew; {@link ForgedRowTest} adds rows to real tables. */
class TamperedChainTest {

    private static final int ALTERED = 4;

    /** 1–3 first version live, 4–6 second version live, 7 rolled back. */
    private static List<EventRow> rows = List.of();

    @BeforeAll
    static void tellAStory(@TempDir Path folder) {
        Intruder intruder = new Intruder(folder.resolve("models"));
        ModelRegistry registry = intruder.opened().actingAs("alice");
        Model second = Flights.model(2);
        Flights.live(registry, Flights.model(1));
        Flights.live(registry, second);
        registry.rollback(NAME, "champion", "too many false alarms");
        rows = intruder.rows();
    }

    private static ChainReport verified(List<EventRow> changed) {
        return Verification.of(changed, 0, Optional.empty());
    }

    private static List<Long> problems(List<EventRow> changed) {
        return verified(changed).problems().stream()
                .map(ChainReport.Problem::sequence)
                .toList();
    }

    private static RegistryState state(List<EventRow> changed) {
        RegistryState state = new RegistryState();
        new EventChain().extend(changed).forEach(state::apply);
        return state;
    }

    private static EventRow altered(String column) {
        EventRow row = rows.get(ALTERED);
        return new EventRow(
                column.equals("sequence") ? row.sequence() + 100 : row.sequence(),
                column.equals("event_id") ? "another" : row.eventId(),
                column.equals("at") ? row.at().minusSeconds(1) : row.at(),
                column.equals("actor") ? "mallory" : row.actor(),
                column.equals("type") ? "version-deleted" : row.type(),
                column.equals("model") ? "another" : row.model(),
                column.equals("version") ? Integer.valueOf(1) : row.version(),
                column.equals("alias") ? "challenger" : row.alias(),
                column.equals("payload") ? row.payload().replace("true", "false") : row.payload(),
                column.equals("previous_hash") ? "ab".repeat(32) : row.previousHash(),
                column.equals("hash") ? "ab".repeat(32) : row.hash());
    }

    private static List<EventRow> with(int index, EventRow instead) {
        List<EventRow> changed = new ArrayList<>(rows);
        changed.set(index, instead);
        return changed;
    }

    @Test
    void nothingIsWrongAtFirst() {
        assertThat(verified(rows).problems()).isEmpty();
        assertThat(verified(rows).events()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sequence",
                "event_id",
                "at",
                "actor",
                "type",
                "model",
                "version",
                "alias",
                "payload",
                "previous_hash",
                "hash"
            })
    void everyAlteredColumnIsNamed(String column) {
        EventRow row = altered(column);
        assertThat(row).isNotEqualTo(rows.get(ALTERED));
        assertThat(problems(with(ALTERED, row))).contains(row.sequence());
    }

    /** With a right hash of its own it is the next row that does not continue it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sequence",
                "event_id",
                "at",
                "actor",
                "type",
                "model",
                "version",
                "alias",
                "payload",
                "previous_hash"
            })
    void everyAlteredColumnIsNamedAlsoWhereTheHashIsMadeAnew(String column) {
        EventRow row = altered(column).sealed();
        assertThat(row.isSound()).isTrue();
        assertThat(problems(with(ALTERED, row))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void everyRemovedRowIsNamed(int index) {
        List<EventRow> changed = new ArrayList<>(rows);
        changed.remove(index);
        assertThat(problems(changed)).contains(index + 1L);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void aRowThatIsThereTwiceCountsOnceAndIsNamed(int index) {
        List<EventRow> changed = new ArrayList<>(rows);
        changed.add(rows.get(index));
        assertThat(state(changed).model(NAME).alias("champion").live()).hasValue(1);
        ChainReport report = verified(changed);
        assertThat(report.events()).isEqualTo(7);
        assertThat(report.problems())
                .singleElement()
                .hasToString("Event " + (index + 1) + " is there 2 times; only event "
                        + rows.get(index).eventId() + " counts.");
    }

    @Test
    void exchangedRowsAreNamed() {
        List<EventRow> changed = with(1, at(2, rows.get(4)));
        changed.set(4, at(5, rows.get(1)));
        assertThat(problems(changed)).contains(2L, 5L);
    }

    private static EventRow at(long sequence, EventRow row) {
        return new EventRow(
                        sequence,
                        row.eventId(),
                        row.at(),
                        row.actor(),
                        row.type(),
                        row.model(),
                        row.version(),
                        row.alias(),
                        row.payload(),
                        row.previousHash(),
                        "")
                .sealed();
    }

    /** The table's log counts events; whoever writes it anew leaves no trace of a cut end, and only who has kept the head knows. */
    @Test
    void aTailThatWasCutOffIsKnownToTheLogAndToWhoeverKeptTheHead() {
        List<EventRow> cut = rows.subList(0, 6);
        String head = verified(rows).head();
        assertThat(state(cut).model(NAME).alias("champion").live()).hasValue(2);
        assertThat(Verification.of(cut, 7, Optional.empty()).problems())
                .singleElement()
                .asString()
                .startsWith("Event 7 is missing");
        assertThat(verified(cut).problems()).isEmpty();
        assertThat(Verification.of(cut, 6, Optional.of(head)).problems())
                .singleElement()
                .asString()
                .startsWith("Event 7 is expected to follow one with the hash " + head);
    }

    @Test
    void aWholeRewriteIsKnownOnlyToWhoeverKeptTheHead() {
        List<EventRow> others = with(ALTERED, altered("actor"));
        List<EventRow> rewritten = Intruder.chained(others);
        assertThat(state(rewritten)
                        .decision(rows.get(ALTERED).eventId())
                        .orElseThrow()
                        .actor())
                .isEqualTo("mallory");
        assertThat(verified(rewritten).problems()).isEmpty();
        String head = verified(rows).head();
        assertThat(Verification.of(rewritten, 7, Optional.of(head)).isIntact()).isFalse();
        assertThat(Verification.of(rows, 7, Optional.of(head)).isIntact()).isTrue();
    }

    /** What came before the head is safe with it, what came after is not. */
    @Test
    void aHeadKeepsWhatIsBeforeIt() {
        String early = rows.get(3).hash();
        assertThat(Verification.of(rows.subList(0, 5), 5, Optional.of(early)).isIntact())
                .isTrue();
        assertThat(Verification.of(rows.subList(0, 3), 3, Optional.of(early)).isIntact())
                .isFalse();
    }
}
