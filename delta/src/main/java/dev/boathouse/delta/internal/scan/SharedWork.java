package dev.boathouse.delta.internal.scan;

import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Work on many things that several threads share: each is done once, by whoever takes it first. The thread that asks takes its turn, so that a
 * busy, small or stopped executor only makes it slower, and no thread of the executor waits for another.
 *
 * @param <T> what the work is done on
 */
public final class SharedWork<T> {

    private final Iterator<T> left;
    private final Consumer<? super T> work;
    private int busy;
    private boolean stopped;
    private @Nullable Throwable failure;

    private SharedWork(List<T> things, Consumer<? super T> work) {
        this.left = things.iterator();
        this.work = work;
    }

    /**
     * Does the work, and comes back when nobody is at it any more.
     *
     * @param <T> what the work is done on
     * @param things what to do it on
     * @param crew who helps; nobody where empty
     * @param work what to do; what it throws ends the work on others, and is thrown
     */
    public static <T> void on(List<T> things, Optional<Crew> crew, Consumer<? super T> work) {
        SharedWork<T> shared = new SharedWork<>(things, work);
        crew.ifPresent(who -> shared.callFor(who, Math.min(who.parallelism(), things.size()) - 1));
        shared.takeTurns();
        shared.awaitOthers();
    }

    private void callFor(Crew crew, int helpers) {
        try {
            for (int i = 0; i < helpers; i++) {
                crew.executor().execute(this::takeTurns);
            }
        } catch (RejectedExecutionException e) {
            // The others, and the thread that asks, will do it.
        }
    }

    private void takeTurns() {
        for (T next = taken(); next != null; next = taken()) {
            Throwable thrown = null;
            try {
                work.accept(next);
            } catch (RuntimeException | Error e) {
                thrown = e;
            }
            done(thrown);
        }
    }

    private synchronized @Nullable T taken() {
        if (stopped || !left.hasNext()) {
            return null;
        }
        busy++;
        return left.next();
    }

    private synchronized void done(@Nullable Throwable thrown) {
        busy--;
        if (thrown != null && failure == null) {
            failure = thrown;
            stopped = true;
        }
        notifyAll();
    }

    private synchronized void awaitOthers() {
        boolean interrupted = false;
        while (busy > 0) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
                stopped = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (interrupted) {
            throw new UncheckedIOException("Reading a table was interrupted.", new ClosedByInterruptException());
        }
    }
}
