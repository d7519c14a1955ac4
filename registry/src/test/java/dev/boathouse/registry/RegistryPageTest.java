package dev.boathouse.registry;

import static dev.boathouse.registry.Flights.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Graph;
import dev.boathouse.core.page.Page;
import dev.boathouse.core.page.Plot;
import dev.boathouse.core.page.Section;
import dev.boathouse.core.page.Status;
import dev.boathouse.core.page.Table;
import dev.boathouse.registry.policy.AliasPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people see of a registry is what is in it, and seeing it changes nothing. */
class RegistryPageTest {

    @TempDir
    private static Path folder;

    private static ModelRegistry registry;

    @BeforeAll
    static void tell() {
        registry = PageStory.told(folder);
    }

    private static Section section(Page page, String title) {
        return page.sections().stream()
                .filter(section -> section.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static <B extends Block> B only(List<Block> blocks, Class<B> kind) {
        List<B> found = blocks.stream().filter(kind::isInstance).map(kind::cast).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static Table table(Page page, String title) {
        return only(section(page, title).blocks(), Table.class);
    }

    /** The texts of a column. */
    private static List<String> column(Table table, String name) {
        int place = table.columns().stream().map(Table.Column::name).toList().indexOf(name);
        return table.rows().stream().map(row -> row.get(place).text()).toList();
    }

    private static void assertGolden(String name, String made) throws Exception {
        String golden = made.replaceAll("file:/\\S*/(models|features|scored)", "file:/lake/$1");
        Files.writeString(Files.createDirectories(Path.of("target", "golden")).resolve(name), golden);
        assertThat(golden)
                .as("target/golden/" + name + " has what is made now")
                .isEqualTo(Files.readString(
                        Path.of(Objects.requireNonNull(RegistryPageTest.class.getResource("/golden/page/" + name))
                                .toURI())));
    }

    @Test
    void pagesReadAsTheGoldenFiles() throws Exception {
        assertGolden("registry.md", registry.page().markdown());
        assertGolden("model.md", registry.page(NAME).markdown());
    }

    @Test
    void readingLeavesTheFolderUntouched() {
        Map<String, FileTime> before = files();
        ModelRegistry reader = PageStory.open(folder);
        reader.page().markdown();
        reader.page(NAME).text();
        reader.lineage().page().markdown();
        reader.verify().section();
        assertThat(files()).isEqualTo(before).isNotEmpty();
    }

    private static Map<String, FileTime> files() {
        Map<String, FileTime> times = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.toList()) {
                times.put(folder.relativize(file).toString(), Files.getLastModifiedTime(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return times;
    }

    @Test
    void everyModelIsListedAndLeadsToItsFold() {
        Page page = registry.page();
        Table all = table(page, "All models");
        assertThat(column(all, "model")).isEqualTo(registry.models());
        List<String> folds = section(page, "Each model").blocks().stream()
                .map(block -> ((Block.Fold) block).title())
                .toList();
        assertThat(all.rows().stream().map(row -> ((Cell.Link) row.get(0)).title()))
                .isEqualTo(folds);
        assertThat(column(all, "live")).containsExactly("", "champion 2");
        assertThat(column(all, "last decision")).containsExactly("", "version 6 approved");
        assertThat(column(all, "tags")).containsExactly("", "team = operations");
    }

    @Test
    void versionsStandWithWhatIsKnownOfThem() {
        Table versions = table(registry.page(NAME), "Versions");
        assertThat(column(versions, "version")).containsExactly("6", "5", "4", "3", "2", "1");
        assertThat(column(versions, "state"))
                .containsExactly("", "deleted", "was live", "", "champion, deprecated", "was live");
        assertThat(column(versions, "trained on"))
                .containsExactly(
                        "features@2",
                        "values of the host",
                        "features@3",
                        "values of the host",
                        "features@2",
                        "features@1");
        assertThat(column(versions, "last decision"))
                .containsExactly("approved", "", "approved", "rejected: auc >= 0.6", "approved", "approved");
        assertThat(column(versions, "notes").get(1)).isEqualTo("deleted by alice: from the wrong table");
        assertThat(column(versions, "notes").get(4))
                .isEqualTo("deprecated by alice: learnt from one winter; The one from winter.; season = winter");
        for (ModelVersion version : registry.versions(NAME)) {
            List<Cell> row = versions.rows().get(6 - version.number());
            double auc =
                    registry.lineage(version).evaluations().get(0).metrics().get("auc");
            assertThat(((Cell.Estimate) row.get(6)).value()).isEqualTo(auc);
            assertThat(row.get(2)).isEqualTo(Cell.of(version.at()));
            assertThat(row.get(5))
                    .isEqualTo(Cell.count(
                            registry.lineage(version).training().data().rows()));
        }
    }

    @Test
    void theMetricIsDrawnOverVersionsThatAreNotDeleted() {
        Plot plot = only(section(registry.page(NAME), "Metric over versions").blocks(), Plot.class);
        assertThat(plot.series().get(0).points()).extracting(Plot.Point::x).containsExactly(1.0, 2.0, 3.0, 4.0, 6.0);
        assertThat(plot.series().get(0).points())
                .allSatisfy(
                        point -> assertThat(point.error().orElseThrow().low()).isLessThan(point.y()));
        assertThat(plot.references()).singleElement().satisfies(live -> {
            assertThat(live.name()).isEqualTo("champion");
            assertThat(live.at()).isEqualTo(2);
        });
    }

    @Test
    void whatWasLiveWhenIsWhatTheRegistrySays() {
        List<Block> blocks = section(registry.page(NAME), "What was live when").blocks();
        Plot plot = only(blocks, Plot.class);
        List<Plot.Point> points = plot.series().get(0).points();
        assertThat(points).extracting(Plot.Point::y).containsExactly(1.0, 2.0, 4.0, 2.0, 2.0);
        Table table = only(blocks, Table.class);
        assertThat(column(table, "version")).containsExactly("2", "4", "2", "1");
        assertThat(column(table, "until").get(0)).isEqualTo("now");
        for (List<Cell> row : table.rows()) {
            var since = ((Cell.Time) row.get(2)).at();
            assertThat(registry.live(NAME, "champion", since).orElseThrow().number())
                    .isEqualTo((int) ((Cell.Count) row.get(1)).value());
        }
        assertThat(column(table, "why")).first().isEqualTo("rolled back: too many false alarms");
    }

    @Test
    void whatWaitsIsToldWithWhatItLacks() {
        Table waiting = table(registry.page(), "Waiting");
        Approval.Missing missing = (Approval.Missing) registry.approval(registry.version(NAME, 6), "champion");
        assertThat(waiting.rows()).singleElement().satisfies(row -> {
            assertThat(row.get(1)).isEqualTo(Cell.count(6));
            assertThat(row.get(3).text()).isEqualTo("lacks " + String.join("; and ", missing.what()));
        });
    }

    @Test
    void theLineageLeadsFromTablesThroughPredictionsToOtherModels() {
        Graph graph = only(section(registry.page(NAME), "Lineage").blocks(), Graph.class);
        Map<String, String> labels = new TreeMap<>();
        graph.nodes().forEach(node -> labels.put(node.id(), node.kind() + " " + node.label()));
        assertThat(graph.links().stream()
                        .map(link -> labels.get(link.from()) + " > " + link.label() + " > " + labels.get(link.to())))
                .contains(
                        "table features version 1 > trained > model late-flights version 1",
                        "model late-flights version 1 > wrote > predictions scored version 1",
                        "predictions scored version 1 > trained, evaluated > model crew-need version 1",
                        "table features version 2 > trained > live model late-flights version 2, champion");
    }

    @Test
    void theLastEventsAreThoseOfTheAudit() {
        var audit = registry.audit();
        assertThat(column(table(registry.page(), "Last events"), "event"))
                .hasSize(20)
                .first()
                .isEqualTo(Integer.toString(audit.size()));
        assertThat(column(table(registry.page(PageStory.OTHER), "Last events"), "what"))
                .containsExactly("version registered");
        assertThat(column(table(registry.page(NAME), "Last events"), "who")).contains("bob (on-call)", "olga (owner)");
    }

    @Test
    void theChainIsToldWhereItWasAskedFor() {
        Page page = registry.page().with(registry.verify().section());
        assertThat(only(section(page, "Chain of events").blocks(), Block.Notice.class)
                        .status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void anUnknownModelIsNone() {
        assertThatThrownBy(() -> registry.page("late-trains"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining(NAME);
    }

    @Test
    void aRegistryWithoutModelsHasAPage(@TempDir Path empty) {
        ModelRegistry none = ModelRegistry.open("file:" + empty.resolve("models"));
        Page page = none.page();
        assertThat(page.lead()).endsWith("has 0 models with 0 versions.");
        assertThat(page.markdown()).contains("No model was registered.", "Nothing is live.");
        assertThat(none.lineage().page().markdown()).contains("0 model versions");
        assertThat(empty.resolve("models")).doesNotExist();
        none.apply(AliasPolicy.of("planned", "champion").withApprovals(1)).commit();
        assertThat(none.page("planned").markdown()).contains("No version was registered.", "No version was ever live.");
    }
}
