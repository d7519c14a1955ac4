package dev.boathouse.examples.flights;

import dev.boathouse.registry.AliasChange;
import dev.boathouse.registry.ModelRegistry;
import java.util.ArrayList;
import java.util.List;

/** What was live when, out of the registry. */
final class Champions {

    private Champions() {}

    /** Prints and gives back every change of the champion. */
    static List<Figures.Live> tell(ModelRegistry registry, Console console) {
        List<Figures.Live> live = new ArrayList<>();
        console.say("what was live when:");
        for (AliasChange change : registry.history(LateModel.NAME, LateModel.CHAMPION)) {
            String why = change.reason().orElse("approved by the gate");
            console.say(
                    "  from %s: version %d (%s, by %s)",
                    change.at(), change.to().orElseThrow(), why, change.actor());
            live.add(new Figures.Live(
                    change.at().toString(),
                    change.from().isPresent() ? change.from().getAsInt() : null,
                    change.to().orElseThrow(),
                    why));
        }
        return live;
    }
}
