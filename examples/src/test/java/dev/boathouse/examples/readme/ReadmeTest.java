package dev.boathouse.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {

    private static final Path README = Path.of("..", "README.md");

    @TempDir
    Path classes;

    @Test
    void theFirstJavaBlockCompilesAndIsShort() throws IOException {
        String code = Snippet.block("java", Files.readString(README));
        assertThat(code.lines().filter(line -> !line.isBlank()).count()).isLessThanOrEqualTo(15);
        assertThat(Snippet.of(code).errors(classes)).isEmpty();
    }

    @Test
    void promotingWithoutApprovalDoesNotCompile() throws IOException {
        String code =
                Snippet.block("java", Files.readString(README)) + "\nregistry.promote(\"champion\", candidate);\n";
        assertThat(Snippet.of(code).errors(classes))
                .singleElement()
                .asString()
                .contains("ModelVersion cannot be converted to dev.boathouse.registry.Decision.Approved");
    }

    @Test
    void quickStartIsExactlyTwoCommands() throws IOException {
        String readme = Files.readString(README);
        String block = Snippet.block("sh", readme.substring(readme.indexOf("## Quick start")));
        assertThat(block.lines()).hasSize(2);
        assertThat(block.lines()).first().isEqualTo("examples/run");
        assertThat(block.lines()).last().isEqualTo("./mvnw verify");
        assertThat(Path.of("..", "examples", "run")).isExecutable();
        assertThat(Path.of("..", "mvnw")).isExecutable();
    }

    @Test
    void theDependencyIsOneThatWeBuild() throws IOException {
        String block = Snippet.block("xml", Files.readString(README));
        assertThat(block).contains("<artifactId>boathouse-registry</artifactId>");
        assertThat(Files.readString(Path.of("..", "registry", "pom.xml")))
                .contains("<artifactId>boathouse-registry</artifactId>");
        String version = value("version", block);
        assertThat(value("version", Files.readString(Path.of("..", "pom.xml")))).isEqualTo(version);
    }

    private static String value(String tag, String xml) {
        Matcher matcher = Pattern.compile("<" + tag + ">(.*?)</" + tag + ">").matcher(xml);
        assertThat(matcher.find()).as("a tag %s", tag).isTrue();
        return matcher.group(1);
    }
}
