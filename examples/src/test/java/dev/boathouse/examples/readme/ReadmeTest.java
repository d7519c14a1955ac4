package dev.boathouse.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {

    private static final Path README = Path.of("..", "README.md");
    private static final List<String> PACKAGES = List.of(
            "core.data",
            "core.evaluation",
            "core.features",
            "core.model",
            "core.algorithm",
            "core.training",
            "delta",
            "monitoring",
            "registry");

    @TempDir
    Path classes;

    @Test
    void theFirstJavaBlockCompilesAndIsShort() throws IOException {
        String code = firstBlock("java", Files.readString(README));
        assertThat(code.lines().filter(line -> !line.isBlank()).count()).isLessThanOrEqualTo(15);
        assertThat(errors(code)).isEmpty();
    }

    @Test
    void promotingWithoutApprovalDoesNotCompile() throws IOException {
        String code = firstBlock("java", Files.readString(README)) + "\nregistry.promote(\"champion\", candidate);\n";
        assertThat(errors(code))
                .singleElement()
                .asString()
                .contains("ModelVersion cannot be converted to dev.boathouse.registry.Decision.Approved");
    }

    @Test
    void quickStartIsExactlyTwoCommands() throws IOException {
        String readme = Files.readString(README);
        String block = firstBlock("sh", readme.substring(readme.indexOf("## Quick start")));
        assertThat(block.lines()).hasSize(2);
        assertThat(block.lines()).first().isEqualTo("examples/run");
        assertThat(block.lines()).last().isEqualTo("./mvnw verify");
        assertThat(Path.of("..", "examples", "run")).isExecutable();
        assertThat(Path.of("..", "mvnw")).isExecutable();
    }

    @Test
    void theDependencyIsOneThatWeBuild() throws IOException {
        String block = firstBlock("xml", Files.readString(README));
        assertThat(block).contains("<artifactId>boathouse-registry</artifactId>");
        assertThat(Files.readString(Path.of("..", "registry", "pom.xml")))
                .contains("<artifactId>boathouse-registry</artifactId>");
        String version = value("version", block);
        assertThat(value("version", Files.readString(Path.of("..", "pom.xml")))).isEqualTo(version);
    }

    private static String firstBlock(String language, String text) {
        Matcher block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(text);
        assertThat(block.find()).as("a block of %s", language).isTrue();
        return block.group(1);
    }

    private static String value(String tag, String xml) {
        Matcher matcher = Pattern.compile("<" + tag + ">(.*?)</" + tag + ">").matcher(xml);
        assertThat(matcher.find()).as("a tag %s", tag).isTrue();
        return matcher.group(1);
    }

    private List<String> errors(String body) throws IOException {
        StringBuilder source = new StringBuilder();
        PACKAGES.forEach(
                name -> source.append("import dev.boathouse.").append(name).append(".*;\n"));
        source.append("class Snippet { void run() {\n").append(body).append("}}\n");
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///Snippet.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
            List<String> options = List.of(
                    "-d", classes.toString(), "-classpath", System.getProperty("java.class.path"), "-proc:none");
            compiler.getTask(null, files, diagnostics, options, null, List.of(file))
                    .call();
        }
        List<String> errors = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics.getDiagnostics()) {
            if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
                errors.add(diagnostic.getMessage(Locale.ROOT));
            }
        }
        return errors;
    }
}
