package dev.boathouse.registry;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.model.ModelReader;
import dev.boathouse.registry.internal.ArtifactStore;
import dev.boathouse.registry.internal.state.RegistryState;
import dev.boathouse.registry.internal.state.VersionEntry;
import dev.boathouse.registry.signing.TrustedKey;
import java.util.List;

/**
 * What everything that acts on a registry shares.
 *
 * @param ledger the events
 * @param artifacts the files
 * @param reader reads models
 * @param hand who writes
 * @param trusted whose signatures a version must have one of before it is loaded; none for no such condition
 */
record Context(Ledger ledger, ArtifactStore artifacts, ModelReader reader, Hand hand, List<TrustedKey> trusted) {

    Context with(ModelReader changed) {
        return new Context(ledger, artifacts, changed, hand, trusted);
    }

    Context with(Hand changed) {
        return new Context(ledger, artifacts, reader, changed, trusted);
    }

    Context with(List<TrustedKey> changed) {
        return new Context(ledger, artifacts, reader, hand, List.copyOf(changed));
    }

    /** The version as the state has it now, deleted or not: callers may hold an older view, or one of another registry. */
    VersionEntry known(RegistryState state, ModelVersion version) {
        return state.model(version.model())
                .any(version.number())
                .filter(found -> new ModelVersion(found).equals(version))
                .orElseThrow(() -> new NotFoundException("Cannot find " + version + " with content "
                        + version.contentDigest() + " in " + ledger.location()
                        + ". Registering the model here first would work."));
    }

    /** As {@link #known}, and not deleted. */
    VersionEntry own(RegistryState state, ModelVersion version) {
        VersionEntry entry = known(state, version);
        entry.tombstone().ifPresent(remark -> {
            throw new NotFoundException("Cannot use " + version + " of " + ledger.location() + ": " + remark.actor()
                    + " deleted it at " + remark.at() + " (" + remark.reason() + "). Another version would work.");
        });
        return entry;
    }
}
