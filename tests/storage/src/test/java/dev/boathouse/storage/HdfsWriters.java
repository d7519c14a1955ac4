package dev.boathouse.storage;

import dev.boathouse.core.ConflictException;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.PendingWrite;
import dev.boathouse.delta.Snapshot;
import dev.boathouse.delta.internal.storage.RenameLogStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.apache.hadoop.conf.Configuration;

/** A program that commits to a table on HDFS, in a process of its own. */
final class HdfsWriters {

    private HdfsWriters() {}

    /** What to do ({@code append}, {@code condition} or {@code die}), the name node's port, the table, number of the writer, how many. */
    public static void main(String[] arguments) throws IOException {
        Configuration client = HdfsCluster.client(Integer.parseInt(arguments[1]));
        String location = arguments[2];
        int writer = Integer.parseInt(arguments[3]);
        int commits = Integer.parseInt(arguments[4]);
        switch (arguments[0]) {
            case "append" ->
                append(DeltaTable.at(location, client), writer, commits, i -> System.out.println("committed " + i));
            case "condition" -> commitOnRead(DeltaTable.at(location, client), writer, commits);
            default -> stopInTheMiddle(location, client, commits);
        }
    }

    static void append(DeltaTable table, int writer, int commits, IntConsumer committed) {
        for (int i = 0; i < commits; i++) {
            table.append(Rows.of(writer, i)).commit();
            committed.accept(i);
        }
    }

    static void commitOnRead(DeltaTable table, int writer, int commits) {
        for (int i = 0; i < commits; ) {
            Snapshot read = table.latest();
            PendingWrite write = table.append(Rows.of(writer, i));
            try {
                write.commitIfUnchanged(read);
                i++;
            } catch (ConflictException e) {
                write.discard();
            }
        }
    }

    /** Writes half of a commit, says so, and waits to be killed. */
    private static void stopInTheMiddle(String location, Configuration client, int version) throws IOException {
        Iterator<String> lines = new Iterator<>() {
            private int given;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public String next() {
                if (given++ > 0) {
                    System.out.println("half written");
                    while (true) {
                        LockSupport.park();
                    }
                }
                return "{\"commitInfo\":{}}";
            }
        };
        var path = new org.apache.hadoop.fs.Path(location, "_delta_log/%020d.json".formatted(version));
        new RenameLogStore(client).write(path, lines, false, client);
    }

    static Process start(HdfsCluster hdfs, String what, String location, int writer, int number, Path output)
            throws IOException {
        // Surefire may start the JVM with a manifest alone, and tell the real class path here.
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                classPath,
                HdfsWriters.class.getName()));
        command.addAll(List.of(what, "" + hdfs.port(), location, "" + writer, "" + number));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }
}
