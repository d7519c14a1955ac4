package dev.boathouse.registry;

import dev.boathouse.core.algorithm.DecisionTree;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.training.Trainer;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.Scan;
import dev.boathouse.delta.Snapshot;
import dev.boathouse.registry.Decision.Approved;
import dev.boathouse.registry.policy.Actor;
import dev.boathouse.registry.policy.AliasPolicy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A registry in which everything has happened that pages show. Of late-flights, version 1 was live, version 2 is live again after a rollback and
 * deprecated, version 3 was rejected, version 4 was live and rolled back, version 5 was deleted, version 6 waits for an approval. Version 1 of crew-need learnt
 * from predictions of late-flights.
 */
final class PageStory {

    static final String OTHER = "crew-need";

    private final Path folder;
    private final ModelRegistry registry;

    private PageStory(Path folder) {
        this.folder = folder;
        this.registry = open(folder).actingAs(Actor.of("alice", "trainer")).withClock(new Hours());
    }

    /** An hour passes whenever somebody looks. */
    private static final class Hours extends Clock {

        private Instant now = Instant.parse("2026-03-01T08:00:00Z");

        @Override
        public Instant instant() {
            now = now.plus(Duration.ofHours(1));
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    static ModelRegistry open(Path folder) {
        return ModelRegistry.open("file:" + folder.resolve("models"));
    }

    /** Tells it in a folder. */
    static ModelRegistry told(Path folder) {
        PageStory story = new PageStory(folder);
        story.tell();
        return open(folder);
    }

    private void tell() {
        Snapshot features = written("features", Flights.frame(300, 1));
        ModelVersion first = live(trained(features));
        Snapshot scored = written("scored", registry.load(first).score(Flights.TEST));
        registry.recordPredictions(first, scored);
        registry.recordPredictions(first, written("scored", registry.load(first).score(Flights.TEST)));
        Snapshot more = written("features", Flights.frame(300, 2));
        ModelVersion second = live(trained(more));
        registry.record(registered(Flights.useless()), verdict(Flights.useless()));
        live(trained(written("features", Flights.frame(300, 3))));
        registry.actingAs(Actor.of("bob", "on-call")).rollback(Flights.NAME, "champion", "too many false alarms");
        Catalog catalog = registry.catalog();
        catalog.delete(registered(Flights.model(5)), "from the wrong table");
        catalog.deprecate(second, "learnt from one winter");
        catalog.describe(second, "The one from winter.\nNot for schedules.");
        catalog.tag(second, "season", "winter");
        catalog.describe(Flights.NAME, "Tells at departure whether a flight will be late.");
        catalog.tag(Flights.NAME, "team", "operations");
        registry.actingAs(Actor.of("olga", "owner"))
                .apply(AliasPolicy.of(Flights.NAME, "champion").withApprovals(1))
                .commit();
        Model waiting = trained(more.scan());
        registry.record(registered(waiting), verdict(waiting));
        Frame seen = scored.scan().select("probability", "distance").read();
        Model crews = Trainer.regression("distance")
                .algorithm(DecisionTree.ofDepth(3))
                .fit(seen);
        registry.register(OTHER, crews, Evaluation.of(crews, seen));
    }

    private Snapshot written(String name, Frame rows) {
        DeltaTable table = DeltaTable.at("file:" + folder.resolve(name));
        if (!table.exists()) {
            table.create(rows.schema());
        }
        return table.append(rows).commit();
    }

    private static Model trained(Snapshot features) {
        return trained(features.scan());
    }

    private static Model trained(Scan scan) {
        return Flights.fit(scan.select("hour", "late").read());
    }

    private ModelVersion registered(Model model) {
        return Flights.registered(registry, model);
    }

    private Gate.Verdict verdict(Model model) {
        return Flights.GATE.decide(Comparison.of(model, registry.model(Flights.NAME, "champion"), Flights.TEST));
    }

    private ModelVersion live(Model model) {
        Approved approved = (Approved) registry.record(registered(model), verdict(model));
        registry.promote("champion", approved);
        return approved.candidate();
    }
}
