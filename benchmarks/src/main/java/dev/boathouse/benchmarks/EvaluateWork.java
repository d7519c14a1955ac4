package dev.boathouse.benchmarks;

/** What is evaluated, in the hands of one contender; named so that another JVM can be told. */
enum EvaluateWork {
    INTERVAL,
    SMILE_AUC,
    PLAIN_INTERVAL,
    METRICS,
    SMILE_METRICS,
    DIFFERENCE,
    PLAIN_DIFFERENCE,
    BOOTSTRAP,
    PLAIN_BOOTSTRAP;

    Contender contender(EvaluateContenders of) {
        return switch (this) {
            case INTERVAL -> of.interval();
            case SMILE_AUC -> of.smileAuc();
            case PLAIN_INTERVAL -> of.plainInterval();
            case METRICS -> of.metrics();
            case SMILE_METRICS -> of.smileMetrics();
            case DIFFERENCE -> of.difference();
            case PLAIN_DIFFERENCE -> of.plainDifference();
            case BOOTSTRAP -> of.shortBootstrap();
            case PLAIN_BOOTSTRAP -> of.plainBootstrap();
        };
    }
}
