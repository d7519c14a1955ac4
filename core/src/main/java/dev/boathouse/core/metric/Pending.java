package dev.boathouse.core.metric;

/** What is not computed yet. */
final class Pending {

    private Pending() {}

    @SuppressWarnings({"DoNotCallSuggester", "TypeParameterUnusedInFormals"})
    static <T> T value() {
        throw new UnsupportedOperationException("Not computed yet.");
    }
}
