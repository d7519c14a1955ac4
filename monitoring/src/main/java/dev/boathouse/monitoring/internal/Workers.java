package dev.boathouse.monitoring.internal;

import dev.boathouse.monitoring.internal.sketch.NumberBuilder.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The calling thread and others that live until {@link #close}, each with memory of its own, for numbered pieces of work. */
public final class Workers implements AutoCloseable {

    private final List<Workspace> spaces = new ArrayList<>();
    private final List<Thread> started = new CopyOnWriteArrayList<>();
    private final String purpose;
    private final @Nullable ExecutorService others;

    /** With so many threads, the calling one included; {@code purpose} names the others, and what was not made if it is interrupted. */
    public Workers(int threads, String purpose) {
        this.purpose = purpose;
        for (int i = 0; i < threads; i++) {
            spaces.add(new Workspace());
        }
        others = threads == 1
                ? null
                : Executors.newFixedThreadPool(threads - 1, task -> {
                    Thread thread = new Thread(task, "boathouse-" + purpose);
                    thread.setDaemon(true);
                    started.add(thread);
                    return thread;
                });
    }

    /** A piece of work, with the memory of the thread that does it. */
    @FunctionalInterface
    public interface Work {
        /** Does one piece. */
        void on(int piece, Workspace space);
    }

    /** Does all pieces on the calling thread. */
    public void alone(int pieces, Work work) {
        for (int piece = 0; piece < pieces; piece++) {
            work.on(piece, spaces.get(0));
        }
    }

    /** Does all pieces; who is free takes the next one. Returns when no thread works any more. */
    public void together(int pieces, Work work) {
        ExecutorService pool = others;
        if (pool == null) {
            alone(pieces, work);
            return;
        }
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>();
        for (Workspace space : spaces.subList(1, spaces.size())) {
            running.add(pool.submit(() -> workOff(next, pieces, work, space)));
        }
        try {
            workOff(next, pieces, work, spaces.get(0));
        } finally {
            next.set(pieces);
            await(running);
        }
    }

    private static void workOff(AtomicInteger next, int pieces, Work work, Workspace space) {
        for (int piece = next.getAndIncrement(); piece < pieces; piece = next.getAndIncrement()) {
            work.on(piece, space);
        }
    }

    private void await(List<Future<?>> running) {
        @Nullable RuntimeException failure = null;
        boolean interrupted = false;
        for (Future<?> each : running) {
            boolean done = false;
            while (!done) {
                try {
                    each.get();
                    done = true;
                } catch (InterruptedException e) {
                    interrupted = true; // the others still read the caller's columns
                } catch (ExecutionException e) {
                    failure = unwrapped(e);
                    done = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted: no " + purpose + " was made.");
        }
        if (failure != null) {
            throw failure;
        }
    }

    private RuntimeException unwrapped(ExecutionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof RuntimeException runtime
                ? runtime
                : new IllegalStateException("No " + purpose + " was made: " + e.getMessage(), e);
    }

    /** Ends the other threads; returns when they are gone. */
    @Override
    public void close() {
        if (others != null) {
            others.shutdownNow();
            started.forEach(Workers::join);
        }
    }

    /** They have no work any more, so this is short. */
    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
