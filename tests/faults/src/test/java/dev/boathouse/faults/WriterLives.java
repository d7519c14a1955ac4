package dev.boathouse.faults;

import dev.boathouse.faults.WriterProcess.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** A writer over all its {@link Lives}. */
final class WriterLives implements Callable<Writings>, Lives.Program {

    private final String table;
    private final int number;
    private final Path logs;
    private final Writings writings;
    private final Lives lives;

    WriterLives(String table, int number, Operation operation, int commits, Death death, Path logs) {
        this.table = table;
        this.number = number;
        this.logs = logs;
        this.writings = new Writings(operation);
        this.lives = new Lives(this, commits, death);
    }

    @Override
    public Writings call() throws IOException, InterruptedException {
        lives.live();
        return writings;
    }

    @Override
    public WriterProcess start(int first, int last, int attempt, List<Fault> faults) throws IOException {
        Task task = new Task(table, writings.operation(), new Identity(number, first, attempt), last);
        return WriterProcess.start(task, faults, logs);
    }

    @Override
    public void told(int sequence, int attempt, String[] words) {
        Identity identity = new Identity(number, sequence, attempt);
        if (words[0].equals("done")) {
            writings.acknowledged(identity, Long.parseLong(words[2]));
        } else {
            writings.repeated(identity);
        }
    }

    @Override
    public void doubtful(int sequence, int attempt) {
        writings.doubtful(new Identity(number, sequence, attempt));
    }

    @Override
    public String toString() {
        return "Writer " + number;
    }
}
