package dev.boathouse.registry;

import dev.boathouse.core.CommitUnknownException;
import dev.boathouse.core.ConflictException;
import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.registry.audit.ChainReport;
import dev.boathouse.registry.internal.EventChain;
import dev.boathouse.registry.internal.EventRow;
import dev.boathouse.registry.internal.EventTable;
import dev.boathouse.registry.internal.Names;
import dev.boathouse.registry.internal.event.Event;
import dev.boathouse.registry.internal.event.Payload.SnapshotTaken;
import dev.boathouse.registry.internal.state.RegistryState;
import dev.boathouse.registry.internal.state.StoredState;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events of one registry in memory, with the one way to add to them: look at the newest state, propose, commit if nobody else did. The
 * loser looks again and proposes anew. Thread-safe: threads of one process take turns to reach storage instead of racing, and questions wait
 * for none of them.
 */
final class Ledger {

    private static final int ATTEMPTS = 200;
    private static final long LONGEST_WAIT_MICROS = 200_000;

    /** Who opens folds at most about so many events, each in a file of its own. */
    private static final int SNAPSHOT_EVERY = 100;

    private static final int COMPACT_EVERY = 200;
    /** Large enough for few files, small enough to read one event out of one. */
    private static final long FILE_BYTES = 8L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final EventTable table;
    /** Held by whoever reads on or writes: it alone changes chain, state and time. */
    private final ReentrantLock turn = new ReentrantLock();

    /** Held for a moment by whoever asks or changes the state. */
    private final Object answers = new Object();

    private final StateSnapshots snapshots;
    private final RecentEvents recent = new RecentEvents();
    private EventChain chain = new EventChain();
    private RegistryState state = new RegistryState();
    private Instant lastAt = Instant.MIN;

    Ledger(EventTable table, StateSnapshots snapshots) {
        this.table = table;
        this.snapshots = snapshots;
    }

    /** Starts from the newest stored state, if there is one, and reads on from there. */
    void open() {
        turn.lock();
        try {
            Optional<StoredState> stored = snapshots.newest();
            stored.ifPresent(one -> start(EventChain.after(one.sequence(), one.head()), one.state(), one.at()));
            readOn();
            if (stored.isPresent() && !chain.breaks().isEmpty()) {
                // The state may be of another chain: what goes on from it must do so without a break.
                start(new EventChain(), new RegistryState(), Instant.MIN);
                chain.extend(table.allRows()).forEach(this::apply);
            }
        } finally {
            turn.unlock();
        }
    }

    private void start(EventChain from, RegistryState known, Instant at) {
        synchronized (answers) {
            state = known;
        }
        chain = from;
        lastAt = at;
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
        synchronized (answers) {
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
        synchronized (answers) {
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
        return write(hand, propose, table::append, row -> keepUp(row.sequence(), hand));
    }

    private <T> T write(
            Hand hand,
            Function<RegistryState, Proposal<T>> propose,
            Consumer<EventRow> append,
            Consumer<EventRow> afterwards) {
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
                if (landed(row, append)) {
                    requireCounted(row);
                    T answer = write.answer().apply(row);
                    afterwards.accept(row);
                    return answer;
                }
                pause(attempt);
            }
            throw new ConflictException("Cannot write to " + table.location() + ": other writers were faster "
                    + ATTEMPTS + " times. Nothing was written; trying again later would work.");
        } finally {
            turn.unlock();
        }
    }

    private boolean landed(EventRow row, Consumer<EventRow> append) {
        try {
            append.accept(row);
            chain.extend(List.of(row)).forEach(this::apply);
            return true;
        } catch (ConflictException e) {
            return false;
        } catch (CommitUnknownException e) {
            // It could only become the very next commit: if that can be read, it tells, also where it joined files.
            // If not, the caller must look.
            long before = table.version();
            List<EventRow> since = readOn();
            if (table.version() == before) {
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
        // A removed row is still counted in the table's log, and its sequence is not given again.
        long last = Math.max(chain.sequence(), table.recordedSequence());
        if (last >= EventChain.LAST) {
            throw new CorruptDataException("Cannot write to " + table.location() + ": its last event has the number "
                    + last + ", which nobody who uses this library gave. Restoring the table to a version before that,"
                    + " and verifying it, would work.");
        }
        return new EventRow(
                        last + 1,
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
                    + ": it has events of the type \""
                    + Names.visible(state.unknown().get())
                    + "\" whose rules this release does not know. A newer release would work.");
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

    /** Whoever writes each so-many-th event keeps the registry fast to open. */
    private void keepUp(long sequence, Hand hand) {
        if (sequence % SNAPSHOT_EVERY == 0) {
            keepUp(sequence, () -> takeSnapshot(hand));
        }
        if (sequence % COMPACT_EVERY == 0) {
            keepUp(sequence, () -> table.compact(FILE_BYTES));
        }
    }

    /** What fails here is said and left to the next one: the event is there. */
    private void keepUp(long sequence, Runnable work) {
        try {
            work.run();
        } catch (ConflictException
                | CommitUnknownException
                | CorruptDataException
                | UnsupportedFormatException
                | NotFoundException
                | UncheckedIOException e) {
            LOG.warn("The upkeep of {} after event {} failed: {}", table.location(), sequence, e.getMessage());
        }
    }

    /**
     * Stores the state, and deletes the one that is not needed any more.
     *
     * @throws ConflictException if others were always faster
     */
    void takeSnapshot(Hand hand) {
        write(hand, this::snapshot, table::appendSnapshot, row -> {});
    }

    private Proposal<List<SnapshotTaken>> snapshot(RegistryState now) {
        List<SnapshotTaken> before = now.snapshots();
        // Where somebody has removed the end, a state may not hide that.
        if (chain.sequence() == 0 || chain.sequence() < table.recordedSequence()) {
            return new Proposal.Done<>(before);
        }
        SnapshotTaken taken = snapshots.put(new StoredState(chain.sequence(), chain.head(), lastAt, now));
        return new Proposal.Write<>(new Draft(null, null, null, taken), row -> {
            before.stream().filter(old -> !now.snapshots().contains(old)).forEach(snapshots::delete);
            return now.snapshots();
        });
    }

    /**
     * Joins small files of events to larger ones.
     *
     * @return how many files others took the place of
     */
    int compact() {
        turn.lock();
        try {
            readOn();
            return table.recordedSequence() == 0 ? 0 : table.compact(FILE_BYTES);
        } finally {
            turn.unlock();
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
    Event event(long sequence, String hash) {
        return Event.of(recent.row(sequence, hash).orElseGet(() -> {
            EventRow row = stored(sequence, hash);
            recent.add(row);
            return row;
        }));
    }

    /** The sequence of the last event that was taken in. */
    long sequence() {
        turn.lock();
        try {
            return chain.sequence();
        } finally {
            turn.unlock();
        }
    }

    /** Sound rows with some sequences, read at once. Which of them count, who knows their hashes can tell. */
    List<EventRow> sound(Collection<Long> sequences) {
        turn.lock();
        try {
            return table.rows(sequences).stream().filter(EventRow::isSound).toList();
        } finally {
            turn.unlock();
        }
    }

    private EventRow stored(long sequence, String hash) {
        turn.lock();
        try {
            return table.row(sequence).stream()
                    .filter(row -> row.hash().equals(hash) && row.isSound())
                    .findFirst()
                    .orElseThrow(() -> new CorruptDataException("Cannot read event " + sequence + " of "
                            + table.location()
                            + ": it is missing or was altered. Verifying the registry would tell more."));
        } finally {
            turn.unlock();
        }
    }
}
