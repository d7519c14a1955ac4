package dev.boathouse.core.internal.smile;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Runs tasks one after the other on the thread that calls. */
final class SameThread implements Workers {

    @Override
    public <T> List<T> call(List<Callable<T>> tasks) {
        List<T> answers = new ArrayList<>();
        for (Callable<T> task : tasks) {
            try {
                answers.add(task.call());
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        return answers;
    }

    @Override
    public <T> List<T> inOrder(List<Callable<T>> steps) {
        return call(steps);
    }
}
