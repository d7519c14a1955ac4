package dev.boathouse.registry.internal.overview;

import dev.boathouse.core.page.Block;
import dev.boathouse.registry.internal.state.VersionEntry;
import dev.boathouse.registry.lineage.Lineage;
import dev.boathouse.registry.lineage.LineageGraph;
import dev.boathouse.registry.lineage.LineageGraph.Alias;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** Where versions came from and where their predictions went, drawn of what was read. */
final class LivePicture {

    private static final int MOST_VERSIONS = 20;

    private LivePicture() {}

    /** The lineage of some versions of some models. */
    static Block of(Collection<ModelFacts> models, Readings readings, Predicate<VersionFacts> chosen) {
        List<Lineage> lineages = new ArrayList<>();
        List<Alias> aliases = new ArrayList<>();
        List<Lineage.Subject> deleted = new ArrayList<>();
        for (ModelFacts model : models) {
            for (VersionFacts version : model.versions()) {
                if (chosen.test(version)) {
                    readings.registration(version.entry()).ifPresent(known -> {
                        Lineage.Subject subject = subject(version.entry());
                        lineages.add(
                                new Lineage(subject, known.training(), known.evaluations(), version.predictions()));
                        version.aliases()
                                .forEach(alias -> aliases.add(new Alias(alias, subject.model(), subject.version())));
                        if (version.entry().isDeleted()) {
                            deleted.add(subject);
                        }
                    });
                }
            }
        }
        return lineages.isEmpty()
                ? Block.paragraph("There is nothing to draw.")
                : LineageGraph.of(lineages)
                        .withAliases(aliases)
                        .withDeleted(deleted)
                        .toGraph(MOST_VERSIONS);
    }

    private static Lineage.Subject subject(VersionEntry entry) {
        return new Lineage.Subject(
                entry.model(), entry.number(), entry.contentDigest(), entry.packageDigest(), entry.at(), entry.actor());
    }
}
