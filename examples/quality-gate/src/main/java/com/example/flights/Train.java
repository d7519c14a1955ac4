package com.example.flights;

import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.model.Model;
import dev.boathouse.registry.ModelRegistry;
import dev.boathouse.registry.ModelVersion;

/** Trains a model and registers it as a candidate. Exit code 0 if that was done. */
public final class Train {

    private Train() {}

    /**
     * Trains and registers.
     *
     * @param args none; see {@link Settings}
     */
    public static void main(String[] args) {
        System.out.println("Registered " + run(Settings.current(), 60));
    }

    static ModelVersion run(Settings settings, int trees) {
        Model model = LateFlights.train(Flights.train(), trees);
        Evaluation evaluation = Evaluation.of(model, Flights.test());
        evaluation.interval(Metric.AUC).ifPresent(auc -> System.out.println("AUC " + auc));
        ModelRegistry registry = settings.registry();
        ModelVersion version = settings.buildKey()
                .map(key -> registry.registerOnce(key, LateFlights.NAME, model, evaluation))
                .orElseGet(() -> registry.register(LateFlights.NAME, model, evaluation));
        settings.tellCandidate(version.number());
        return version;
    }
}
