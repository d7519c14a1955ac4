package dev.boathouse.core.check;

import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.evaluation.Stability;
import dev.boathouse.core.internal.ShortestDecimal;
import dev.boathouse.core.model.Task;

/** How many predictions may change when inputs move a little. */
record MostFlips(double share, double noise) implements Check {

    private static final long SEED = 1;

    MostFlips {
        Figures.shareOf(share, "The share of predictions that change");
        if (!(noise > 0 && noise <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("Noise is finite and above 0: found " + noise + ".");
        }
    }

    @Override
    public Finding apply(Comparison comparison) {
        if (comparison.candidate().task() == Task.REGRESSION) {
            return Figures.finding(
                    comparison,
                    this,
                    false,
                    "undefined",
                    required(),
                    "numbers change with every input: there is no flip");
        }
        Stability stability = comparison.candidate().stability(noise, SEED);
        double found = stability.flipped().estimate();
        return Figures.finding(
                comparison,
                this,
                found <= share,
                ShortestDecimal.of(found),
                required(),
                "of " + stability.flipped().trials() + " predictions "
                        + stability.flipped().hits() + " change: "
                        + stability.flipped().interval());
    }

    private String required() {
        return "<= " + ShortestDecimal.of(share);
    }

    @Override
    public String toString() {
        return "predictions that flip under noise of " + ShortestDecimal.of(noise) + " " + required();
    }
}
