package dev.boathouse.monitoring.profile;

import dev.boathouse.core.internal.Digest;
import dev.boathouse.delta.Scan;
import dev.boathouse.monitoring.internal.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The profile of a scan, merged of those of its files and groups of files, as far as a cache has them. For one scan.
 */
final class TableProfiles {

    /** So many columns of profiles wait for each other at most, unless a single one has more: some 64 MiB. */
    private static final int COLUMNS = 1024;

    private static final int MOST_FILES = 64;

    private final Profiling profiling;
    private final CachedProfiles cached;
    private final Scan scan;
    private final int together;
    /** Profiles that were found or made, and are not merged yet. */
    private final Map<String, Profile> ready = new ConcurrentHashMap<>();

    TableProfiles(Profiling profiling, ProfileCache cache, Scan scan) {
        this.profiling = profiling;
        this.cached = new CachedProfiles(cache);
        this.scan = scan;
        this.together = Math.max(
                1, Math.min(MOST_FILES, COLUMNS / Math.max(1, scan.schema().size())));
    }

    Profile profile() {
        List<Scan.Part> parts = scan.parts();
        if (parts.isEmpty()) {
            return none();
        }
        // The bytes for no rows tell the format, and the columns.
        String way = profiling.identity() + " " + Digest.sha256(none().bytes());
        try (Workers workers = profiling.workers(scan.schema())) {
            return profile(PartGroup.of(parts, way), workers);
        }
    }

    private Profile none() {
        return profiling.builder(scan.schema()).build();
    }

    private Profile profile(PartGroup group, Workers workers) {
        if (group.parts().size() <= together) {
            List<PartGroup.Placed> missing = new ArrayList<>();
            look(group, missing);
            Map<Scan.Part, String> keys = new ConcurrentHashMap<>();
            missing.forEach(placed -> keys.put(placed.part(), placed.key()));
            scan.forEach(missing.stream().map(PartGroup.Placed::part).toList(), part -> {
                Profile profile = profiling.uncached(part.scan());
                String key = String.valueOf(keys.get(part));
                cached.store(key, profile);
                ready.put(key, profile);
            });
            return merged(group, workers);
        }
        Optional<Profile> known = cached.find(group.key());
        return known.isPresent() ? known.get() : merge(group, workers);
    }

    /** Finds what there is of a group, the larger pieces first, and which parts have to be read. */
    private void look(PartGroup group, List<PartGroup.Placed> missing) {
        Optional<Profile> known = cached.find(group.key());
        if (known.isPresent()) {
            ready.put(group.key(), known.get());
        } else if (group.parts().size() == 1) {
            missing.add(group.parts().get(0));
        } else {
            group.children().forEach(child -> look(child, missing));
        }
    }

    private Profile merged(PartGroup group, Workers workers) {
        Profile known = ready.remove(group.key());
        return known == null ? merge(group, workers) : known;
    }

    private Profile merge(PartGroup group, Workers workers) {
        if (group.parts().size() == 1) {
            throw new IllegalStateException(
                    "No profile of " + group.parts().get(0).part() + ": it is in the table twice.");
        }
        Profile all = group.parts().size() <= together
                ? Profile.merged(
                        group.children().stream()
                                .map(child -> merged(child, workers))
                                .toList(),
                        Optional.of(workers))
                : group.children().stream()
                        .map(child -> profile(child, workers))
                        .reduce((one, other) -> Profile.merged(List.of(one, other), Optional.of(workers)))
                        .orElseThrow();
        cached.store(group.key(), all);
        return all;
    }
}
