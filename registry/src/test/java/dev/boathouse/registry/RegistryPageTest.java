package dev.boathouse.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.page.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryPageTest {
    @Test
    void look(@TempDir Path folder) throws IOException {
        ModelRegistry registry = PageStory.told(folder);
        for (Page page : new Page[] {
            registry.page(), registry.page(Flights.NAME), registry.lineage().page()
        }) {
            Files.writeString(Path.of("target", page.title() + ".md"), page.markdown());
        }
        assertThat(registry.verify().section().blocks()).isNotEmpty();
    }
}
