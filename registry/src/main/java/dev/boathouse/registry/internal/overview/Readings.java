package dev.boathouse.registry.internal.overview;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.registry.internal.EventRow;
import dev.boathouse.registry.internal.event.Event;
import dev.boathouse.registry.internal.event.Judgement;
import dev.boathouse.registry.internal.event.Payload;
import dev.boathouse.registry.internal.event.Registration;
import dev.boathouse.registry.internal.state.DecisionEntry;
import dev.boathouse.registry.internal.state.VersionEntry;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The long texts of registrations and decisions, as far as they are in the table. */
public final class Readings {

    private final Map<String, Payload> byHash;
    private final int missing;

    private Readings(Map<String, Payload> byHash, int missing) {
        this.byHash = byHash;
        this.missing = missing;
    }

    /**
     * Which events pages need.
     *
     * @param models what they are about
     * @return the hash of each by its sequence
     */
    public static Map<Long, String> wanted(Collection<ModelFacts> models) {
        Map<Long, String> wanted = new LinkedHashMap<>();
        for (ModelFacts model : models) {
            for (VersionFacts version : model.versions()) {
                wanted.put(version.entry().sequence(), version.entry().hash());
                version.decision().ifPresent(decision -> wanted.put(decision.sequence(), decision.hash()));
            }
        }
        return wanted;
    }

    /**
     * What stands in events.
     *
     * @param rows sound rows, those that are wanted among them
     * @param wanted the hashes of those that are wanted
     * @return what was found
     */
    public static Readings of(List<EventRow> rows, Set<String> wanted) {
        Map<String, Payload> byHash = new HashMap<>();
        for (EventRow row : rows) {
            if (wanted.contains(row.hash())) {
                payload(row).ifPresent(payload -> byHash.put(row.hash(), payload));
            }
        }
        return new Readings(byHash, wanted.size() - byHash.size());
    }

    /** What is not what its type wants counts as missing, which the page says; checking the registry tells more. */
    private static Optional<Payload> payload(EventRow row) {
        try {
            return Optional.of(Event.of(row).payload());
        } catch (CorruptDataException | UnsupportedFormatException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    Optional<Registration> registration(VersionEntry version) {
        return byHash.get(version.hash()) instanceof Registration found ? Optional.of(found) : Optional.empty();
    }

    Optional<Judgement> judgement(DecisionEntry decision) {
        return byHash.get(decision.hash()) instanceof Judgement found ? Optional.of(found) : Optional.empty();
    }

    /** How many events were not found, or were altered. */
    int missing() {
        return missing;
    }
}
