package dev.boathouse.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A program such as {@link Writer} in a process of its own, whose lines are read as they come. Close it: then it has ended. */
final class WriterProcess implements AutoCloseable {

    static final int KILLED = 137;

    /**
     * What a writer is to do.
     *
     * @param table its location
     * @param operation what, again and again
     * @param first with the first sequence and the attempt
     * @param last the last sequence
     */
    record Task(String table, Operation operation, Identity first, int last) {
        static Task once(String table, Operation operation, Identity identity) {
            return new Task(table, operation, identity, identity.sequence());
        }
    }

    private final Process process;
    private final BufferedReader lines;
    private final Path errors;

    private WriterProcess(Process process, Path errors) {
        this.process = process;
        this.lines = process.inputReader(StandardCharsets.UTF_8);
        this.errors = errors;
    }

    /** A writer in a world where faults happen. */
    static WriterProcess start(Task task, List<Fault> faults, Path logs) throws IOException {
        return start(task, List.of(faults), logs, "many");
    }

    /** A writer with a plan of faults for each of its commits, and "single" if it promises to be the only writer. */
    static WriterProcess start(Task task, List<List<Fault>> plans, Path logs, String writers) throws IOException {
        return start(
                Writer.class,
                plans,
                logs,
                task.table(),
                task.operation().name(),
                "" + task.first().writer(),
                "" + task.first().sequence(),
                "" + task.last(),
                "" + task.first().attempt(),
                writers);
    }

    /** A program with a plan of faults for each of the things that it does. */
    static WriterProcess start(Class<?> program, List<List<Fault>> plans, Path logs, String... arguments)
            throws IOException {
        Path errors = Files.createTempFile(logs, program.getSimpleName() + "-", ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                "-Djava.nio.file.spi.DefaultFileSystemProvider=" + FaultyProvider.class.getName(),
                "-D" + FaultyProvider.FAULTS + "=" + Fault.texts(plans),
                "-cp",
                // Surefire may start the JVM with a manifest alone, and tell the real class path here.
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                program.getName()));
        command.addAll(List.of(arguments));
        return new WriterProcess(
                new ProcessBuilder(command).redirectError(errors.toFile()).start(), errors);
    }

    /** The next line; none when the process has ended. */
    Optional<String> next() throws IOException {
        return Optional.ofNullable(lines.readLine());
    }

    /** All lines that are left, the last of them where it has ended. */
    List<String> rest() throws IOException {
        List<String> rest = new ArrayList<>();
        for (Optional<String> line = next(); line.isPresent(); line = next()) {
            rest.add(line.get());
        }
        return rest;
    }

    /** SIGKILL. Not through the process itself, which would close the pipe, with lines in it that were told. */
    void kill() {
        process.toHandle().destroyForcibly();
    }

    int exit() throws InterruptedException {
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            throw new IllegalStateException("A writer does not end: " + errors());
        }
        return process.exitValue();
    }

    String errors() {
        try {
            return Files.readString(errors);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        lines.close();
    }
}
