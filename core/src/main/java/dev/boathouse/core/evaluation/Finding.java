package dev.boathouse.core.evaluation;

/**
 * What a check found, or a verdict that the host brings from elsewhere, such as a drift report. Immutable.
 *
 * @param name what was checked, such as {@code drift} or the text of a check
 * @param passed whether it holds
 * @param observed what was seen, for people
 * @param required what was wanted, for people
 * @param detail one sentence with the reason
 * @param digest SHA-256 of the evidence behind it, 64 hexadecimal digits
 */
public record Finding(String name, boolean passed, String observed, String required, String detail, String digest) {

    /** As {@code passed: auc >= 0.7 (auc is 0.7312)}. */
    @Override
    public String toString() {
        return (passed ? "passed: " : "failed: ") + name + " (" + detail + ")";
    }
}
