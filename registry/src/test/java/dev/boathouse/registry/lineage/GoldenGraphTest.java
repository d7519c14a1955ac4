package dev.boathouse.registry.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.registry.lineage.LineageGraph.Alias;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others read of a graph. The JSON is a format; the pictures are here so that a change of them is seen. */
class GoldenGraphTest {

    private static LineageGraph graph() {
        LineageGraph graph = Told.graph(
                Told.of("delay", 1)
                        .from(Told.filtered(Told.table("flights", 40, "hour", "late"), "hour >= 6D"))
                        .on("flights", 41)
                        .writes("delays", 3),
                Told.of("delay", 2)
                        .from(Told.table("flights", 42, "hour", "origin", "late"))
                        .on("flights", 42)
                        .writes("delays", 5),
                Told.of("crew \"<night>\"", 1).from("delays", 4).opaque());
        return graph.withAliases(List.of(new Alias("champion", "delay", 2), new Alias("shadow", "delay", 2)))
                .withDeleted(List.of(graph.versions().get(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "mmd", "dot"})
    void isAsItWas(String kind) throws IOException {
        String written = switch (kind) {
            case "json" -> graph().toJson();
            case "mmd" -> graph().toMermaid();
            default -> graph().toDot();
        };
        try (InputStream in = GoldenGraphTest.class.getResourceAsStream("graph-1." + kind)) {
            assertThat(in).isNotNull();
            assertThat(written).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
