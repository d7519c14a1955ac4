package dev.boathouse.faults;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/** Counts the steps of a process, and lets what is planned happen. Thread-safe. */
final class Faults {

    private final Queue<List<Fault>> plans;
    private final Map<Step, Integer> times = new EnumMap<>(Step.class);
    private final Set<String> linked = new HashSet<>();

    Faults(List<List<Fault>> plans) {
        this.plans = new ArrayDeque<>(plans);
    }

    /** Turns to the next plan and counts anew, if there is one. */
    synchronized void next() {
        if (plans.size() > 1) {
            plans.remove();
            times.clear();
            linked.clear();
        }
    }

    /** A step is reached; gives what happened if the process goes on all the same. */
    synchronized Optional<Fault.Action> at(Step step, String file) throws IOException {
        int time = times.merge(step, 1, Integer::sum);
        for (Fault fault : plans.element()) {
            if (fault.isDue(step, time)) {
                fault.happen(file);
                return Optional.of(fault.action());
            }
        }
        return Optional.empty();
    }

    synchronized void linked(String file) {
        linked.add(file);
    }

    synchronized boolean isLinked(String file) {
        return linked.contains(file);
    }
}
