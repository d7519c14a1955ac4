package dev.boathouse.damage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs cases in a process of their own, and starts another one where that had to end early. */
final class Runner extends Thread {

    private final Path folder;
    private final long from;
    private final long to;
    private final List<Verdict> verdicts = new ArrayList<>();
    private Exception failure;

    Runner(Path folder, long from, long to) {
        super("runner");
        this.folder = folder;
        this.from = from;
        this.to = to;
    }

    @Override
    public void run() {
        try {
            long next = from;
            while (next < to) {
                List<Verdict> got = process(next);
                if (got.isEmpty()) {
                    throw new IllegalStateException("A process gave no verdict on case " + next + ":\n"
                            + Files.readString(folder.resolve("output")));
                }
                verdicts.addAll(got);
                next = got.get(got.size() - 1).seed() + 1;
            }
        } catch (InterruptedException e) {
            interrupt();
        } catch (IOException | RuntimeException e) {
            failure = e;
        }
    }

    private List<Verdict> process(long next) throws IOException, InterruptedException {
        Path results = folder.resolve("results");
        Files.deleteIfExists(results);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-Duser.timezone=Asia/Kolkata",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        DamageCases.class.getName(),
                        folder.resolve("tables").toString(),
                        results.toString(),
                        "" + next,
                        "" + to)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        try {
            process.waitFor();
        } finally {
            process.destroyForcibly();
        }
        return Files.exists(results)
                ? Files.readAllLines(results).stream().map(Verdict::parse).toList()
                : List.of();
    }

    List<Verdict> verdicts() throws Exception {
        join();
        if (failure != null) {
            throw failure;
        }
        return verdicts;
    }
}
