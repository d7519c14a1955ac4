package com.example.flights;

import dev.boathouse.registry.ModelRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a pipeline tells its steps.
 *
 * @param registryUri where the registry lies
 * @param actor who acts, if not the user of the operating system
 * @param buildKey the same when a step is run again
 * @param candidate the file in which one step tells the next which version was trained
 */
record Settings(String registryUri, Optional<String> actor, Optional<String> buildKey, Path candidate) {

    /** From environment variables; a system property of the same name comes first. */
    static Settings current() {
        return new Settings(
                variable("REGISTRY_URI")
                        .orElseThrow(() -> new IllegalArgumentException(
                                "REGISTRY_URI is not set. A location such as file:/mnt/lake/models would work.")),
                variable("REGISTRY_ACTOR"),
                variable("BUILD_KEY"),
                Path.of(variable("CANDIDATE_FILE").orElse("target/candidate")));
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getProperty(name, System.getenv(name)))
                .filter(value -> !value.isBlank());
    }

    ModelRegistry registry() {
        ModelRegistry registry = ModelRegistry.open(registryUri);
        return actor.map(registry::actingAs).orElse(registry);
    }

    int candidateNumber() {
        try {
            return Integer.parseInt(Files.readString(candidate).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read which version was trained from " + candidate, e);
        }
    }

    void tellCandidate(int number) {
        try {
            Files.createDirectories(candidate.toAbsolutePath().getParent());
            Files.writeString(candidate, number + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write which version was trained to " + candidate, e);
        }
    }
}
