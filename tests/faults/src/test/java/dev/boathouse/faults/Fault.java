package dev.boathouse.faults;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What goes wrong, and when: the first time that a process gets to a step, the second …
 *
 * @param step the step
 * @param from the first time, counted from 1
 * @param to the last time
 * @param action what happens
 */
record Fault(Step step, int from, int to, Action action) {

    enum Action {
        /** The process ends here. */
        HALT,
        NO_SPACE,
        IO_ERROR,
        /** As a network file system without hard links may say it. */
        NOT_PERMITTED,
        /** As a provider of Java without hard links says it. */
        NOT_SUPPORTED,
        /** Not all bytes are taken, as a disk does that has only room for some. */
        SHORT_WRITE
    }

    static Fault at(Step step, int time, Action action) {
        return new Fault(step, time, time, action);
    }

    static Fault always(Step step, Action action) {
        return new Fault(step, 1, Integer.MAX_VALUE, action);
    }

    /** Plans, one for each commit of a process; the last one stays. */
    static String texts(List<List<Fault>> plans) {
        return plans.stream().map(Fault::text).collect(Collectors.joining(";"));
    }

    static List<List<Fault>> plans(String texts) {
        return Arrays.stream(texts.split(";", -1)).map(Fault::parsed).toList();
    }

    private static String text(List<Fault> faults) {
        return faults.stream()
                .map(fault -> fault.step + ":" + fault.from + ":" + fault.to + ":" + fault.action)
                .collect(Collectors.joining(","));
    }

    private static List<Fault> parsed(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(",", -1)).map(Fault::one).toList();
    }

    private static Fault one(String text) {
        String[] parts = text.split(":", -1);
        return new Fault(
                Step.valueOf(parts[0]),
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]),
                Action.valueOf(parts[3]));
    }

    boolean isDue(Step reached, int time) {
        return reached == step && from <= time && time <= to;
    }

    /** Does it, to a file. */
    void happen(String file) throws IOException {
        switch (action) {
            // Not kill -9: that is a message that arrives later, while this and other threads go on. Here nothing else
            // is
            // done, and like there no handler, no finally and no flush runs.
            case HALT -> Runtime.getRuntime().halt(137);
            case NO_SPACE -> throw new FileSystemException(file, null, "No space left on device");
            // A channel's own failures have no path.
            case IO_ERROR -> throw new IOException("Input/output error");
            case NOT_PERMITTED -> throw new FileSystemException(file, null, "Operation not permitted");
            case NOT_SUPPORTED -> throw new UnsupportedOperationException("no links here");
            case SHORT_WRITE -> {
                // Left to the channel.
            }
        }
    }
}
