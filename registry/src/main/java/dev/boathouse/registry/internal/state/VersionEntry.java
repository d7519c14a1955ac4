package dev.boathouse.registry.internal.state;

import dev.boathouse.registry.internal.event.Registration;
import dev.boathouse.registry.signing.TrustedKey;
import dev.boathouse.registry.signing.VersionSignature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A version with what was said about it since. Immutable; the long rest of its registration is read from its event when somebody asks.
 *
 * @param model the model's name
 * @param number from 1
 * @param sequence the event that registered it
 * @param eventId the id of that event
 * @param hash the hash of that event
 * @param at when
 * @param actor who
 * @param contentDigest what the model is
 * @param packageDigest what was stored
 * @param author who registered it first, in another registry, if it was copied
 * @param figures metrics and tables, for those who search; read when somebody does
 * @param description what it is said to be
 * @param tags values by key
 * @param signatures by whom it was signed, unchecked
 * @param deprecation why it should not be used any more
 * @param tombstone why it is gone
 */
public record VersionEntry(
        String model,
        int number,
        long sequence,
        String eventId,
        String hash,
        Instant at,
        String actor,
        String contentDigest,
        String packageDigest,
        Optional<String> author,
        Supplier<Figures> figures,
        Optional<String> description,
        Map<String, String> tags,
        List<VersionSignature> signatures,
        Optional<Remark> deprecation,
        Optional<Remark> tombstone) {

    /** Copies what could change. */
    public VersionEntry {
        tags = tags.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(tags));
        signatures = List.copyOf(signatures);
    }

    /** Who said so, when and why. */
    public record Remark(Instant at, String actor, String reason) {}

    static VersionEntry of(Registered registered, Registration registration) {
        Optional<Registration.Copy> copy = registration.copy();
        return new VersionEntry(
                registered.model(),
                registered.number(),
                registered.sequence(),
                registered.eventId(),
                registered.hash(),
                registered.at(),
                registered.actor(),
                registration.contentDigest(),
                registration.packageDigest(),
                copy.map(Registration.Copy::actor),
                figures(registration),
                copy.flatMap(Registration.Copy::description),
                copy.map(Registration.Copy::tags).orElse(Map.of()),
                copy.map(Registration.Copy::signatures).orElse(List.of()),
                Optional.empty(),
                Optional.empty());
    }

    private static Supplier<Figures> figures(Registration registration) {
        Figures figures = Figures.of(registration);
        return () -> figures;
    }

    /** The columns of the event that registered a version. */
    record Registered(String model, int number, long sequence, String eventId, String hash, Instant at, String actor) {}

    /** Whether it is gone. */
    public boolean isDeleted() {
        return tombstone.isPresent();
    }

    /** Who made it: an approval by one of them is none. */
    public List<String> authors() {
        List<String> authors = new ArrayList<>(List.of(actor));
        author.ifPresent(authors::add);
        return authors;
    }

    /** Whether one of its signatures is right and by one of some keys. */
    public boolean isSignedBy(Collection<TrustedKey> keys) {
        return signatures.stream().anyMatch(signature -> signature.isOf(keys) && signature.signs(message()));
    }

    /** What a signature of it must sign. */
    public byte[] message() {
        return VersionSignature.message(model, contentDigest, packageDigest);
    }

    VersionEntry withDescription(Optional<String> text) {
        return with(text, tags, signatures, deprecation, tombstone);
    }

    VersionEntry withTag(String key, Optional<String> value) {
        return with(description, changed(tags, key, value), signatures, deprecation, tombstone);
    }

    static Map<String, String> changed(Map<String, String> tags, String key, Optional<String> value) {
        Map<String, String> changed = new TreeMap<>(tags);
        value.ifPresentOrElse(text -> changed.put(key, text), () -> changed.remove(key));
        return changed;
    }

    VersionEntry withSignature(VersionSignature signature) {
        List<VersionSignature> more = new ArrayList<>(signatures);
        more.add(signature);
        return with(description, tags, more, deprecation, tombstone);
    }

    VersionEntry withDeprecation(Optional<Remark> remark) {
        return with(description, tags, signatures, remark, tombstone);
    }

    VersionEntry deleted(Remark remark) {
        return with(description, tags, signatures, deprecation, Optional.of(remark));
    }

    private VersionEntry with(
            Optional<String> changedDescription,
            Map<String, String> changedTags,
            List<VersionSignature> changedSignatures,
            Optional<Remark> changedDeprecation,
            Optional<Remark> changedTombstone) {
        return new VersionEntry(
                model,
                number,
                sequence,
                eventId,
                hash,
                at,
                actor,
                contentDigest,
                packageDigest,
                author,
                figures,
                changedDescription,
                changedTags,
                changedSignatures,
                changedDeprecation,
                changedTombstone);
    }

    /** The name and the number, such as {@code late-flights version 3}. */
    @Override
    public String toString() {
        return model + " version " + number;
    }
}
