package dev.boathouse.faults;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A program over all its lives: after each of its deaths it goes on behind the last thing that was acknowledged. */
final class Lives {

    /** What does numbered things one after the other, and tells {@code done} or {@code repeated} with the number once it was told of it. */
    interface Program {

        /** Starts it; it ends when it is done with the last. */
        WriterProcess start(int first, int last, int attempt, List<Fault> faults) throws IOException;

        /** It told this, in words. */
        void told(int sequence, int attempt, String[] words);

        /** It ended while it may have been at this. */
        void doubtful(int sequence, int attempt);
    }

    private final Program program;
    private final int things;
    private final Death death;
    private int next = 1;

    Lives(Program program, int things, Death death) {
        this.program = program;
        this.things = things;
        this.death = death;
    }

    /** Lives until all is done. */
    void live() throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            Death.Plan plan = death.next();
            int last = Math.max(things, next - 1 + plan.commits());
            if (next > last) {
                return;
            }
            try (WriterProcess process = program.start(next, last, attempt, plan.faults())) {
                follow(process, plan, attempt);
                int exit = process.exit();
                death.ended(exit == WriterProcess.KILLED);
                if (exit == WriterProcess.KILLED) {
                    program.doubtful(next, attempt);
                } else if (exit != 0 || next <= last) {
                    throw new IllegalStateException(program + " ended with " + exit + " before " + last
                            + " things were done: " + process.errors());
                }
            }
        }
    }

    /** Reads what it tells until it ends, and kills it where that is planned. */
    private void follow(WriterProcess process, Death.Plan plan, int attempt) throws IOException, InterruptedException {
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
        if (!words[0].equals("done") && !words[0].equals("repeated")) {
            throw new IllegalStateException(program + " told: " + String.join(" ", words));
        }
        if (Integer.parseInt(words[1]) != next) {
            throw new IllegalStateException(program + " told of " + words[1] + " instead of " + next + ".");
        }
        program.told(next, attempt, words);
        next++;
    }
}
