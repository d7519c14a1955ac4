package dev.boathouse.registry.policy;

import java.util.Arrays;
import java.util.Optional;

/** What a policy can reserve for roles. */
public enum Action {
    /** To say that a version may go live. */
    APPROVE("approve"),
    /** To let an approved version go live. */
    PROMOTE("promote"),
    /** To let an alias go back to what it named before, or name nothing any more. */
    ROLL_BACK("roll-back"),
    /** To change the policy itself. */
    CHANGE_POLICY("change-policy");

    private final String word;

    Action(String word) {
        this.word = word;
    }

    /** The word for it in JSON, such as {@code roll-back}. */
    @Override
    public String toString() {
        return word;
    }

    static Optional<Action> of(String word) {
        return Arrays.stream(values())
                .filter(action -> action.word.equals(word))
                .findAny();
    }
}
