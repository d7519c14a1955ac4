package dev.boathouse.registry.policy;

import java.util.List;

/**
 * A policy asks for something that is not there, such as an approval or a role. Nothing was written; the message names each thing that is
 * missing.
 */
public final class PolicyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What the policy asks for, each as a phrase. */
    private final List<String> missing;

    /**
     * What failed for what reasons.
     *
     * @param failed such as {@code Cannot promote late-flights version 3 as champion}
     * @param missing what the policy asks for, each as a phrase
     */
    public PolicyException(String failed, List<String> missing) {
        super(failed + ": its policy asks for " + String.join("; and for ", missing) + ".");
        this.missing = List.copyOf(missing);
    }

    /**
     * What the policy asks for.
     *
     * @return at least one phrase
     */
    public List<String> missing() {
        return missing;
    }
}
