package dev.boathouse.faults;

import dev.boathouse.delta.DeltaTable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/** A program that commits to a table, and tells of each commit once it was told of it. */
public final class Writer {

    static final String SINGLE = "single";

    private Writer() {}

    /** Table, operation, number of the writer, first and last sequence, attempt, and "single" if it is the only writer. */
    public static void main(String[] arguments) throws IOException {
        DeltaTable table = DeltaTable.at(arguments[0]);
        if (arguments[6].equals(SINGLE)) {
            table = table.singleWriter();
        }
        Operation operation = Operation.valueOf(arguments[1]);
        int last = Integer.parseInt(arguments[4]);
        table.latest();
        // No class of the JDK that might keep bytes: a line is told in one piece, or not.
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        tell(out, "ready");
        int first = Integer.parseInt(arguments[3]);
        for (int sequence = first; sequence <= last; sequence++) {
            if (sequence > first) {
                FaultyProvider.faults().next();
            }
            Identity identity = new Identity(Integer.parseInt(arguments[2]), sequence, Integer.parseInt(arguments[5]));
            try {
                OptionalLong version = operation.commit(table, identity);
                tell(
                        out,
                        version.isPresent() ? "done " + sequence + " " + version.getAsLong() : "repeated " + sequence);
            } catch (RuntimeException e) {
                e.printStackTrace();
                tell(out, "failed " + sequence + " " + oneLine(e));
            }
        }
        // Threads that libraries have left must not keep it.
        System.exit(0);
    }

    static String oneLine(RuntimeException e) {
        return e.getClass().getSimpleName() + " "
                + String.valueOf(e.getMessage()).replace('\n', ' ');
    }

    static void tell(FileOutputStream out, String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
