package dev.boathouse.monitoring.expectation;

/** Why an expectation cannot be held against some columns: it fails, or stays undecided, and this is the reason. */
final class Unfit extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Outcome outcome;

    Unfit(String reason) {
        this(Outcome.FAILED, reason);
    }

    private Unfit(Outcome outcome, String reason) {
        super(reason, null, false, false);
        this.outcome = outcome;
    }

    static Unfit undecided(String reason) {
        return new Unfit(Outcome.UNDECIDED, reason);
    }

    Outcome outcome() {
        return outcome;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
