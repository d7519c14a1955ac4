package dev.boathouse.architecture;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BudgetTest {

    private static final Budget BUDGET = new Budget(
            400,
            120,
            8,
            Map.of(),
            Map.of(
                    "dev.boathouse.core.algorithm",
                    "one type for each algorithm; who trains needs to know one of them",
                    "dev.boathouse.core.data",
                    "Frame and Row with what they are made of; each is the return type of another",
                    "dev.boathouse.core.features",
                    "spec, pipeline and encoder, with what they take and give; four of them only say how one transform works",
                    "dev.boathouse.core.metric",
                    "one kind of predictions for each task; who evaluates needs to know one of them",
                    "dev.boathouse.core.page",
                    "page, section, block, cell and table, and one type for each kind of chart",
                    "dev.boathouse.delta",
                    "two more than eight: what can be said of a table, a version, a scan and a change, and who reads rows again",
                    "dev.boathouse.monitoring.expectation",
                    "four types that make expectations; a suite, and what a validation and a quarantine answer, each the return type of another",
                    "dev.boathouse.monitoring.profile",
                    "three kinds of profiles: of rows, of windows and of slices, with how they are made and what they are made of",
                    "dev.boathouse.monitoring.watch",
                    "two more than eight: what is watched, what is told and shown of it, and what to do; most are an argument or answer of another",
                    "dev.boathouse.registry",
                    "the registry and its catalog, with what they take and give; each is the type of an argument or answer"));

    private static final List<String> MODULES =
            List.of("core", "delta", "registry", "monitoring", "junit", "report", "examples");
    private static final Pattern PUBLIC_TYPE = Pattern.compile(
            "(?m)^public ((abstract|final|sealed|non-sealed|strictfp) )*(@interface|class|interface|record|enum) ");

    @Test
    void everyModuleKeepsItsBudget() throws IOException {
        List<String> report = new ArrayList<>();
        List<String> overrun = new ArrayList<>();
        for (String module : MODULES) {
            Map<String, Integer> lines = lines(module);
            Map<String, Integer> types = publicTypes(module);
            overrun.addAll(BUDGET.overrun(module, lines, types));
            report.add(module + ": " + lines.size() + " sources, median " + Budget.median(lines) + " lines, longest "
                    + lines.values().stream().max(Integer::compare).orElse(0));
            types.forEach((name, count) -> report.add("  " + name + ": " + count + " public types"));
        }
        Files.write(Path.of("target", "budgets.txt"), report);
        assertThat(overrun).isEmpty();
    }

    @Test
    void tellsWhatIsOverBudget() {
        Budget small = new Budget(10, 5, 2, Map.of("a/Old.java", "was long"), Map.of("old", "was wide"));
        assertThat(small.overrun(
                        "m", Map.of("a/Old.java", 3, "a/Long.java", 11, "a/Mid.java", 6), Map.of("old", 1, "wide", 3)))
                .containsExactly(
                        "m: the median source has 6 lines, more than 5",
                        "a/Long.java: 11 lines, more than 10",
                        "a/Old.java: only 3 lines, needs no exception any more",
                        "old: only 1 public types, needs no exception any more",
                        "wide: 3 public types, more than 2");
    }

    @Test
    void countsTypesThatStartALine() {
        assertThat(PUBLIC_TYPE
                        .matcher("public sealed interface A {}\npublic final class B {}\nclass C {}\n")
                        .results())
                .hasSize(2);
    }

    private static Map<String, Integer> lines(String module) {
        return Sources.of(module).stream()
                .collect(toMap(
                        file -> Sources.root(module).relativize(file).toString().replace('\\', '/'),
                        file -> Sources.lines(file).size()));
    }

    /** Internal packages are left out: nobody must know their types. */
    private static Map<String, Integer> publicTypes(String module) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Path file : Sources.of(module)) {
            String name = Sources.root(module)
                    .relativize(file.getParent())
                    .toString()
                    .replace('\\', '.')
                    .replace('/', '.');
            String text = Sources.lines(file).stream().collect(joining("\n"));
            if (!(name + ".").contains(".internal.")) {
                counts.merge(name, (int) PUBLIC_TYPE.matcher(text).results().count(), Integer::sum);
            }
        }
        return counts;
    }
}
