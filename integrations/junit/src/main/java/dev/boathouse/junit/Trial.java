package dev.boathouse.junit;

import static java.util.Objects.requireNonNull;

import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.model.Model;
import dev.boathouse.registry.Decision;
import dev.boathouse.registry.Gate;
import dev.boathouse.registry.ModelRegistry;
import dev.boathouse.registry.ModelVersion;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/** A contest held for one test class: everything at most once, when first asked for. Thread-safe. */
final class Trial {

    private static final String VERDICT = "boathouse.verdict";
    private static final String RECORD = "boathouse.record";

    private final String owner;
    private final boolean records;
    private final AtomicInteger failures = new AtomicInteger();

    private final Once<Contestant> candidate;
    private final Once<Comparison> comparison;
    private final Once<Gate.Verdict> verdict;

    /** The candidate, with registry and version where it is registered. */
    private record Contestant(Model model, Optional<ModelRegistry> registry, Optional<ModelVersion> version) {}

    Trial(Contest contest, String owner) {
        this.owner = owner;
        this.records = contest.records();
        candidate = new Once<>(() -> candidate(requireNonNull(contest.candidate())));
        comparison = new Once<>(() -> contest.evidence()
                .apply(Comparison.of(
                        candidate.value().model(),
                        champion(requireNonNull(contest.champion())),
                        requireNonNull(contest.test()).get())));
        verdict = new Once<>(() -> contest.gate().decide(comparison.value()));
    }

    private static Contestant candidate(Contest.Candidate wanted) {
        if (wanted instanceof Contest.Candidate.Fresh fresh) {
            return new Contestant(fresh.model().get(), Optional.empty(), Optional.empty());
        }
        Contest.Candidate.Registered registered = (Contest.Candidate.Registered) wanted;
        ModelRegistry registry = registered.registry().get().refresh();
        ModelVersion version = registered.version().apply(registry);
        return new Contestant(registry.load(version), Optional.of(registry), Optional.of(version));
    }

    private Optional<Model> champion(Contest.Champion wanted) {
        if (wanted instanceof Contest.Champion.Given given) {
            return given.model().get();
        }
        String alias = ((Contest.Champion.Alias) wanted).alias();
        Contestant known = candidate.value();
        return known.registry()
                .orElseThrow()
                .model(known.version().orElseThrow().model(), alias);
    }

    static boolean gives(Class<?> type) {
        return type == Comparison.class
                || type == Evaluation.class
                || type == Model.class
                || type == ModelVersion.class
                || type == Gate.Verdict.class;
    }

    Object give(Class<?> type) {
        if (type == Model.class) {
            return candidate.value().model();
        }
        if (type == ModelVersion.class) {
            return candidate
                    .value()
                    .version()
                    .orElseThrow(
                            () -> new IllegalStateException(
                                    "The candidate has no version: it is in no registry. candidate(registry, name) would work."));
        }
        if (type == Gate.Verdict.class) {
            return verdict.value();
        }
        return type == Evaluation.class ? comparison.value().candidate() : comparison.value();
    }

    boolean belongsTo(String uniqueId) {
        return owner.equals(uniqueId);
    }

    void testFailed() {
        failures.incrementAndGet();
    }

    /** Tells what the gate said, and records it if that was asked for. */
    void report(BiConsumer<String, String> entries) {
        if (!records && !verdict.isKnown()) {
            return;
        }
        if (failures.get() > 0 && !verdict.isKnown()) {
            // The failure is told already; asking for the verdict would tell it again.
            entries.accept(RECORD, "not recorded: there is no verdict, and tests failed");
            return;
        }
        Gate.Verdict said = verdict.value();
        entries.accept(VERDICT, (said.passed() ? "passed: " : "not passed: ") + VerdictPage.summary(said));
        if (records) {
            entries.accept(RECORD, recorded(said));
        }
    }

    private String recorded(Gate.Verdict said) {
        if (said.passed() && failures.get() > 0) {
            return "not recorded: the gate was passed, but tests of the class failed";
        }
        Contestant known = candidate.value();
        ModelRegistry registry = known.registry().orElseThrow();
        try {
            Decision decision = registry.record(known.version().orElseThrow(), said);
            return (said.passed() ? "approved " : "rejected ") + decision.candidate() + ", event " + decision.eventId()
                    + " in " + registry;
        } catch (UncheckedIOException | UnsupportedFormatException e) {
            return "not recorded: " + registry + " cannot be written: " + e.getMessage();
        }
    }
}
