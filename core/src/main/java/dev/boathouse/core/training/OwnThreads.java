package dev.boathouse.core.training;

import dev.boathouse.core.Progress;
import dev.boathouse.core.internal.smile.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.Future;

/**
 * Runs training in a pool that lives as long as the call: streams inside of it use its threads, not the common pool, whose size is the
 * machine's affair.
 */
final class OwnThreads implements Workers {

    private final int parallelism;
    private final Progress progress;
    private long done;

    OwnThreads(int parallelism, Progress progress) {
        this.parallelism = parallelism;
        this.progress = progress;
    }

    @Override
    public <T> List<T> call(List<Callable<T>> tasks) {
        return inPool(tasks, (pool, told) -> {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : told.stream().map(pool::submit).toList()) {
                answers.add(answer.get());
            }
            return answers;
        });
    }

    @Override
    public <T> List<T> inOrder(List<Callable<T>> steps) {
        return inPool(
                steps,
                (pool, told) -> pool.submit(() -> oneAfterTheOther(pool, told)).get());
    }

    private static <T> List<T> oneAfterTheOther(ForkJoinPool pool, List<Callable<T>> steps) throws Exception {
        List<T> answers = new ArrayList<>();
        for (Callable<T> step : steps) {
            if (pool.isShutdown()) {
                throw new CancellationException("Training ended before this step.");
            }
            answers.add(step.call());
        }
        return answers;
    }

    @FunctionalInterface
    private interface Run<T> {
        List<T> in(ForkJoinPool pool, List<Callable<T>> told) throws InterruptedException, ExecutionException;
    }

    private <T> List<T> inPool(List<Callable<T>> tasks, Run<T> run) {
        ForkJoinPool pool = new ForkJoinPool(parallelism, OwnThreads::named, null, false);
        done = 0;
        try {
            progress.at("train", 0, tasks.size());
            return run.in(
                    pool,
                    tasks.stream().map(task -> telling(task, tasks.size())).toList());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Training was interrupted: no model was made.");
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } finally {
            pool.shutdownNow();
        }
    }

    private <T> Callable<T> telling(Callable<T> task, int total) {
        return () -> {
            T answer = task.call();
            synchronized (this) {
                done++;
                progress.at("train", done, total);
            }
            return answer;
        };
    }

    private static RuntimeException unwrapped(ExecutionException e) {
        Throwable cause = e.getCause();
        // The pool wraps an exception from another thread in a new one of the same class.
        if (cause != null && cause.getCause() != null && cause.getCause().getClass() == cause.getClass()) {
            cause = cause.getCause();
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException runtime
                ? runtime
                : new IllegalStateException("Training failed: " + e.getMessage(), e);
    }

    private static ForkJoinWorkerThread named(ForkJoinPool pool) {
        ForkJoinWorkerThread thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
        thread.setName("boathouse-training-" + thread.getPoolIndex());
        return thread;
    }
}
