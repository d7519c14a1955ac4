package dev.boathouse.examples.flights;

import dev.boathouse.core.card.ComparisonCard;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.model.Model;
import dev.boathouse.registry.Decision;
import dev.boathouse.registry.Decision.Approved;
import dev.boathouse.registry.Gate;
import dev.boathouse.registry.ModelRegistry;
import dev.boathouse.registry.ModelVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Registers candidates and lets the gate decide. */
final class Trial {

    private final ModelRegistry registry;
    private final Console console;
    private final Pages pages;
    private final List<Figures.Candidate> candidates = new ArrayList<>();

    Trial(ModelRegistry registry, Console console, Pages pages) {
        this.registry = registry;
        this.console = console;
        this.pages = pages;
    }

    /** Registers a candidate. */
    ModelVersion register(Model model, Evaluation evaluation) {
        return registry.register(LateModel.NAME, model, evaluation);
    }

    /** Registers a candidate and compares it with the champion on rows that it has not seen. */
    Optional<Approved> of(Model model, Frame holdout) {
        return judge(register(model, Evaluation.of(model, holdout)), model, holdout);
    }

    /** Compares a version with the champion. */
    Optional<Approved> judge(ModelVersion version, Model model, Frame holdout) {
        Comparison comparison = Comparison.of(model, registry.model(LateModel.NAME, LateModel.CHAMPION), holdout);
        Gate.Verdict verdict = LateModel.GATE.decide(comparison);
        Decision decision = registry.record(version, verdict);
        console.say("version %d %s", version.number(), verdict.passed() ? "approved" : "rejected");
        for (Finding finding : verdict.findings()) {
            console.say("  %s %s: %s", finding.passed() ? "+" : "-", finding.name(), finding.detail());
        }
        pages.put(
                "comparison-" + version.number(),
                ComparisonCard.of(LateModel.NAME + ", version " + version.number() + " and the champion", comparison)
                        .withFindings(verdict.findings())
                        .page());
        candidates.add(Figures.candidate(version.number(), comparison, verdict));
        return decision instanceof Approved evidence ? Optional.of(evidence) : Optional.empty();
    }

    /** All that were judged, in order. */
    List<Figures.Candidate> candidates() {
        return List.copyOf(candidates);
    }
}
