package dev.boathouse.delta;

import dev.boathouse.core.ConflictException;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that commits to a table, run in several processes at once. */
public final class Writers {

    static final Schema SCHEMA = Schema.of(
            Schema.Field.of("writer", DataType.INT),
            Schema.Field.of("sequence", DataType.INT),
            Schema.Field.of("version", DataType.LONG));

    private Writers() {}

    /** Commits: table, number of the writer, how many, and whether each only on the version that was read. */
    public static void main(String[] arguments) {
        DeltaTable table = DeltaTable.at(arguments[0]);
        int writer = Integer.parseInt(arguments[1]);
        int commits = Integer.parseInt(arguments[2]);
        boolean onlyIfUnchanged = Boolean.parseBoolean(arguments[3]);
        for (int i = 0; i < commits; i++) {
            if (onlyIfUnchanged) {
                commitOnRead(table, writer, i);
            } else {
                table.append(row(writer, i, -1))
                        .withMetadata("writer", "" + writer)
                        .commit();
            }
        }
    }

    /** Reads, decides, commits if nothing came between: as a registry does. */
    private static void commitOnRead(DeltaTable table, int writer, int sequence) {
        while (true) {
            Snapshot read = table.latest();
            PendingWrite write = table.append(row(writer, sequence, read.version() + 1));
            try {
                write.commitIfUnchanged(read);
                return;
            } catch (ConflictException e) {
                write.discard();
            }
        }
    }

    private static Frame row(int writer, int sequence, long version) {
        return Frame.of(SCHEMA, List.of(Column.ofInts(writer), Column.ofInts(sequence), Column.ofLongs(version)));
    }

    /** Runs processes at once, and waits for all. */
    static void run(DeltaTable table, int processes, int commits, boolean onlyIfUnchanged, Path logs)
            throws IOException, InterruptedException {
        List<Process> running = new ArrayList<>();
        for (int i = 0; i < processes; i++) {
            running.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-XX:TieredStopAtLevel=1",
                            "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                            "-cp",
                            classPath(),
                            Writers.class.getName(),
                            table.location(),
                            "" + i,
                            "" + commits,
                            "" + onlyIfUnchanged)
                    .redirectErrorStream(true)
                    .redirectOutput(logs.resolve("writer-" + i + ".log").toFile())
                    .start());
        }
        for (int i = 0; i < processes; i++) {
            Process process = running.get(i);
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                running.forEach(Process::destroyForcibly);
                throw new IllegalStateException("Writer " + i + " does not end.");
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException(
                        "Writer " + i + " failed: " + Files.readString(logs.resolve("writer-" + i + ".log")));
            }
        }
    }

    private static String classPath() {
        // Surefire may start the JVM with a manifest alone, and tell the real class path here.
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
