package dev.boathouse.core.internal.smile;

import java.util.List;
import java.util.concurrent.Callable;

/** Threads that belong to one training: parallel streams inside a task use them too. */
public interface Workers {

    /**
     * Runs tasks.
     *
     * @param tasks what to do, each on any thread
     * @param <T> what a task answers
     * @return the answers, in the order of the tasks
     */
    <T> List<T> call(List<Callable<T>> tasks);

    /**
     * Runs one task.
     *
     * @param task what to do
     * @param <T> what it answers
     * @return the answer
     */
    default <T> T call(Callable<T> task) {
        return call(List.of(task)).get(0);
    }

    /**
     * Runs steps one after the other on one thread, for what is learnt from what was learnt before.
     *
     * @param steps what to do
     * @param <T> what a step answers
     * @return the answers, in the order of the steps
     */
    <T> List<T> inOrder(List<Callable<T>> steps);
}
