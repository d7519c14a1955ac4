package dev.boathouse.core.check;

import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Finding;
import java.util.function.Function;

/** A check of the host's own. */
record HostCheck(String name, Function<Comparison, Finding> check) implements Check {

    HostCheck {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A check needs a name: found \"" + name + "\".");
        }
    }

    @Override
    public Finding apply(Comparison comparison) {
        Finding found = check.apply(comparison);
        return new Finding(
                toString(), found.passed(), found.observed(), found.required(), found.detail(), found.digest());
    }

    @Override
    public String toString() {
        return "own check " + name;
    }
}
