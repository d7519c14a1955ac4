package dev.boathouse.registry;

import dev.boathouse.registry.internal.state.VersionEntry;
import dev.boathouse.registry.internal.state.VersionEntry.Remark;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One registered version of a model: what was stored, when and by whom, and what was said about it until it was asked for. It comes from a
 * {@link ModelRegistry} alone and never changes; asking again shows what was said since. Two are equal when model, number and content are.
 */
public final class ModelVersion {

    private final VersionEntry entry;

    ModelVersion(VersionEntry entry) {
        this.entry = entry;
    }

    /**
     * The model's name in the registry.
     *
     * @return the name
     */
    public String model() {
        return entry.model();
    }

    /**
     * The number of the version; numbers of a model have no gaps.
     *
     * @return 1 or more
     */
    public int number() {
        return entry.number();
    }

    /**
     * When it was registered.
     *
     * @return in whole microseconds
     */
    public Instant at() {
        return entry.at();
    }

    /**
     * Who registered it.
     *
     * @return the actor that the host told
     */
    public String actor() {
        return entry.actor();
    }

    /**
     * What the model is: equal for models that score equally and were trained alike, whatever the time and place.
     *
     * @return SHA-256, as 64 hexadecimal digits
     */
    public String contentDigest() {
        return entry.contentDigest();
    }

    /**
     * What was stored: covers path, length and bytes of every file of the package.
     *
     * @return SHA-256, as 64 hexadecimal digits
     */
    public String packageDigest() {
        return entry.packageDigest();
    }

    /**
     * What it is said to be.
     *
     * @return empty if nobody described it
     */
    public Optional<String> description() {
        return entry.description();
    }

    /**
     * Its tags.
     *
     * @return values by key, sorted
     */
    public Map<String, String> tags() {
        return entry.tags();
    }

    /**
     * Why it should not be used any more.
     *
     * @return the reason; empty if it is not deprecated
     */
    public Optional<String> deprecation() {
        return entry.deprecation().map(Remark::reason);
    }

    VersionEntry entry() {
        return entry;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ModelVersion that
                && number() == that.number()
                && model().equals(that.model())
                && contentDigest().equals(that.contentDigest())
                && packageDigest().equals(that.packageDigest());
    }

    @Override
    public int hashCode() {
        return Objects.hash(model(), number());
    }

    /** The name and the number, such as {@code late-flights version 3}. */
    @Override
    public String toString() {
        return entry.toString();
    }
}
