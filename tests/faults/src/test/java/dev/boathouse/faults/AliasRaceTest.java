package dev.boathouse.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.ConflictException;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.ModelPackage;
import dev.boathouse.registry.AliasChange;
import dev.boathouse.registry.Decision;
import dev.boathouse.registry.ModelRegistry;
import dev.boathouse.registry.ModelVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Many hold a candidate against the champion and promote it at once: of those who have seen the same champion one wins. */
class AliasRaceTest {

    private static final int PROCESSES = 8;
    private static final int ROUNDS = 30;

    @TempDir
    Path folder;

    /** What the racers were told: promotions by the sequence of their event, as "from to", and how many were lost. */
    private record Told(Map<Long, String> won, List<String> lost) {}

    @Test
    @EnabledIfSystemProperty(named = "cases", matches = "full")
    void historyIsOneLineOfWinners() throws Exception {
        RegistryFolder place = RegistryFolder.in(folder);
        Map<Long, String> won = new TreeMap<>();
        List<String> lost = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(PROCESSES);
        try {
            List<Future<Told>> running = new ArrayList<>();
            for (int i = 0; i < PROCESSES; i++) {
                int number = i;
                running.add(threads.submit(() -> race(place, number)));
            }
            for (Future<Told> one : running) {
                Told told = one.get();
                told.won()
                        .forEach((sequence, move) -> assertThat(won.put(sequence, move))
                                .as("event %s was told to one alone", sequence)
                                .isNull());
                lost.addAll(told.lost());
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(won.size() + lost.size()).isEqualTo(PROCESSES * ROUNDS);
        assertThat(lost)
                .as("losers")
                .isNotEmpty()
                .allMatch(message -> message.matches(
                        "Cannot promote late-flights version \\d+ as champion: late-flights version \\d+ is live, .*"));

        Map<Long, String> history = new TreeMap<>();
        OptionalInt champion = OptionalInt.empty();
        for (AliasChange change : ModelRegistry.open(place.uri()).history(Candidates.NAME, Candidates.ALIAS)) {
            assertThat(change.from()).as("%s", change).isEqualTo(champion);
            champion = change.to();
            history.put(change.sequence(), change.from().orElse(0) + " " + champion.orElseThrow());
        }
        assertThat(history).as("promotions on record").isEqualTo(won);
        new RegistryAudit(place).requireWhole();
        System.out.println("Alias race: " + won.size() + " won, " + lost.size() + " lost");
    }

    private static Told race(RegistryFolder place, int number) throws IOException, InterruptedException {
        Told told = new Told(new HashMap<>(), new ArrayList<>());
        try (WriterProcess racer = Registrar.start(Deed.PROMOTE, place, number, 1, ROUNDS, 0, List.of())) {
            for (Optional<String> line = racer.next(); line.isPresent(); line = racer.next()) {
                String[] words = line.get().split(" ", 4);
                if (words[0].equals("ready")) {
                    continue;
                }
                assertThat(words[0]).as("%s %s", line, racer.errors()).isEqualTo("done");
                if (words[2].equals(Deed.LOST)) {
                    told.lost().add(words[3]);
                } else {
                    told.won().put(Long.parseLong(words[2]), words[3]);
                }
            }
            assertThat(racer.exit()).as(racer.errors()).isZero();
        }
        return told;
    }

    @Test
    void ofTwoPromotionsAtOnceTheOtherHearsOfTheNewChampion() throws Exception {
        RegistryFolder place = RegistryFolder.in(folder);
        Model trained = ModelPackage.read(place.model()).model();
        Registrar first = new Registrar(ModelRegistry.open(place.uri()), trained, 0);
        Deed.PROMOTE.act(first, 1);
        ModelVersion before =
                first.registry().alias(Candidates.NAME, Candidates.ALIAS).orElseThrow();
        CyclicBarrier start = new CyclicBarrier(2);
        List<Callable<String>> work = new ArrayList<>();
        for (int number = 1; number <= 2; number++) {
            Registrar one = new Registrar(ModelRegistry.open(place.uri()), trained, number);
            var verdict = Candidates.verdict(one.registry(), one.model(1));
            Decision decision = one.registry().record(one.registered(1), verdict);
            work.add(() -> {
                start.await();
                try {
                    one.registry().promote(Candidates.ALIAS, (Decision.Approved) decision);
                    return "";
                } catch (ConflictException e) {
                    return e.getMessage();
                }
            });
        }
        List<String> heard = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (Future<String> one : threads.invokeAll(work)) {
                heard.add(one.get());
            }
        } finally {
            threads.shutdownNow();
        }
        ModelRegistry reader = ModelRegistry.open(place.uri());
        ModelVersion champion = reader.alias(Candidates.NAME, Candidates.ALIAS).orElseThrow();
        assertThat(champion).isNotEqualTo(before);
        assertThat(heard)
                .containsOnlyOnce("")
                .anySatisfy(message -> assertThat(message)
                        .contains(champion + " is live, and it was compared with the model with content "
                                + before.contentDigest()));
        assertThat(reader.history(Candidates.NAME, Candidates.ALIAS)).hasSize(2);
        assertThat(reader.verify().problems()).isEmpty();
    }
}
