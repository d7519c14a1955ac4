package dev.boathouse.damage;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that runs cases in a small heap, and writes a line for each. It ends early, with status 3, after a case that ran out of memory or
 * time: what that left behind is not to trouble the next.
 */
public final class DamageCases {

    private static final long SECONDS = 2;
    /** A thread that waits for ever uses no processor; the clock alone would blame a busy machine. */
    private static final long PATIENCE_SECONDS = 30;

    private static final int DAMAGED = 3;

    private DamageCases() {}

    /** Runs cases: tables, results, first seed, behind the last one. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Reading reading = new Reading();
        List<Victim> victims = new ArrayList<>();
        try (var folders = Files.list(Path.of(arguments[0]))) {
            for (Path folder : folders.sorted().toList()) {
                victims.add(new Victim(folder, reading));
            }
        }
        try (PrintWriter results = new PrintWriter(Path.of(arguments[1]).toFile(), StandardCharsets.UTF_8)) {
            long end = Long.parseLong(arguments[3]);
            for (long seed = Long.parseLong(arguments[2]); seed < end; seed++) {
                Verdict verdict = watched(Trial.of(victims, reading, seed));
                results.println(verdict.line());
                results.flush();
                if (verdict.outcome() == Outcome.HANG || verdict.outcome() == Outcome.OUT_OF_MEMORY) {
                    Runtime.getRuntime().halt(DAMAGED);
                }
            }
        }
    }

    private static Verdict watched(Trial trial) throws InterruptedException {
        Verdict[] verdict = {trial.verdict(Outcome.OTHER_EXCEPTION, "no verdict")};
        Thread worker = new Thread(
                () -> {
                    try {
                        verdict[0] = trial.run();
                    } catch (OutOfMemoryError e) {
                        verdict[0] = trial.verdict(Outcome.OUT_OF_MEMORY, stack(e.getStackTrace()));
                    } catch (Throwable e) {
                        verdict[0] = trial.verdict(Outcome.OTHER_EXCEPTION, e + stack(e.getStackTrace()));
                    }
                },
                "case");
        worker.setDaemon(true);
        worker.start();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begin = System.nanoTime();
        worker.join(TimeUnit.SECONDS.toMillis(SECONDS));
        while (worker.isAlive()) {
            long used = threads.getThreadCpuTime(worker.getId());
            if (used > TimeUnit.SECONDS.toNanos(SECONDS)
                    || System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
                return trial.verdict(Outcome.HANG, stack(worker.getStackTrace()));
            }
            worker.join(50);
        }
        return verdict[0];
    }

    private static String stack(StackTraceElement[] frames) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(25, frames.length); i++) {
            text.append(" at ").append(frames[i]);
        }
        return text.toString();
    }
}
