package dev.boathouse.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
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

/**
 * Code that a page shows, to be compiled.
 *
 * @param given what the page takes as given: parameters with their types
 * @param body statements
 */
record Snippet(String given, String body) {

    private static final List<String> IMPORTS = List.of(
            "dev.boathouse.core.algorithm.*",
            "dev.boathouse.core.card.*",
            "dev.boathouse.core.check.*",
            "dev.boathouse.core.data.*",
            "dev.boathouse.core.evaluation.*",
            "dev.boathouse.core.evaluation.Fairness.Measure",
            "dev.boathouse.core.explanation.*",
            "dev.boathouse.core.features.*",
            "dev.boathouse.core.metric.*",
            "dev.boathouse.core.model.*",
            "dev.boathouse.core.page.*",
            "dev.boathouse.core.page.Chart.*",
            "dev.boathouse.core.page.Bars.Bar",
            "dev.boathouse.core.page.Table.Column",
            "dev.boathouse.core.statistics.*",
            "dev.boathouse.core.statistics.Interval",
            "dev.boathouse.core.training.*",
            "dev.boathouse.delta.*",
            "dev.boathouse.junit.*",
            "dev.boathouse.monitoring.drift.*",
            "dev.boathouse.monitoring.expectation.*",
            "dev.boathouse.monitoring.metrics.*",
            "dev.boathouse.monitoring.profile.*",
            "dev.boathouse.monitoring.shift.*",
            "dev.boathouse.monitoring.statistics.*",
            "dev.boathouse.monitoring.watch.*",
            "dev.boathouse.monitoring.watch.Reference",
            "dev.boathouse.registry.*",
            "dev.boathouse.registry.lineage.*",
            "dev.boathouse.registry.policy.*",
            "dev.boathouse.registry.signing.*",
            "dev.boathouse.report.*",
            "java.nio.file.*",
            "java.time.*",
            "java.util.List",
            "java.util.Map",
            "java.util.Set",
            "java.util.Optional",
            "org.junit.jupiter.api.Test",
            "org.junit.jupiter.api.extension.RegisterExtension",
            "static dev.boathouse.junit.ModelAssertions.assertThat");

    static Snippet of(String body) {
        return new Snippet("", body);
    }

    /** The first block of a language in a page. */
    static String block(String language, String text) {
        Matcher block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(text);
        assertThat(block.find()).as("a block of %s", language).isTrue();
        return block.group(1);
    }

    private String source() {
        StringBuilder source = new StringBuilder();
        IMPORTS.forEach(name -> source.append("import ").append(name).append(";\n"));
        return source.append("class Snippet { void run(")
                .append(given)
                .append(") throws Exception {\n")
                .append(body)
                .append("}}\n")
                .toString();
    }

    /** What the compiler says. */
    List<String> errors(Path classes) throws IOException {
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///Snippet.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source();
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
