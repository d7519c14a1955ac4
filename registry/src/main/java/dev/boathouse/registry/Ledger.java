package dev.boathouse.registry;

import dev.boathouse.core.CommitUnknownException;
import dev.boathouse.core.ConflictException;
import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.registry.audit.ChainReport;
import dev.boathouse.registry.internal.EventChain;
import dev.boathouse.registry.internal.EventRow;
import dev.boathouse.registry.internal.EventTable;
import dev.boathouse.registry.internal.event.Event;
import dev.boathouse.registry.internal.state.RegistryState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * The events of one registry in memory, with the one way to add to them: look at the newest state, propose, commit if nobody else did. The
 * loser looks again and proposes anew. Thread-safe: threads of one process take turns to reach storage instead of racing, and questions wait
 * for none of them.
 */
final class Ledger {

    private static final int ATTEMPTS = 200;
    private static final long LONGEST_WAIT_MICROS = 200_000;

    private final EventTable table;
    /** Held by whoever reads on or writes: it alone changes chain, state and time. */
    private final ReentrantLock turn = new ReentrantLock();

    private final EventChain chain = new EventChain();
    private final RegistryState state = new RegistryState();
    private final RecentEvents recent = new RecentEvents();
    private Instant lastAt = Instant.MIN;

    Ledger(EventTable table) {
        this.table = table;
    }

    /** What somebody wants, after a look at the state. */
    sealed interface Proposal<T> {

        /** Nothing is to be written: it is as wanted already. */
        record Done<T>(T answer) implements Proposal<T> {}

        /** An event is to be written, and then to be answered. */
        record Write<T>(Draft draft, Function<EventRow, T> answer) implements Proposal<T> {}
    }

    String location() {
        return table.location();
    }

    <T> T read(Function<RegistryState, T> question) {
        synchronized (state) {
            return question.apply(state);
        }
    }

    void refresh() {
        turn.lock();
        try {
            readOn();
        } finally {
            turn.unlock();
        }
    }

    private List<EventRow> readOn() {
        List<EventRow> rows = chain.extend(table.rowsAfter(chain.sequence()));
        rows.forEach(this::apply);
        return rows;
    }

    private void apply(EventRow row) {
        synchronized (state) {
            state.apply(row);
        }
        recent.add(row);
        lastAt = row.at().isAfter(lastAt) ? row.at() : lastAt;
    }

    /**
     * Writes an event.
     *
     * @param propose asked once for every attempt, with the newest state; whatever it throws ends the writing
     * @throws ConflictException if others were always faster; nothing was written
     */
    <T> T write(Hand hand, Function<RegistryState, Proposal<T>> propose) {
        turn.lock();
        try {
            String eventId = UUID.randomUUID().toString();
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                readOn();
                refuseUnknown();
                Proposal<T> proposal = propose.apply(state);
                if (proposal instanceof Proposal.Done<T> done) {
                    return done.answer();
                }
                Proposal.Write<T> write = (Proposal.Write<T>) proposal;
                EventRow row = row(eventId, hand, write.draft());
                if (landed(row)) {
                    requireCounted(row);
                    return write.answer().apply(row);
                }
                pause(attempt);
            }
            throw new ConflictException("Cannot write to " + table.location() + ": other writers were faster "
                    + ATTEMPTS + " times. Nothing was written; trying again later would work.");
        } finally {
            turn.unlock();
        }
    }

    private boolean landed(EventRow row) {
        try {
            table.append(row);
            chain.extend(List.of(row)).forEach(this::apply);
            return true;
        } catch (ConflictException e) {
            return false;
        } catch (CommitUnknownException e) {
            // It could only become the very next commit: if that can be read, it tells. If not, the caller must look.
            List<EventRow> since = readOn();
            if (since.isEmpty()) {
                throw e;
            }
            return since.stream().anyMatch(found -> found.eventId().equals(row.eventId()));
        }
    }

    /** Writers keep the rules that readers check; if they ever differ, nobody shall believe that something was changed. */
    private void requireCounted(EventRow row) {
        for (ChainReport.Problem problem : state.problems()) {
            if (problem.sequence() == row.sequence()) {
                throw new IllegalStateException("Wrote to " + table.location() + " what breaks its rules: " + problem);
            }
        }
    }

    private EventRow row(String eventId, Hand hand, Draft draft) {
        Instant now = hand.clock().instant().truncatedTo(ChronoUnit.MICROS);
        return new EventRow(
                        // A removed row is still counted in the table's log, and its sequence is not given again.
                        Math.max(chain.sequence(), table.recordedSequence()) + 1,
                        eventId,
                        now.isAfter(lastAt) ? now : lastAt,
                        hand.actor().name(),
                        draft.payload().type().toString(),
                        draft.model(),
                        draft.version(),
                        draft.alias(),
                        Event.text(draft.payload(), hand.actor(), hand.reason()),
                        chain.head(),
                        "")
                .sealed();
    }

    private void refuseUnknown() {
        if (state.unknown().isPresent()) {
            throw new UnsupportedFormatException("Cannot write to " + table.location()
                    + ": it has events of the type \"" + state.unknown().get()
                    + "\", whose rules this release does not know. A newer release would work.");
        }
    }

    private static void pause(int attempt) {
        long longest = Math.min(LONGEST_WAIT_MICROS, 1_000L << Math.min(attempt, 20));
        LockSupport.parkNanos(1_000 * ThreadLocalRandom.current().nextLong(longest));
        if (Thread.currentThread().isInterrupted()) {
            throw new ConflictException(
                    "Cannot write: the thread was interrupted between attempts. Nothing was written.");
        }
    }

    /** Reads everything anew and checks it. */
    ChainReport verify(Optional<String> expectedHead) {
        turn.lock();
        try {
            readOn();
            return Verification.of(table.allRows(), table.recordedSequence(), expectedHead);
        } finally {
            turn.unlock();
        }
    }

    /** Reads the events anew; those that count, in order. */
    List<EventRow> events() {
        turn.lock();
        try {
            readOn();
            return new EventChain().extend(table.allRows());
        } finally {
            turn.unlock();
        }
    }

    /**
     * One event that counts, with what it says.
     *
     * @throws CorruptDataException if it is not in the table any more
     */
    Event event(long sequence) {
        return recent.event(sequence).orElseGet(() -> {
            turn.lock();
            try {
                EventRow row = table.row(sequence)
                        .orElseThrow(() -> new CorruptDataException("Cannot read event " + sequence + " of "
                                + table.location() + ": it is missing. Verifying the registry would tell more."));
                recent.add(row);
                return Event.of(row);
            } finally {
                turn.unlock();
            }
        });
    }
}
