package dev.boathouse.registry;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.page.Page;
import dev.boathouse.registry.internal.EventChain;
import dev.boathouse.registry.internal.EventRow;
import dev.boathouse.registry.internal.overview.ModelFacts;
import dev.boathouse.registry.internal.overview.ModelFacts.Waiting;
import dev.boathouse.registry.internal.overview.ModelPage;
import dev.boathouse.registry.internal.overview.Neighbours;
import dev.boathouse.registry.internal.overview.OverviewPage;
import dev.boathouse.registry.internal.overview.Readings;
import dev.boathouse.registry.internal.overview.RegistryFacts;
import dev.boathouse.registry.internal.state.ModelTrack;
import dev.boathouse.registry.internal.state.RegistryState;
import dev.boathouse.registry.policy.AliasPolicy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** Pages of what the state knows, with the events that these need, which are read at once. */
final class Overviews {

    private final Context context;

    Overviews(Context context) {
        this.context = context;
    }

    Page ofAll() {
        Known known = context.ledger().read(state -> {
            List<ModelFacts> models = new ArrayList<>();
            state.models().forEach(name -> models.add(facts(state, name, OverviewPage.VERSIONS_OF_MODEL)));
            return new Known(RegistryFacts.of(context.ledger().location(), state), models, List.of());
        });
        Found found = read(OverviewPage.inDetail(known.models()), OverviewPage.EVENTS);
        return OverviewPage.of(found.with(known.facts()), known.models(), found.readings());
    }

    Page of(String name) {
        Known known = context.ledger().read(state -> {
            boolean isKnown = state.models().contains(name)
                    || state.policies().stream()
                            .anyMatch(policy -> policy.model().equals(Optional.of(name)));
            if (!isKnown) {
                throw new NotFoundException("Cannot find the model " + name + " in "
                        + context.ledger().location() + ". One of " + state.models() + " would work.");
            }
            ModelFacts model = facts(state, name, ModelPage.MOST_VERSIONS);
            return new Known(
                    RegistryFacts.of(context.ledger().location(), state), List.of(model), Neighbours.of(state, model));
        });
        List<ModelFacts> needed = new ArrayList<>(known.models());
        needed.addAll(known.neighbours());
        Found found = read(needed, ModelPage.EVENTS);
        return ModelPage.of(found.with(known.facts()), known.models().get(0), known.neighbours(), found.readings());
    }

    private record Known(RegistryFacts facts, List<ModelFacts> models, List<ModelFacts> neighbours) {}

    private static ModelFacts facts(RegistryState state, String name, int newest) {
        return ModelFacts.of(name, state.model(name), newest, waiting(state, name));
    }

    /** The newest versions that passed, for every alias that was ever set or has a policy. */
    private static List<Waiting> waiting(RegistryState state, String name) {
        ModelTrack track = state.model(name);
        TreeSet<String> aliases = new TreeSet<>(track.aliases());
        for (AliasPolicy policy : state.policies()) {
            if (policy.model().isEmpty() || policy.model().get().equals(name)) {
                aliases.add(policy.alias());
            }
        }
        List<Waiting> waiting = new ArrayList<>();
        for (int number = track.count(); number > Math.max(0, track.count() - ModelFacts.WAITING_AMONG); number--) {
            int candidate = number;
            track.version(number)
                    .ifPresent(version -> aliases.forEach(alias -> Judgements.waiting(state, version, alias)
                            .ifPresent(missing -> waiting.add(new Waiting(candidate, alias, missing)))));
        }
        return waiting;
    }

    /** What was read for a page. */
    private record Found(Readings readings, long lastSequence, List<EventRow> last, int asked) {

        RegistryFacts with(RegistryFacts facts) {
            return facts.withEvents(lastSequence, AuditTrail.of(last), asked);
        }
    }

    private Found read(List<ModelFacts> models, int events) {
        Map<Long, String> wanted = Readings.wanted(models);
        long last = context.ledger().sequence();
        long first = Math.max(1, last - events + 1);
        HashSet<Long> sequences = new HashSet<>(wanted.keySet());
        LongStream.rangeClosed(first, last).forEach(sequences::add);
        List<EventRow> rows = context.ledger().sound(sequences);
        List<EventRow> tail = new EventChain()
                .extend(rows.stream().filter(row -> row.sequence() >= first).toList());
        return new Found(Readings.of(rows, new HashSet<>(wanted.values())), last, tail, (int) (last - first + 1));
    }
}
