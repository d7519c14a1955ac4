package dev.boathouse.registry.internal.overview;

import dev.boathouse.registry.internal.state.AliasMove;
import dev.boathouse.registry.internal.state.ModelTrack;
import dev.boathouse.registry.internal.state.VersionEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the state knows of a model: a copy, so that pages are made while others go on.
 *
 * @param name the model's name
 * @param description what it is said to be
 * @param tags values by key
 * @param registered how many versions it has ever had
 * @param deleted how many of them are gone
 * @param versions the newest ones and those that an alias names, the newest first
 * @param aliases those that were ever set, by name
 * @param waiting versions that may go live, or lack something
 */
public record ModelFacts(
        String name,
        Optional<String> description,
        Map<String, String> tags,
        int registered,
        int deleted,
        List<VersionFacts> versions,
        List<AliasFacts> aliases,
        List<Waiting> waiting) {

    /** The newest versions among which those are looked for that passed a gate: older ones are not what people wait for. */
    public static final int WAITING_AMONG = 20;

    /** Copies the lists. */
    public ModelFacts {
        versions = List.copyOf(versions);
        aliases = List.copyOf(aliases);
        waiting = List.copyOf(waiting);
    }

    /**
     * An alias with all that it has named.
     *
     * @param name such as {@code champion}
     * @param live what it names
     * @param moves oldest first, at least one
     */
    record AliasFacts(String name, OptionalInt live, List<AliasMove> moves) {

        AliasMove last() {
            return moves.get(moves.size() - 1);
        }
    }

    /**
     * A version that passed a gate against what is live.
     *
     * @param version its number
     * @param alias what it may become
     * @param missing what is not there yet; nothing if it can be promoted
     */
    public record Waiting(int version, String alias, List<String> missing) {

        /** Copies the list. */
        public Waiting {
            missing = List.copyOf(missing);
        }
    }

    /**
     * Copies what the state knows of a model.
     *
     * @param name the model's name
     * @param track the model
     * @param newest how many versions at most, besides those that an alias names
     * @param waiting versions that may go live, or lack something
     * @return the facts
     */
    public static ModelFacts of(String name, ModelTrack track, int newest, Collection<Waiting> waiting) {
        return of(name, track, newestAndLive(track, newest), waiting);
    }

    /** The newest first, whether or not they are deleted. */
    static Collection<Integer> newestAndLive(ModelTrack track, int newest) {
        Set<Integer> numbers = new LinkedHashSet<>();
        track.aliases().forEach(alias -> track.alias(alias).live().ifPresent(numbers::add));
        for (int number = track.count(); number > Math.max(0, track.count() - newest); number--) {
            numbers.add(number);
        }
        return numbers;
    }

    /** With some versions alone. */
    static ModelFacts of(String name, ModelTrack track, Collection<Integer> numbers, Collection<Waiting> waiting) {
        List<AliasFacts> aliases = new ArrayList<>();
        Set<Integer> everLive = new HashSet<>();
        for (String alias : track.aliases()) {
            List<AliasMove> moves = track.alias(alias).moves();
            if (!moves.isEmpty()) {
                aliases.add(new AliasFacts(alias, track.alias(alias).live(), moves));
                moves.forEach(move -> everLive.add(move.to()));
            }
        }
        return new ModelFacts(
                name,
                track.description(),
                track.tags(),
                track.count(),
                (int) track.all().stream().filter(VersionEntry::isDeleted).count(),
                numbers.stream()
                        .distinct()
                        .sorted(Comparator.reverseOrder())
                        .flatMap(number -> track.any(number).stream())
                        .map(entry -> VersionFacts.of(track, entry, everLive))
                        .toList(),
                aliases,
                List.copyOf(waiting));
    }

    Optional<VersionFacts> version(OptionalInt number) {
        return versions.stream()
                .filter(version -> number.isPresent() && version.entry().number() == number.getAsInt())
                .findFirst();
    }

    /** When something was registered, judged or moved last. */
    Instant changed() {
        return Stream.of(
                        versions.stream().map(version -> version.entry().at()),
                        versions.stream()
                                .flatMap(version -> version.decision().stream())
                                .map(decision -> decision.at()),
                        aliases.stream().map(alias -> alias.last().at()))
                .flatMap(times -> times)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }
}
