package dev.boathouse.core.check;

import dev.boathouse.core.data.Schema;
import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.model.Signature;
import java.util.ArrayList;
import java.util.List;

/** The candidate can be called as the champion is. */
record SameSignature() implements Check {

    @Override
    public Finding apply(Comparison comparison) {
        Signature ours = comparison.candidate().model().signature();
        if (comparison.champion().isEmpty()) {
            return Rival.missing(comparison, this, ours.inputs().size() + " inputs");
        }
        List<String> found =
                differences(ours, comparison.champion().get().model().signature());
        return Figures.finding(
                comparison,
                this,
                found.isEmpty(),
                found.isEmpty() ? "compatible" : found.size() + (found.size() == 1 ? " difference" : " differences"),
                "the champion's",
                found.isEmpty() ? "callers of the champion can call the candidate" : String.join("; ", found));
    }

    private static List<String> differences(Signature ours, Signature theirs) {
        List<String> found = new ArrayList<>();
        for (Schema.Field field : ours.inputs().fields()) {
            if (!theirs.inputs().contains(field.name())) {
                found.add("it reads column \"" + field.name() + "\", which the champion does not");
                continue;
            }
            Schema.Field known = theirs.inputs().field(field.name());
            if (!known.type().equals(field.type())) {
                found.add(
                        "column \"" + field.name() + "\" is a " + field.type() + ", the champion's a " + known.type());
            } else if (known.nullable() && !field.nullable()) {
                found.add("column \"" + field.name() + "\" must not be null, the champion's may be");
            }
        }
        if (!ours.outputs().equals(theirs.outputs())) {
            found.add("it answers " + ours.outputs() + ", the champion " + theirs.outputs());
        }
        return found;
    }

    @Override
    public String toString() {
        return "same signature as the champion";
    }
}
