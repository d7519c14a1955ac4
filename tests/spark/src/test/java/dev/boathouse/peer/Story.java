package dev.boathouse.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The example, run as its users run it: plain java in a process of its own, with the class path that its build wrote down. */
final class Story {

    static final Path FLIGHTS = examples().resolve("data").resolve("flights-500k.parquet");

    private static final String MAIN = "dev.boathouse.examples.flights.FlightDelays";
    private static final long MINUTES = 3;

    private Story() {}

    /** Tells it on a file of flights and returns the folder of the run. */
    static Path tell(Path flights, Path lake) {
        Path account = lake.resolveSibling("story.txt");
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = List.of(
                java.toString(), "-cp", classPath(), MAIN, "--data", flights.toString(), "--lake", lake.toString());
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(account.toFile())
                    .start();
            boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
            if (!ended) {
                process.destroyForcibly();
            }
            if (!ended || process.exitValue() != 0) {
                throw new IllegalStateException("The story " + (ended ? "failed" : "took more than 3 minutes") + ":\n"
                        + Files.readString(account));
            }
            return lake.resolve("run-1");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot tell the story in " + lake, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the story was told.", e);
        }
    }

    private static String classPath() {
        Path target = examples().resolve("target");
        try {
            return target.resolve("classes")
                    + System.getProperty("path.separator")
                    + Files.readString(target.resolve("classpath")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The example is not built. Run Maven with -pl tests/spark -am.", e);
        }
    }

    /** Found from this module's folder, in which Maven runs its tests. */
    private static Path examples() {
        return Path.of("..", "..", "examples").toAbsolutePath().normalize();
    }
}
