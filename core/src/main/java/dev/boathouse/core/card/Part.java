package dev.boathouse.core.card;

import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Status;
import java.util.Arrays;
import java.util.List;

/** The sections of every card, in order, and what they say where nobody has filled them. */
enum Part {
    MODEL("Model"),
    USE("Intended use", Block.notice(Status.WARN, "Not stated: nobody has said what this model is for.")),
    TRAINING("Training data"),
    FEATURES("Features"),
    EVALUATION("Evaluation data"),
    METRICS("Metrics"),
    PREDICTIONS("Predictions beside the truth"),
    COMPARISON("Compared with the champion", Block.paragraph("Not stated: it was not compared with another model.")),
    SLICES("Slices", Block.paragraph("Not stated: no slices of the rows were looked at.")),
    FAIRNESS("Fairness", Block.paragraph("Not stated: no groups of the rows were compared.")),
    LIMITS("Limits", Block.notice(Status.WARN, "Not stated: nobody has said where this model must not be relied on."));

    private final String title;
    private final List<Block> unfilled;

    Part(String title, Block... unfilled) {
        this.title = title;
        this.unfilled = List.of(unfilled);
    }

    String title() {
        return title;
    }

    List<Block> unfilled() {
        return unfilled;
    }

    static boolean isTitle(String title) {
        return Arrays.stream(values()).anyMatch(part -> part.title.equalsIgnoreCase(title.strip()));
    }
}
