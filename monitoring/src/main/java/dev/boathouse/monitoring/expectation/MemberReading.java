package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Column;
import dev.boathouse.monitoring.internal.sketch.NumberBuilder.Workspace;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** Which members of a set occur, and what else does. Not thread-safe. */
final class MemberReading implements Reading {

    private final Members members;
    private final Tally others = new Tally(Tally.MOST);
    private final BitSet seen = new BitSet();
    private long unexpected;

    MemberReading(Members members) {
        this.members = members;
    }

    @Override
    public void add(Column column, Marks marks, Workspace space) {
        members.find(column);
        for (int i = 0; i < marks.size; i++) {
            if (marks.looksAt(i)) {
                int member = members.found[i];
                if (member >= 0) {
                    seen.set(member);
                } else {
                    marks.mark(i);
                }
            }
        }
        int found = marks.settle();
        unexpected += found;
        if (found > 0) {
            others.add(column, marks);
        }
    }

    /** Rows with a value that is no member. */
    long unexpected() {
        return unexpected;
    }

    Map<Object, Long> others() {
        return others.frequent(Tally.TOLD, 0);
    }

    List<Object> unseen() {
        List<Object> unseen = new ArrayList<>(members.members());
        for (int i = unseen.size() - 1; i >= 0; i--) {
            if (seen.get(i)) {
                unseen.remove(i);
            }
        }
        return unseen;
    }
}
