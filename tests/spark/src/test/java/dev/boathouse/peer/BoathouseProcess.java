package dev.boathouse.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Boathouse in a process of its own that answers questions about tables: the main class of {@code tests/reader}. */
final class BoathouseProcess implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MAIN = "dev.boathouse.reader.ReadTables";

    private final Process process;
    private final BufferedWriter questions;
    private final BufferedReader answers;

    private BoathouseProcess(Process process) {
        this.process = process;
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** The zone of the process is none that a table is written in: nothing may depend on it. */
    static BoathouseProcess start() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        try {
            return new BoathouseProcess(new ProcessBuilder(List.of(
                            java.toString(), "-Xmx512m", "-Duser.timezone=Pacific/Apia", "-cp", classPath(), MAIN))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start the reading process", e);
        }
    }

    JsonNode ask(JsonNode question) {
        try {
            questions.write(question + "\n");
            questions.flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new IllegalStateException("The reading process has ended at " + question);
            }
            return JSON.readTree(answer);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot ask the reading process " + question, e);
        }
    }

    /** SIGKILL; who is waiting for an answer gets none. */
    void kill() {
        process.toHandle().destroyForcibly();
    }

    private static String classPath() {
        // Maven runs tests in the folder of their module.
        Path target = Path.of("..", "reader", "target").toAbsolutePath().normalize();
        try {
            return target.resolve("classes")
                    + System.getProperty("path.separator")
                    + Files.readString(target.resolve("classpath")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The reading process is not built. Run Maven with -pl tests/spark -am.", e);
        }
    }

    @Override
    public void close() throws IOException {
        questions.close();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
