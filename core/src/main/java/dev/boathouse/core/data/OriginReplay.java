package dev.boathouse.core.data;

import dev.boathouse.core.UnsupportedFormatException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Makes the rows of an origin again. Belongs to one thread. */
final class OriginReplay {

    private final Origin.Source source;
    private final Deque<Open> open = new ArrayDeque<>();

    private OriginReplay(Origin.Source source) {
        this.source = source;
    }

    /** A step whose parents are still to come. */
    private record Open(Step step, List<Origin> parents, List<Frame> made) {

        Open(Step step, List<Origin> parents) {
            this(step, parents, new ArrayList<>());
        }
    }

    static Frame of(Origin origin, Origin.Source source) {
        return new OriginReplay(source).rows(origin);
    }

    /** A loop: there may be thousands of steps. */
    private Frame rows(Origin origin) {
        open.push(new Open(made -> made.get(0), List.of(origin)));
        while (true) {
            Open top = open.getFirst();
            if (top.made().size() < top.parents().size()) {
                enter(top, top.parents().get(top.made().size()));
                continue;
            }
            Frame made = open.pop().step().of(top.made());
            if (open.isEmpty()) {
                return made;
            }
            open.getFirst().made().add(made);
        }
    }

    /** Steps are read on the way to the rows that they work on, so that nothing is read in vain. */
    private void enter(Open of, Origin parent) {
        Optional<Frame> rows = source.read(parent);
        if (rows.isPresent()) {
            of.made().add(rows.get());
        } else if (parent instanceof Origin.Derived derived) {
            open.push(new Open(Step.read(derived), derived.parents()));
        } else {
            throw new UnsupportedFormatException(
                    "Cannot read the rows of \"" + parent
                            + "\" again: nothing is known of them but their values. Write such rows as a table, and read that.");
        }
    }
}
