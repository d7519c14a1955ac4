package dev.boathouse.core.check;

import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.model.ModelPackage;

/** How large a packaged model may be. */
record MostBytes(long most) implements Check {

    MostBytes {
        if (most < 1) {
            throw new IllegalArgumentException("A size is above 0: found " + most + ".");
        }
    }

    @Override
    public Finding apply(Comparison comparison) {
        long bytes = comparison.candidate().model().packaged().files().stream()
                .mapToLong(ModelPackage.File::length)
                .sum();
        return Figures.finding(
                comparison,
                this,
                bytes <= most,
                bytes + " bytes",
                "<= " + most + " bytes",
                "the package has " + bytes + " bytes");
    }

    @Override
    public String toString() {
        return "package of at most " + most + " bytes";
    }
}
