package dev.boathouse.registry;

import dev.boathouse.registry.audit.ChainReport;
import dev.boathouse.registry.audit.ChainReport.Problem;
import dev.boathouse.registry.internal.EventChain;
import dev.boathouse.registry.internal.EventRow;
import dev.boathouse.registry.internal.state.RegistryState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Checks all events from the first one on: hashes, order, rules, and a head that the host has kept. */
final class Verification {

    private Verification() {}

    static ChainReport of(List<EventRow> rows, long recordedSequence, Optional<String> expectedHead) {
        EventChain chain = new EventChain();
        RegistryState state = new RegistryState();
        List<EventRow> counting = chain.extend(rows);
        counting.forEach(state::apply);
        List<Problem> problems = new ArrayList<>(state.problems());
        problems.addAll(state.badSignatures());
        chain.breaks().forEach(one -> problems.add(new Problem(one.sequence(), one.text())));
        if (chain.sequence() < recordedSequence) {
            problems.add(new Problem(
                    chain.sequence() + 1, "is missing: the table's log counts " + recordedSequence + " events."));
        }
        expectedHead
                .filter(head -> !head.equals(EventRow.BEGINNING)
                        && counting.stream().noneMatch(row -> row.hash().equals(head)))
                .ifPresent(head -> problems.add(new Problem(
                        chain.sequence() + 1,
                        "is expected to follow one with the hash " + head
                                + ", which is not there: the end was cut off or the events were written anew.")));
        problems.sort(Comparator.comparingLong(Problem::sequence));
        return new ChainReport(counting.size(), chain.head(), problems);
    }
}
