package dev.boathouse.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.page.Page;
import dev.boathouse.registry.internal.EventRow;
import dev.boathouse.registry.internal.overview.ModelFacts;
import dev.boathouse.registry.internal.overview.ModelPage;
import dev.boathouse.registry.internal.overview.Readings;
import dev.boathouse.registry.internal.overview.RegistryFacts;
import dev.boathouse.registry.internal.state.RegistryState;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody has altered the registry, or gives names that want to be markup: there is a page all the same. */
class DamagedPageTest {

    private static final String EVIL = "x|y <img src=x onerror=alert(1)> [l](javascript:a) **b** `c` # d";

    @TempDir
    Path folder;

    private ModelRegistry registry;

    @BeforeEach
    void open() {
        registry = ModelRegistry.open("file:" + folder);
    }

    @Test
    void whatBreaksTheRulesIsToldAndChangesNothing() {
        Flights.live(registry, Flights.model(1));
        Flights.live(registry, Flights.model(2));
        Intruder intruder = new Intruder(folder);
        EventRow promotion = intruder.rows().get(5);
        // A decision is good for one promotion.
        intruder.append(intruder.next(
                "mallory",
                promotion.type(),
                promotion.model(),
                promotion.version(),
                promotion.alias(),
                promotion.payload()));
        registry.refresh();
        for (Page page : List.of(registry.page(), registry.page(Flights.NAME))) {
            assertThat(page.markdown()).contains("[!CAUTION]", "1 event of this registry broke its rules", "Event 7");
        }
        assertThat(registry.page(Flights.NAME).lead()).contains("champion is version 2");
        assertThat(registry.verify().section().blocks().toString()).contains("not everything fits", "Event", "7");
    }

    @Test
    void eventsThatAreNotThereAnyMoreAreSaidToBeMissing() {
        Flights.live(registry, Flights.model(1));
        RegistryState state = new RegistryState();
        new Intruder(folder).rows().forEach(state::apply);
        ModelFacts model = ModelFacts.of(Flights.NAME, state.model(Flights.NAME), 10, List.of());
        Set<String> wanted = new HashSet<>(Readings.wanted(List.of(model)).values());
        String page = ModelPage.of(
                        RegistryFacts.of("file:/lake/models", state).withEvents(3, List.of(), 3),
                        model,
                        List.of(),
                        Readings.of(List.of(), wanted))
                .markdown();
        assertThat(page)
                .contains("2 events behind this page cannot be read")
                .contains("Of the last 3 events 3 are missing or were altered")
                .contains("| cannot be read |")
                .contains("champion")
                .contains("There is nothing to draw.");
    }

    @Test
    void ofManyVersionsTheNewestAndTheLiveOnesAreShownAndItIsSaid() {
        Flights.live(registry, Flights.model(1));
        for (int i = 0; i < 21; i++) {
            registry.register(Flights.NAME, Flights.model(2));
        }
        assertThat(registry.page().markdown())
                .contains("The latest 11 of 22 versions, live ones among them, are shown.")
                .contains("|      22 |", "|      13 |", "|       1 | ✓ champion")
                .contains("waits for anything, of the newest 20 versions of each model.")
                .doesNotContain("|      12 |");
    }

    @Test
    void hostileNamesStayText() {
        Model model = Flights.model(1);
        ModelVersion version = registry.actingAs(EVIL).register(EVIL, model, Evaluation.of(model, Flights.TEST));
        Catalog catalog = registry.catalog();
        String lines = "```\n# HEAD\n\n" + EVIL + "\n- [ ] x\n";
        catalog.describe(EVIL, lines);
        catalog.describe(version, lines);
        catalog.tag(EVIL, EVIL, lines);
        catalog.tag(version, EVIL, lines);
        catalog.deprecate(version, EVIL);
        for (Page page :
                List.of(registry.page(), registry.page(EVIL), registry.lineage().page())) {
            String fence = "";
            for (String line : page.markdown().lines().toList()) {
                if (fence.isEmpty() && line.startsWith("```")) {
                    fence = line.replace("text", "");
                } else if (line.equals(fence)) {
                    fence = "";
                } else if (fence.isEmpty()) {
                    String bare = line.replaceAll("\\\\.", "").replaceAll("^> \\[!\\w+]$", "");
                    assertThat(bare).as(line).doesNotContain("<", "`", "[", "*b*");
                    assertThat(bare).as(line).doesNotStartWith("# HEAD");
                }
            }
            assertThat(fence).isEmpty();
            assertThat(page.text()).contains("onerror");
        }
    }
}
