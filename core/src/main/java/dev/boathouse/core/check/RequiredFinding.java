package dev.boathouse.core.check;

import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Finding;

/** A verdict that the host brings. */
record RequiredFinding(String name) implements Check {

    RequiredFinding {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("A finding needs a name.");
        }
    }

    @Override
    public Finding apply(Comparison comparison) {
        return comparison
                .finding(name)
                .map(found -> new Finding(
                        toString(), found.passed(), found.observed(), found.required(), found.detail(), found.digest()))
                .orElseGet(() -> Figures.finding(
                        comparison,
                        this,
                        false,
                        "missing",
                        "passed",
                        "no finding \"" + name
                                + "\" was added to the comparison; add it with comparison.with(finding)"));
    }

    @Override
    public String toString() {
        return "finding " + name;
    }
}
