package dev.boathouse.core.card;

import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Status;
import java.util.Arrays;

/** The sections of every card, in order, and what they say where nobody has filled them. */
enum Part {
    MODEL("Model", ""),
    USE("Intended use", "nobody has said what this model is for."),
    TRAINING("Training data", ""),
    FEATURES("Features", ""),
    EVALUATION("Evaluation data", ""),
    METRICS("Metrics", ""),
    PREDICTIONS("Predictions beside the truth", ""),
    COMPARISON("Compared with the champion", "it was not compared with another model."),
    SLICES("Slices", "no slices of the rows were looked at."),
    FAIRNESS("Fairness", "no groups of the rows were compared."),
    IMPORTANCE("Importance", "nobody has measured what the model looks at."),
    LIMITS("Limits", "nobody has said where this model must not be relied on.");

    private final String title;
    private final String missing;

    Part(String title, String missing) {
        this.title = title;
        this.missing = missing;
    }

    String title() {
        return title;
    }

    /** What only people know stands out where it is missing. */
    Block unfilled() {
        String text = "Not stated: " + missing;
        return this == USE || this == LIMITS ? Block.notice(Status.WARN, text) : Block.paragraph(text);
    }

    static boolean isTitle(String title) {
        return Arrays.stream(values()).anyMatch(part -> part.title.equalsIgnoreCase(title.strip()));
    }
}
