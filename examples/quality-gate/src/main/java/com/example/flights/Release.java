package com.example.flights;

import dev.boathouse.core.ConflictException;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.registry.Decision;
import dev.boathouse.registry.ModelRegistry;
import dev.boathouse.registry.ModelVersion;

/**
 * Holds the candidate against what is live now, and lets it go live if it passes the gate. Exit code 0 if it is live, 1 if it is not, because
 * it did not pass or another one went live meanwhile.
 */
public final class Release {

    private Release() {}

    /**
     * Releases.
     *
     * @param args none; see {@link Settings}
     */
    public static void main(String[] args) {
        Settings settings = Settings.current();
        ModelRegistry registry = settings.registry();
        System.exit(run(registry, registry.version(LateFlights.NAME, settings.candidateNumber()), Flights.test()));
    }

    /** An approval is good for the champion that it was compared with, so it is asked for here, just before it is used. */
    static int run(ModelRegistry registry, ModelVersion candidate, Frame test) {
        Comparison comparison = Comparison.of(
                registry.load(candidate), registry.model(candidate.model(), LateFlights.CHAMPION), test);
        Decision decision = registry.record(candidate, LateFlights.GATE.decide(comparison));
        if (!(decision instanceof Decision.Approved approved)) {
            System.err.println(decision);
            return 1;
        }
        try {
            System.out.println(registry.promote(LateFlights.CHAMPION, approved));
            return 0;
        } catch (ConflictException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }
}
