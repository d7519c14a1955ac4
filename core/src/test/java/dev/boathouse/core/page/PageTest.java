package dev.boathouse.core.page;

import org.junit.jupiter.api.Test;

class PageTest {
    @Test
    void x() throws Exception {
        java.nio.file.Files.writeString(
                java.nio.file.Path.of("/tmp/page.md"), Pages.everyKind().markdown());
        java.nio.file.Files.writeString(
                java.nio.file.Path.of("/tmp/page.txt"), Pages.everyKind().text());
    }
}
