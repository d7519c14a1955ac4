package dev.boathouse.benchmarks;

import java.util.function.Function;

/** What is evaluated, in the hands of one contender; named so that another JVM can be told. */
enum EvaluateWork {
    INTERVAL(EvaluateContenders::interval),
    SMILE_AUC(EvaluateContenders::smileAuc),
    PLAIN_INTERVAL(EvaluateContenders::plainInterval),
    METRICS(EvaluateContenders::metrics),
    SMILE_METRICS(EvaluateContenders::smileMetrics),
    DIFFERENCE(EvaluateContenders::difference),
    PLAIN_DIFFERENCE(EvaluateContenders::plainDifference),
    BOOTSTRAP(EvaluateContenders::shortBootstrap),
    PLAIN_BOOTSTRAP(EvaluateContenders::plainBootstrap);

    private final Function<EvaluateContenders, Contender> contender;

    EvaluateWork(Function<EvaluateContenders, Contender> contender) {
        this.contender = contender;
    }

    Contender contender(EvaluateContenders contenders) {
        return contender.apply(contenders);
    }
}
