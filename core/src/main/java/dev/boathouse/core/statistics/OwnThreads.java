package dev.boathouse.core.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Numbered pieces of work, done by threads that live as long as the call; by the caller itself where there is one. */
final class OwnThreads {

    private final AtomicInteger next = new AtomicInteger();
    private final int pieces;

    private OwnThreads(int pieces) {
        this.pieces = pieces;
    }

    /** What one thread does, with memory of its own. */
    @FunctionalInterface
    interface Worker {
        void work(int piece);
    }

    static void run(int pieces, int parallelism, Supplier<Worker> workers) {
        OwnThreads run = new OwnThreads(pieces);
        // Waiting for what is already done would not notice.
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted();
        }
        if (parallelism == 1) {
            run.work(workers.get());
        } else {
            run.share(Math.min(pieces, parallelism), workers);
        }
    }

    private void work(Worker worker) {
        boolean done = false;
        try {
            for (int piece = next.getAndIncrement(); piece < pieces; piece = next.getAndIncrement()) {
                if (Thread.currentThread().isInterrupted()) {
                    throw interrupted();
                }
                worker.work(piece);
            }
            done = true;
        } finally {
            // The others need not go on.
            if (!done) {
                next.set(pieces);
            }
        }
    }

    private void share(int parallelism, Supplier<Worker> workers) {
        AtomicInteger number = new AtomicInteger();
        List<Thread> started = new CopyOnWriteArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(parallelism, work -> {
            Thread thread = new Thread(work, "boathouse-bootstrap-" + number.incrementAndGet());
            thread.setDaemon(true);
            started.add(thread);
            return thread;
        });
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < parallelism; i++) {
                done.add(threads.submit(() -> work(workers.get())));
            }
            for (Future<?> each : done) {
                each.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted();
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } finally {
            end(threads, started);
        }
    }

    private static CancellationException interrupted() {
        return new CancellationException("The bootstrap was interrupted: there is no interval.");
    }

    /** Each thread ends at its next piece. */
    private void end(ExecutorService threads, List<Thread> started) {
        next.set(pieces);
        threads.shutdownNow();
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = threads.awaitTermination(1, TimeUnit.MINUTES);
                for (Thread thread : started) {
                    thread.join(); // one that has ended its work is still there for a moment
                }
            } catch (InterruptedException e) {
                interrupted = true;
                ended = false;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static RuntimeException unwrapped(ExecutionException e) {
        Throwable cause = e.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException runtime
                ? runtime
                : new IllegalStateException("The bootstrap failed: " + e.getMessage(), e);
    }
}
