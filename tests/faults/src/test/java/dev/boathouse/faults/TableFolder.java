package dev.boathouse.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The files of a table, looked at without any reader of tables. */
record TableFolder(Path path) {

    private static final JsonMapper JSON = new JsonMapper();

    static TableFolder of(String location) {
        return new TableFolder(Path.of(java.net.URI.create(location)));
    }

    List<Path> files() throws IOException {
        try (Stream<Path> walk = Files.walk(path)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private List<Path> files(FileKind kind) throws IOException {
        return files().stream().filter(file -> FileKind.of(file) == kind).toList();
    }

    List<Path> dataFiles() throws IOException {
        return files(FileKind.DATA);
    }

    List<Path> temporaries() throws IOException {
        return files().stream().filter(file -> FileKind.of(file).isTemporary()).toList();
    }

    /** Every name is one that a writer gives; commits are whole, and follow each other from 0 on. */
    void requireWhole() throws IOException {
        assertThat(files(FileKind.OTHER)).as("strange files").isEmpty();
        List<Path> commits = files(FileKind.COMMIT);
        assertThat(commits)
                .extracting(file -> Long.parseLong(file.getFileName().toString().substring(0, 20)))
                .containsExactlyElementsOf(
                        LongStream.range(0, commits.size()).boxed().toList());
        for (Path commit : commits) {
            actions(commit);
        }
    }

    long newestCommit() throws IOException {
        return files(FileKind.COMMIT).size() - 1L;
    }

    private static List<JsonNode> actions(Path commit) throws IOException {
        String text = Files.readString(commit);
        assertThat(text).as("%s ends where a line ends", commit).endsWith("}\n");
        List<JsonNode> actions = new ArrayList<>();
        for (String line : text.split("\n")) {
            JsonNode action = JSON.readTree(line);
            assertThat(action.isObject() && action.size() == 1)
                    .as("%s has one action in each line", commit)
                    .isTrue();
            actions.add(action);
        }
        return actions;
    }
}
