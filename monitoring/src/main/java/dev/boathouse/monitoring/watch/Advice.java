package dev.boathouse.monitoring.watch;

import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.internal.Digest;
import dev.boathouse.core.internal.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What to do with a model, and why. Nothing happens by itself: the host carries it out. Immutable. */
public sealed interface Advice {

    /**
     * Train again, then let the gate decide.
     *
     * @param reasons a sentence each
     */
    record Retrain(List<String> reasons) implements Advice {

        /** Copies the reasons. */
        public Retrain {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * Make the version before live again.
     *
     * @param reasons a sentence each
     */
    record RollBack(List<String> reasons) implements Advice {

        /** Copies the reasons. */
        public RollBack {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * Leave everything as it is.
     *
     * @param reasons a sentence each; also what keeps from retraining that would otherwise be due
     */
    record CarryOn(List<String> reasons) implements Advice {

        /** Copies the reasons. */
        public CarryOn {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * Why.
     *
     * @return a sentence each, never none
     */
    List<String> reasons();

    /**
     * The advice in two or three words.
     *
     * @return {@code retrain}, {@code roll back} or {@code carry on}
     */
    default String action() {
        if (this instanceof Retrain) {
            return "retrain";
        }
        return this instanceof RollBack ? "roll back" : "carry on";
    }

    /**
     * The advice as evidence.
     *
     * @return a finding named {@code advice} that passes if it is to carry on
     */
    default Finding finding() {
        Digest digest = Digest.of("advice").put(action()).put(reasons().size());
        reasons().forEach(digest::put);
        return new Finding(
                "advice",
                this instanceof CarryOn,
                action(),
                "carry on",
                action() + ": " + String.join("; ", reasons()),
                digest.hex());
    }

    /**
     * The advice for other tools.
     *
     * @return a JSON object with kebab-case keys
     */
    default String json() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("advice", action());
        root.put("reasons", reasons());
        return Json.writePretty(root);
    }
}
