package dev.boathouse.faults;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** Somebody who registers, over all his {@link Lives}: gives the numbers that he was told, by job. */
final class RegistrarLives implements Callable<Map<String, Integer>>, Lives.Program {

    private final RegistryFolder folder;
    private final int number;
    private final int clockHours;
    private final Lives lives;
    private final Map<String, Integer> acknowledged = new TreeMap<>();

    RegistrarLives(RegistryFolder folder, int number, int clockHours, int jobs, Death death) {
        this.folder = folder;
        this.number = number;
        this.clockHours = clockHours;
        this.lives = new Lives(this, jobs, death);
    }

    @Override
    public Map<String, Integer> call() throws IOException, InterruptedException {
        lives.live();
        return acknowledged;
    }

    @Override
    public WriterProcess start(int first, int last, int attempt, List<Fault> faults) throws IOException {
        return Registrar.start(Deed.REGISTER, folder, number, first, last, clockHours, faults);
    }

    @Override
    public void told(int sequence, int attempt, String[] words) {
        acknowledged.put(Candidates.job(number, sequence), Integer.parseInt(words[2]));
    }

    @Override
    public void doubtful(int sequence, int attempt) {
        // The next life does the same job again.
    }

    @Override
    public String toString() {
        return "Registrar " + number;
    }
}
