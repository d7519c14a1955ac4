package dev.boathouse.damage;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.UnsupportedFormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

/** One case: a file is damaged, the table is read, the file is made whole again. */
final class Trial {

    private static final Pattern FILE = Pattern.compile("[^\\s\"'/]+\\.(parquet|bin|json|crc)");
    /** What a damaged log points to. */
    private static final Pattern PATH = Pattern.compile("\"path\":\"(?:[^\"]*/)?([^\"/]+)\"");

    private static final String FIRST = "00000000000000000000.json";

    private static final int DELETIONS = 20;

    private final Victim victim;
    private final Reading reading;
    private final long seed;
    private final String file;
    private final Optional<Damage> damage;
    private final Place place;

    private Trial(Victim victim, Reading reading, long seed, String file, Optional<Damage> damage, Place place) {
        this.victim = victim;
        this.reading = reading;
        this.seed = seed;
        this.file = file;
        this.damage = damage;
        this.place = place;
    }

    static Trial of(List<Victim> victims, Reading reading, long seed) {
        Random random = new Random(seed * 0x9E37_79B9_7F4A_7C15L);
        Victim victim = victims.get(random.nextInt(victims.size()));
        Victim.Target target = victim.aim(random);
        if (random.nextInt(DELETIONS) == 0) {
            return new Trial(victim, reading, seed, target.file(), Optional.empty(), Place.WHOLE_FILE);
        }
        PlaceMap.Region region = target.region();
        int offset = region.from() + random.nextInt(region.to() - region.from());
        PlaceMap map = victim.map(target.file());
        boolean text = !target.file().endsWith(".parquet") && !target.file().endsWith(".bin");
        Damage damage = Damage.of(victim.bytes(target.file()), offset, text, random);
        return new Trial(victim, reading, seed, target.file(), Optional.of(damage), map.at(damage.offset()));
    }

    Place place() {
        return place;
    }

    String description() {
        return victim.folder().getFileName() + "/" + file + " "
                + damage.map(done -> done.kind() + " at " + done.offset()).orElse("DELETED");
    }

    Verdict run() throws IOException {
        Path path = victim.folder().resolve(file);
        try {
            if (damage.isPresent()) {
                Files.write(path, damage.get().bytes());
            } else {
                Files.delete(path);
            }
            return read();
        } finally {
            Files.write(path, victim.bytes(file));
        }
    }

    Verdict verdict(Outcome outcome, String detail) {
        return new Verdict(seed, place, description(), outcome, detail);
    }

    private Verdict read() {
        Reading.Rows rows;
        try {
            rows = reading.rows(victim.folder(), victim.plan());
        } catch (CorruptDataException | NotFoundException | UnsupportedFormatException e) {
            return verdict(named(String.valueOf(e.getMessage())), e.toString());
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            StackTraceElement[] stack = e.getStackTrace();
            return verdict(Outcome.OTHER_EXCEPTION, e + (stack.length == 0 ? "" : " at " + stack[0]));
        }
        if (rows.sameAs(victim.rows())) {
            return verdict(Outcome.EQUAL, "");
        }
        Optional<String> unnoticeable = damage.isPresent() ? explained(damage.get()) : olderVersion(rows);
        return unnoticeable
                .map(what -> verdict(Outcome.ANOTHER_TABLE, what))
                .orElseGet(() -> verdict(
                        Outcome.DIFFERENT_ROWS,
                        damage.map(done -> "changed: " + changes(done)).orElse("")));
    }

    private String changes(Damage done) {
        return Changes.of(file, victim.map(file), victim.bytes(file), done.bytes())
                .toString();
    }

    private Optional<String> explained(Damage done) {
        return Unnoticeable.explain(Changes.of(file, victim.map(file), victim.bytes(file), done.bytes()));
    }

    /** Without its newest commit a table is what it was before. */
    private Optional<String> olderVersion(Reading.Rows rows) {
        if (place != Place.WHOLE_FILE
                || !file.endsWith(".json")
                || rows.version() >= victim.rows().version()) {
            return Optional.empty();
        }
        try {
            Files.write(victim.folder().resolve(file), victim.bytes(file));
            Reading.Rows before = reading.rows(victim.folder(), victim.plan(), rows.version());
            return before.sameAs(rows) ? Optional.of("the newest commit is gone") : Optional.empty();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The damaged file must be named; where a damaged log points elsewhere, what it points to will do. */
    private Outcome named(String message) {
        String name = Path.of(file).getFileName().toString();
        if (message.contains(name)) {
            return Outcome.REFUSED;
        }
        if (!file.contains("_delta_log/")) {
            return Outcome.NOT_NAMED;
        }
        if (damage.isEmpty()) {
            return namesMissing(name, message) ? Outcome.REFUSED : Outcome.NOT_NAMED;
        }
        String log = new String(damage.get().bytes(), StandardCharsets.UTF_8);
        boolean pointedTo = PATH.matcher(log).results().anyMatch(path -> message.contains(path.group(1)))
                || (name.contains(".checkpoint.") && namesMissing(name, message));
        boolean ofTheTable = FILE.matcher(message)
                .results()
                .anyMatch(other -> victim.names().stream().anyMatch(each -> each.endsWith(other.group())));
        boolean goneOrNeeded = message.matches("(?s).*: its file .+ is gone\\..*")
                || message.matches("(?s).*: it needs reader version \\d+,.*");
        return pointedTo || ofTheTable || goneOrNeeded ? Outcome.REFUSED_ELSEWHERE : Outcome.NOT_NAMED;
    }

    /**
     * Where a file of the log is gone, its version will do; where a checkpoint is, the first commit that is then missing; where all of
     * it is, the folder.
     */
    private boolean namesMissing(String name, String message) {
        List<String> log = victim.names().stream()
                .filter(each -> each.matches("_delta_log/\\d{20}\\..*"))
                .toList();
        boolean firstCommit = name.contains(".checkpoint.")
                && !log.contains("_delta_log/" + FIRST)
                && message.contains(FIRST + " is missing");
        return (name.matches("\\d{20}\\..*") && message.contains(name.substring(0, 20)))
                || firstCommit
                || (log.size() == 1 && message.contains("_delta_log"));
    }
}
