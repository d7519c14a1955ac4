package dev.boathouse.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.boathouse.core.CommitUnknownException;
import dev.boathouse.core.ConflictException;
import dev.boathouse.registry.Ledger.Proposal;
import dev.boathouse.registry.internal.EventRow;
import dev.boathouse.registry.internal.EventTable;
import dev.boathouse.registry.internal.state.Story;
import dev.boathouse.registry.internal.state.VersionEntry;
import dev.boathouse.registry.policy.Actor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Storage that answers late or not at all, which cannot be had for real. */
class LedgerTest {

    private static final Hand HAND = new Hand(Actor.of("alice"), Clock.systemUTC(), Optional.empty());

    private final EventTable table = mock(EventTable.class);
    private final StateSnapshots snapshots = mock(StateSnapshots.class);
    private final Ledger ledger = new Ledger(table, snapshots);
    private final List<EventRow> stored = new ArrayList<>();
    private final List<EventRow> unread = new ArrayList<>();
    private long version;
    private int joined;

    @BeforeEach
    void tellOnceWhatIsNew() {
        when(table.location()).thenReturn("file:/lake/models");
        when(table.version()).thenAnswer(call -> version);
        when(table.rowsAfter(anyLong())).thenAnswer(call -> {
            List<EventRow> rows = List.copyOf(unread);
            unread.clear();
            version += rows.size() + joined;
            joined = 0;
            return rows;
        });
    }

    @Test
    void aCommitThatLandedUnnoticedIsFoundByItsId() {
        onAppend(row -> {
            land(row);
            throw new CommitUnknownException("the answer was lost");
        });
        assertThat(register().number()).isEqualTo(1);
        assertThat(stored).hasSize(1);
    }

    @Test
    void aCommitThatAnotherWriterOvertookIsTriedAgain() {
        onAppend(row -> {
            if (stored.isEmpty()) {
                land(new EventRow(
                                1,
                                "other",
                                row.at(),
                                "bob",
                                row.type(),
                                "m",
                                1,
                                null,
                                row.payload(),
                                row.previousHash(),
                                "")
                        .sealed());
                throw new CommitUnknownException("the answer was lost");
            }
            stored.add(row);
        });
        ModelVersion version = register();
        assertThat(version.number()).isEqualTo(2);
        assertThat(version.actor()).isEqualTo("alice");
        assertThat(stored).hasSize(2);
    }

    @Test
    void aCommitWhosePlaceACompactionTookIsTriedAgain() {
        List<EventRow> tried = new ArrayList<>();
        onAppend(row -> {
            tried.add(row);
            if (tried.size() == 1) {
                joined = 1;
                throw new CommitUnknownException("the answer was lost");
            }
            stored.add(row);
        });
        assertThat(register().number()).isEqualTo(1);
        assertThat(tried).hasSize(2);
        assertThat(stored).hasSize(1);
    }

    @Test
    void anOutcomeThatCannotBeFoundOutIsSaidToBeUnknown() {
        onAppend(row -> {
            throw new CommitUnknownException("the answer was lost");
        });
        assertThatThrownBy(this::register).isInstanceOf(CommitUnknownException.class);
    }

    @Test
    void theLoserProposesAnew() {
        onAppend(row -> {
            if (stored.size() < 3) {
                int next = stored.size() + 1;
                String previous = stored.isEmpty()
                        ? EventRow.BEGINNING
                        : stored.get(next - 2).hash();
                land(new EventRow(
                                next,
                                "other-" + next,
                                row.at(),
                                "bob",
                                row.type(),
                                "m",
                                next,
                                null,
                                row.payload(),
                                previous,
                                "")
                        .sealed());
                throw new ConflictException("somebody was faster");
            }
            stored.add(row);
        });
        assertThat(register().number()).isEqualTo(4);
        List<VersionEntry> versions = ledger.read(state -> state.model("m").all());
        assertThat(versions).extracting(VersionEntry::number).containsExactly(1, 2, 3, 4);
    }

    @Test
    void anInterruptedWriterGivesUp() {
        onAppend(row -> {
            Thread.currentThread().interrupt();
            throw new ConflictException("somebody was faster");
        });
        assertThatThrownBy(this::register).isInstanceOf(ConflictException.class).hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void upkeepThatFailsTakesNoAcknowledgementBack() {
        onAppend(stored::add);
        when(snapshots.put(any())).thenThrow(new UncheckedIOException(new IOException("the disk is full")));
        when(table.compact(anyLong())).thenThrow(new ConflictException("somebody joined them first"));
        for (int number = 1; number <= 200; number++) {
            assertThat(register().number()).isEqualTo(number);
        }
        assertThat(stored).hasSize(200);
        verify(snapshots, times(2)).put(any());
        verify(table).compact(anyLong());
        assertThatThrownBy(() -> ledger.takeSnapshot(HAND)).isInstanceOf(UncheckedIOException.class);
    }

    private interface Append {
        void accept(EventRow row);
    }

    private void onAppend(Append append) {
        doAnswer(call -> {
                    append.accept(call.getArgument(0));
                    return null;
                })
                .when(table)
                .append(any());
    }

    private void land(EventRow row) {
        stored.add(row);
        unread.add(row);
    }

    private ModelVersion register() {
        return ledger.write(HAND, state -> {
            int number = state.model("m").count() + 1;
            return new Proposal.Write<>(
                    new Draft("m", number, null, Story.registration(Story.content(number))),
                    event -> new ModelVersion(state.model("m").version(number).orElseThrow()));
        });
    }
}
