package dev.boathouse.registry.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.internal.Json;
import dev.boathouse.core.internal.JsonObject;
import dev.boathouse.registry.lineage.Drawing.Box;
import dev.boathouse.registry.lineage.Lineage.Predictions;
import dev.boathouse.registry.lineage.Lineage.Table;
import dev.boathouse.registry.lineage.LineageGraph.Alias;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever names hold, a picture has the boxes and arrows of the graph and no others. */
class PicturesTest {

    private static final List<String> HOSTILE = List.of(
            "\"",
            "\\",
            "\\\"",
            "]",
            ")",
            "\"])",
            "\"]; evil [label=\"x\"",
            "\n",
            "\r\n",
            "-->",
            " --> t0",
            "|",
            "click m0 \"javascript:alert(1)\"",
            "<script>alert(1)</script>",
            "<br/>",
            "&#60;",
            "&quot;",
            "#quot;",
            "#35;",
            "ﬂ°°60¶ß",
            "%%{init: {}}%%",
            "---",
            ":::live",
            "style m0 fill:#f00;",
            "classDef x fill:#f00;",
            "end",
            "subgraph",
            "\\N",
            "\\n",
            "\\u202E",
            "\u202E",
            "\u0000",
            "\u001B[31m",
            "\u200B",
            "\u2028",
            "\uFFFF",
            "\uD83D\uDE80",
            "\uD800",
            "\uE000",
            "`**bold**`",
            "1. ",
            "- ",
            "_x_",
            "www.example.com",
            "fa:fa-ban",
            "fab:fa-x",
            "file:/lake/a.b",
            "$$x$$",
            "/*",
            "//",
            "{",
            "}",
            ";",
            "'",
            "ä",
            " ");

    @Test
    void hostileNamesStayNames() {
        for (long seed = 0; seed < 400; seed++) {
            LineageGraph graph = hostile(new Random(seed));
            Drawing drawing = Drawing.of(graph);
            assertThat(drawing.boxes())
                    .as("seed %d", seed)
                    .hasSize(graph.versions().size() + graph.tableVersions().size());
            Drawing expected = new Drawing(
                    drawing.boxes().stream().map(PicturesTest::visible).toList(), drawing.arrows());
            assertThat(MermaidReader.read(graph.toMermaid()))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
            assertThat(DotReader.read(graph.toDot())).as("seed %d", seed).isEqualTo(expected);
            JsonObject json = Json.readObject("graph", graph.toJson());
            assertThat(json.objects("versions"))
                    .as("seed %d", seed)
                    .extracting(version -> version.text("model"))
                    .containsExactlyElementsOf(graph.versions().stream()
                            .map(Lineage.Subject::model)
                            .toList());
        }
    }

    private static Box visible(Box box) {
        return new Box(
                box.id(), box.shape(), box.lines().stream().map(VisibleText::of).toList());
    }

    private static LineageGraph hostile(Random random) {
        List<Lineage> lineages = new ArrayList<>();
        List<Alias> aliases = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            String model = name(random);
            String table = name(random);
            lineages.add(Told.of(model, i)
                    .from(new Table(table, name(random), 1, List.of(name(random)), Optional.of(name(random)), ""))
                    .on(name(random), 2)
                    .writes(new Predictions(random.nextBoolean() ? table : name(random), name(random), 1))
                    .lineage());
            if (random.nextBoolean()) {
                aliases.add(new Alias(name(random), model, i));
            }
        }
        LineageGraph graph = LineageGraph.of(lineages).withAliases(aliases);
        return random.nextBoolean() ? graph : graph.withDeleted(graph.versions().subList(0, 1));
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder("abc".substring(random.nextInt(4)));
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            name.append(HOSTILE.get(random.nextInt(HOSTILE.size())));
        }
        return name.append(random.nextInt(8) == 0 ? "x".repeat(3_000) : "").toString();
    }

    @Test
    void whatCannotBeSeenIsWrittenOut() {
        assertThat(VisibleText.of("a\u202Eb\n\\")).isEqualTo("a\\u202Eb\\u000A\\\\");
        assertThat(VisibleText.of("x".repeat(80))).isEqualTo("x".repeat(80));
        assertThat(VisibleText.of("\uD83D\uDE80".repeat(81))).isEqualTo("\uD83D\uDE80".repeat(80) + "…");
    }

    @Test
    void plainNamesStayReadable() {
        assertThat(Told.graph(Told.of("late-flights", 3).from("flight_features", 42))
                        .toMermaid())
                .contains("m0([\"late-flights<br/>version 3\"])")
                .contains("t0[(\"flight_features<br/>version 42\")]");
    }

    @Test
    void tablesWithTheSameLastNameAreShownWhole() {
        LineageGraph graph = LineageGraph.of(List.of(Told.of("m", 1)
                .from(Told.moved(Told.table("a", 1), "file:/lake/a/features"))
                .from(Told.moved(Told.table("b", 1), "file:/lake/b/features"))
                .from("c", 1)
                .lineage()));
        assertThat(Drawing.of(graph).boxes())
                .extracting(box -> box.lines().get(0))
                .containsExactly("m", "file:/lake/a/features", "file:/lake/b/features", "c");
    }
}
