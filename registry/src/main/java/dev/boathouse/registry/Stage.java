package dev.boathouse.registry;

import dev.boathouse.registry.internal.state.ModelTrack;
import dev.boathouse.registry.internal.state.VersionEntry;
import java.util.List;
import java.util.Optional;

/**
 * The four stages that other registries have, as a view of aliases: nothing is stored, and a version changes its stage when an alias
 * moves.
 */
public enum Stage {
    /** No alias names it, and none that means production ever did. */
    NONE,
    /** The alias {@code challenger} or {@code staging} names it. */
    STAGING,
    /** The alias {@code champion} or {@code production} names it. */
    PRODUCTION,
    /** It was in production and is not any more, or it is deprecated. */
    ARCHIVED;

    private static final List<String> PRODUCTION_ALIASES = List.of("champion", "production");
    private static final List<String> STAGING_ALIASES = List.of("challenger", "staging");

    static Stage of(ModelTrack track, int version) {
        List<String> aliases = track.aliases(version);
        if (aliases.stream().anyMatch(PRODUCTION_ALIASES::contains)) {
            return PRODUCTION;
        }
        if (aliases.stream().anyMatch(STAGING_ALIASES::contains)) {
            return STAGING;
        }
        Optional<VersionEntry> entry = track.any(version);
        boolean wasLive = PRODUCTION_ALIASES.stream()
                .flatMap(alias -> track.alias(alias).moves().stream())
                .anyMatch(move -> move.to() == version);
        boolean isOut = entry.filter(one -> one.deprecation().isPresent() || one.isDeleted())
                .isPresent();
        return wasLive || isOut ? ARCHIVED : NONE;
    }
}
