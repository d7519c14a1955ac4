package dev.boathouse.examples.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files of CI systems that lie in the project with the quality gate. */
class PipelinesTest {

    private static final Path PROJECT = Path.of("quality-gate");
    private static final List<String> STAGES = List.of("build", "test", "train", "validate", "release");
    private static final List<String> COMMANDS = List.of(
            "mvn -B package -DskipTests",
            "mvn -B test",
            "java -cp target/late-flights.jar com.example.flights.Train",
            "mvn -B -Pquality test",
            "java -cp target/late-flights.jar com.example.flights.Release");

    /** Where a CI system wants a command: after a key or a dash, in Jenkins between quotes. */
    private static final Pattern COMMAND =
            Pattern.compile("(?m)^\\s*(?:- run: |- script: |- |sh ')((?:mvn|java) [^'\\n]+)");

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".github/workflows/late-flights.yml",
                ".gitlab-ci.yml",
                ".circleci/config.yml",
                "azure-pipelines.yml",
                "Jenkinsfile"
            })
    void everyFileRunsTheFiveCommandsInOrder(String file) throws IOException {
        assertThat(COMMAND.matcher(text(file)).results().map(found -> found.group(1)))
                .containsExactlyElementsOf(COMMANDS);
    }

    @Test
    void theReadmeNamesTheSameCommands() throws IOException {
        List<String> named = Pattern.compile("(?m)^\\| \\w+ \\| `((?:mvn|java) [^`]+)` \\|")
                .matcher(text("README.md"))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(named).isEqualTo(COMMANDS);
    }

    @Test
    void whatTheCommandsCallExists() throws IOException {
        for (String command : COMMANDS) {
            if (command.startsWith("java")) {
                String source = command.substring(command.lastIndexOf(' ') + 1).replace('.', '/') + ".java";
                assertThat(text("src/main/java/" + source)).contains("public static void main(String[] args)");
            }
        }
        assertThat(text("pom.xml"))
                .contains("<finalName>late-flights</finalName>")
                .contains("<id>quality</id>");
    }

    @Test
    void gitHubChainsJobsAndReleasesFromMainOnly() throws IOException {
        Map<String, Object> jobs =
                map(yaml(".github/workflows/late-flights.yml").get("jobs"));
        assertThat(jobs.keySet()).containsExactlyElementsOf(STAGES);
        for (int i = 1; i < STAGES.size(); i++) {
            assertThat(map(jobs.get(STAGES.get(i)))).containsEntry("needs", STAGES.get(i - 1));
        }
        assertThat(map(jobs.get("release"))).containsEntry("if", "github.ref == 'refs/heads/main'");
    }

    @Test
    void gitLabHasFiveStagesAndReleasesFromMainOnly() throws IOException {
        Map<String, Object> file = yaml(".gitlab-ci.yml");
        assertThat(list(file.get("stages"))).isEqualTo(STAGES);
        for (String stage : STAGES) {
            assertThat(map(file.get(stage))).containsEntry("stage", stage);
        }
        assertThat(map(file.get("release")))
                .containsEntry("rules", List.of(Map.of("if", "$CI_COMMIT_BRANCH == \"main\"")));
    }

    @Test
    void circleChainsJobsAndReleasesFromMainOnly() throws IOException {
        Map<String, Object> file = yaml(".circleci/config.yml");
        assertThat(map(file.get("jobs")).keySet()).containsExactlyElementsOf(STAGES);
        List<Object> jobs =
                list(map(map(file.get("workflows")).get("late-flights")).get("jobs"));
        assertThat(jobs).hasSize(STAGES.size()).first().isEqualTo("build");
        for (int i = 1; i < STAGES.size(); i++) {
            Map<String, Object> job = map(map(jobs.get(i)).get(STAGES.get(i)));
            assertThat(job).containsEntry("requires", List.of(STAGES.get(i - 1)));
        }
        assertThat(map(map(jobs.get(4)).get("release")))
                .containsEntry("filters", Map.of("branches", Map.of("only", "main")));
    }

    @Test
    void azureHasFiveStagesAndReleasesFromMainOnly() throws IOException {
        List<Object> stages = list(yaml("azure-pipelines.yml").get("stages"));
        List<Object> names = new ArrayList<>();
        stages.forEach(stage -> names.add(map(stage).get("stage")));
        assertThat(names).isEqualTo(STAGES);
        assertThat(map(stages.get(4)))
                .containsEntry("condition", "and(succeeded(), eq(variables['Build.SourceBranch'], 'refs/heads/main'))");
    }

    @Test
    void jenkinsHasFiveStagesAndReleasesFromMainOnly() throws IOException {
        String file = text("Jenkinsfile");
        assertThat(Pattern.compile("stage\\('(\\w+)'\\)")
                        .matcher(file)
                        .results()
                        .map(found -> found.group(1)))
                .containsExactlyElementsOf(STAGES);
        List<MatchResult> conditions = Pattern.compile("when \\{ branch 'main' }")
                .matcher(file)
                .results()
                .toList();
        assertThat(conditions).hasSize(1);
        assertThat(conditions.get(0).start()).isGreaterThan(file.indexOf("stage('release')"));
    }

    private static String text(String file) throws IOException {
        return Files.readString(PROJECT.resolve(file));
    }

    /** Keys in the order of the file; one that appears twice is an error. */
    private static Map<String, Object> yaml(String file) throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return map(new Yaml(new SafeConstructor(options)).load(text(file)));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        assertThat(node).isInstanceOf(Map.class);
        return (Map<String, Object>) node;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object node) {
        assertThat(node).isInstanceOf(List.class);
        return (List<Object>) node;
    }
}
