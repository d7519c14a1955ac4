package dev.boathouse.junit;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.model.Model;
import dev.boathouse.registry.Gate;
import dev.boathouse.registry.ModelRegistry;
import dev.boathouse.registry.ModelVersion;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What is to be judged, as it was told. Nothing of it has been asked for yet. */
record Contest(
        Gate gate,
        @Nullable Candidate candidate,
        @Nullable Champion champion,
        @Nullable Supplier<Frame> test,
        UnaryOperator<Comparison> evidence,
        boolean records) {

    /** Where the candidate comes from. */
    sealed interface Candidate {
        record Fresh(Supplier<Model> model) implements Candidate {}

        record Registered(Supplier<ModelRegistry> registry, Function<ModelRegistry, ModelVersion> version)
                implements Candidate {}
    }

    /** What it is held against. */
    sealed interface Champion {
        record Given(Supplier<Optional<Model>> model) implements Champion {}

        record Alias(String alias) implements Champion {}
    }

    static Contest of(Gate gate) {
        return new Contest(gate, null, null, null, UnaryOperator.identity(), false);
    }

    static ModelVersion newest(ModelRegistry registry, String name) {
        List<ModelVersion> versions = registry.versions(name);
        if (versions.isEmpty()) {
            throw new NotFoundException(
                    "Cannot judge " + name + ": " + registry + " has no version of it. Registering one would work.");
        }
        return versions.get(versions.size() - 1);
    }

    Contest withCandidate(Candidate other) {
        return new Contest(gate, other, champion, test, evidence, records);
    }

    Contest withChampion(Champion other) {
        return new Contest(gate, candidate, other, test, evidence, records);
    }

    Contest withTest(Supplier<Frame> other) {
        return new Contest(gate, candidate, champion, other, evidence, records);
    }

    Contest withEvidence(UnaryOperator<Comparison> more) {
        return new Contest(
                gate, candidate, champion, test, comparison -> more.apply(evidence.apply(comparison)), records);
    }

    Contest thatRecords() {
        return new Contest(gate, candidate, champion, test, evidence, true);
    }

    /**
     * A contest that can be held.
     *
     * @throws IllegalStateException if something was not told, or does not go together
     */
    Contest checked() {
        require(candidate != null, "it has no candidate", "candidate(...)");
        require(champion != null, "nobody said what is live", "champion(...) or withoutChampion()");
        require(test != null, "it has no test rows", "on(...)");
        boolean registered = candidate instanceof Candidate.Registered;
        String registering = "candidate(registry, name)";
        require(
                registered || !(champion instanceof Champion.Alias),
                "the candidate is in no registry whose alias could be asked for",
                registering);
        require(registered || !records, "the candidate is in no registry to record a verdict in", registering);
        return this;
    }

    private static void require(boolean told, String found, String works) {
        if (!told) {
            throw new IllegalStateException(
                    "Cannot judge with this QualityGate: " + found + ". " + works + " would work.");
        }
    }
}
