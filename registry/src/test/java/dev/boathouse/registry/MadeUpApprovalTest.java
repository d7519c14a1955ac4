package dev.boathouse.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Approvals that a program would make instead of asking for them. */
class MadeUpApprovalTest {

    @TempDir
    Path folder;

    @Test
    void anApprovalCannotBeMadeUp() throws IOException {
        List<String> statements = List.of(
                "Object made = registry;",
                "new Decision.Approved(null, null, null);",
                "Decision.of(null, null, null);",
                "new Decision() {};",
                "new Approval() {};",
                "new Gate.Verdict(null, null, null, null);",
                "new ModelVersion(null);",
                "registry.promote(\"champion\", registry.approval(version, \"champion\"));",
                "registry.promote(\"champion\", version);");
        Set<String> refused = refused(statements);
        assertThat(refused).containsExactlyInAnyOrderElementsOf(statements.subList(1, statements.size()));
    }

    /** What the compiler does not take from somebody in another package. */
    private Set<String> refused(List<String> statements) throws IOException {
        List<Forger> sources = new ArrayList<>();
        for (String statement : statements) {
            sources.add(new Forger("Forger" + sources.size(), statement));
        }
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(found, Locale.ROOT, null)) {
            List<String> options = List.of(
                    "-d",
                    folder.toString(),
                    "-classpath",
                    System.getProperty("java.class.path"),
                    "-proc:none",
                    "-XDshould-stop.ifError=FLOW");
            compiler.getTask(null, files, found, options, null, sources).call();
        }
        return found.getDiagnostics().stream()
                .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
                .map(one -> ((Forger) Objects.requireNonNull(one.getSource())).statement)
                .collect(Collectors.toSet());
    }

    private static final class Forger extends SimpleJavaFileObject {

        private final String name;
        private final String statement;

        Forger(String name, String statement) {
            super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
            this.name = name;
            this.statement = statement;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return "import dev.boathouse.registry.*;\nclass " + name
                    + " { void run(ModelRegistry registry, ModelVersion version) {\n" + statement + "\n}}\n";
        }
    }
}
