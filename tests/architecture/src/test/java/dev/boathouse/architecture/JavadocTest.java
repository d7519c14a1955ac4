package dev.boathouse.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.DocumentationTool;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every public type and member of the published modules has a comment. Javadoc's own check would do, but on JDK 17 it
 * asks compact constructors of records for comments that the record's components already carry.
 */
class JavadocTest {

    private static final Pattern COMPACT_CONSTRUCTOR = Pattern.compile("\\s*(public |protected )[A-Z]\\w* \\{");

    private static final Pattern TOTAL = Pattern.compile("\\d+ (warning|error)s?");

    @TempDir
    Path output;

    static Stream<String> modules() {
        return House.PUBLISHED.stream();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everythingPublicIsExplained(String module) throws IOException {
        List<Path> files = Sources.of(module).stream()
                .filter(file -> !file.toString().contains("internal"))
                .toList();
        assertThat(complaints(
                        List.of("-sourcepath", Sources.root(module).toString()),
                        manager -> manager.getJavaFileObjectsFromPaths(files)))
                .isEmpty();
    }

    @Test
    void missesComments() throws IOException {
        JavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///Bare.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return "/**\n * A.\n *\n * @param a a\n */\npublic record Bare(int a) {\n    public Bare {\n    }\n"
                                + "    public int twice() {\n        return 2 * a;\n    }\n}\n";
                    }
                };
        assertThat(complaints(List.of(), manager -> List.of(source)))
                .singleElement()
                .asString()
                .contains("Bare.java:9");
    }

    private List<String> complaints(List<String> options, SourcesOf sources) throws IOException {
        DocumentationTool javadoc = ToolProvider.getSystemDocumentationTool();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager manager = javadoc.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
            manager.setLocationFromPaths(
                    DocumentationTool.Location.DOCUMENTATION_OUTPUT, List.of(Files.createDirectories(output)));
            manager.setLocationFromPaths(
                    StandardLocation.CLASS_PATH,
                    Stream.of(System.getProperty("java.class.path").split(Pattern.quote(java.io.File.pathSeparator)))
                            .map(Path::of)
                            .toList());
            List<String> all =
                    new ArrayList<>(List.of("-quiet", "-Xdoclint:all", "-Xmaxwarns", "1000", "-encoding", "UTF-8"));
            all.addAll(options);
            javadoc.getTask(null, manager, diagnostics, null, all, sources.in(manager))
                    .call();
        }
        List<String> complaints = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> each : diagnostics.getDiagnostics()) {
            if (!aboutCompactConstructor(each)
                    && !TOTAL.matcher(each.getMessage(Locale.ROOT)).matches()) {
                complaints.add((each.getSource() == null ? "" : each.getSource().getName() + ":" + each.getLineNumber())
                        + " " + each.getMessage(Locale.ROOT));
            }
        }
        return complaints;
    }

    private static boolean aboutCompactConstructor(Diagnostic<? extends JavaFileObject> diagnostic) throws IOException {
        if (diagnostic.getSource() == null) {
            return false;
        }
        return diagnostic
                .getSource()
                .getCharContent(true)
                .toString()
                .lines()
                .skip(diagnostic.getLineNumber() - 1)
                .findFirst()
                .filter(line -> COMPACT_CONSTRUCTOR.matcher(line).matches())
                .isPresent();
    }

    @FunctionalInterface
    private interface SourcesOf {
        Iterable<? extends JavaFileObject> in(StandardJavaFileManager manager);
    }
}
