package dev.boathouse.registry;

import java.time.Instant;
import java.util.Objects;

/**
 * One registered version of a model: what was stored, when and by whom. It comes from a {@link ModelRegistry} alone and never changes.
 * Two are equal when model, number and content are.
 */
public final class ModelVersion {

    private final String model;
    private final int number;
    private final Instant at;
    private final String actor;
    private final Registration registration;

    ModelVersion(String model, int number, Instant at, String actor, Registration registration) {
        this.model = model;
        this.number = number;
        this.at = at;
        this.actor = actor;
        this.registration = registration;
    }

    /**
     * The model's name in the registry.
     *
     * @return the name
     */
    public String model() {
        return model;
    }

    /**
     * The number of the version; numbers of a model have no gaps.
     *
     * @return 1 or more
     */
    public int number() {
        return number;
    }

    /**
     * When it was registered.
     *
     * @return in whole microseconds
     */
    public Instant at() {
        return at;
    }

    /**
     * Who registered it.
     *
     * @return the actor that the host told
     */
    public String actor() {
        return actor;
    }

    /**
     * What the model is: equal for models that score equally and were trained alike, whatever the time and place.
     *
     * @return SHA-256, as 64 hexadecimal digits
     */
    public String contentDigest() {
        return registration.contentDigest();
    }

    /**
     * What was stored: covers path, length and bytes of every file of the package.
     *
     * @return SHA-256, as 64 hexadecimal digits
     */
    public String packageDigest() {
        return registration.packageDigest();
    }

    Registration registration() {
        return registration;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ModelVersion that
                && number == that.number
                && model.equals(that.model)
                && contentDigest().equals(that.contentDigest())
                && packageDigest().equals(that.packageDigest());
    }

    @Override
    public int hashCode() {
        return Objects.hash(model, number);
    }

    /** The name and the number, such as {@code late-flights version 3}. */
    @Override
    public String toString() {
        return model + " version " + number;
    }
}
