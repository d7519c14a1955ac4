package dev.boathouse.faults;

import dev.boathouse.faults.WriterProcess.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** A writer over all its lives: after each of its deaths it goes on behind the last commit that was acknowledged. */
final class WriterLives implements Callable<Writings> {

    private final String table;
    private final int number;
    private final int commits;
    private final Death death;
    private final Path logs;
    private final Writings writings;
    private int next = 1;

    WriterLives(String table, int number, Operation operation, int commits, Death death, Path logs) {
        this.table = table;
        this.number = number;
        this.commits = commits;
        this.death = death;
        this.logs = logs;
        this.writings = new Writings(operation);
    }

    @Override
    public Writings call() throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            Death.Plan plan = death.next();
            int last = Math.max(commits, next - 1 + plan.commits());
            if (next > last) {
                return writings;
            }
            Task task = new Task(table, writings.operation(), new Identity(number, next, attempt), last);
            try (WriterProcess process = WriterProcess.start(task, plan.faults(), logs)) {
                live(process, plan, attempt);
                int exit = process.exit();
                death.ended(exit == WriterProcess.KILLED);
                if (exit == WriterProcess.KILLED) {
                    writings.doubtful(new Identity(number, next, attempt));
                } else if (exit != 0 || next <= last) {
                    throw new IllegalStateException("Writer " + number + " ended with " + exit + " before " + last
                            + " commits were made: " + process.errors());
                }
            }
        }
    }

    /** Reads what it tells until it ends, and kills it where that is planned. */
    private void live(WriterProcess process, Death.Plan plan, int attempt) throws IOException, InterruptedException {
        int told = -1;
        for (Optional<String> line = process.next(); line.isPresent(); line = process.next()) {
            take(line.get().split(" ", -1), attempt);
            told++;
            if (plan.kill().isPresent() && plan.kill().getAsInt() == told) {
                TimeUnit.MILLISECONDS.sleep(plan.delayMillis());
                process.kill();
            }
        }
    }

    private void take(String[] words, int attempt) {
        if (words[0].equals("ready")) {
            return;
        }
        Identity identity = new Identity(number, next, attempt);
        if (words[0].equals("done")) {
            writings.acknowledged(identity, Long.parseLong(words[2]));
        } else if (words[0].equals("repeated")) {
            writings.repeated(identity);
        } else {
            throw new IllegalStateException("Writer " + number + " told: " + String.join(" ", words));
        }
        if (Integer.parseInt(words[1]) != next) {
            throw new IllegalStateException("Writer " + number + " told of " + words[1] + " instead of " + next + ".");
        }
        next++;
    }
}
