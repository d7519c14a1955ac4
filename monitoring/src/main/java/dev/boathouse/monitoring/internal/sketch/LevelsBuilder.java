package dev.boathouse.monitoring.internal.sketch;

import dev.boathouse.core.internal.ByteDictionary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Counts texts into {@link Levels}. Not thread-safe. */
public final class LevelsBuilder {

    /** The most characters of a level's text that are kept. */
    static final int LABEL = 100;

    private static final Comparator<Level> BY_HASH = (a, b) -> Long.compareUnsigned(a.hash, b.hash);

    private final Map<Long, Level> kept = new HashMap<>();
    private long total;
    private boolean complete = true;
    private long greatest = -1L; // unsigned: hashes above it cannot be among the smallest any more

    /** Adds {@code count} values of one text. */
    public void add(String text, long count) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        add(hash(utf8, 0, utf8.length), () -> text, count);
    }

    /** Adds {@code count} values of one entry of a dictionary. */
    public void add(ByteDictionary dictionary, int entry, long count) {
        long hash = hash(dictionary.bytes(), dictionary.start(entry), dictionary.end(entry));
        add(hash, () -> dictionary.text(entry), count);
    }

    void add(Levels levels) {
        for (int i = 0; i < levels.size(); i++) {
            int level = i;
            add(levels.hash(i), () -> levels.label(level), levels.count(i));
            total -= levels.count(i);
        }
        total += levels.total();
        if (!levels.complete()) {
            complete = false;
            if (levels.size() > 0 && Long.compareUnsigned(levels.hash(levels.size() - 1), greatest) < 0) {
                greatest = levels.hash(levels.size() - 1);
                kept.values().removeIf(level -> Long.compareUnsigned(level.hash, greatest) > 0);
            }
        }
    }

    private void add(long hash, Supplier<String> text, long count) {
        total += count;
        if (Long.compareUnsigned(hash, greatest) > 0) {
            complete = false;
            return;
        }
        Level level = kept.get(hash);
        if (level != null) {
            level.count += count;
            return;
        }
        kept.put(hash, new Level(hash, cut(text.get()), count));
        if (kept.size() >= 2 * Levels.LIMIT) {
            smallest();
        }
    }

    private List<Level> smallest() {
        List<Level> levels = new ArrayList<>(kept.values());
        levels.sort(BY_HASH);
        if (levels.size() > Levels.LIMIT) {
            complete = false;
            levels.subList(Levels.LIMIT, levels.size()).forEach(level -> kept.remove(level.hash));
            levels = levels.subList(0, Levels.LIMIT);
            greatest = levels.get(Levels.LIMIT - 1).hash;
        }
        return levels;
    }

    /** What was added so far. */
    public Levels build() {
        List<Level> levels = smallest();
        return new Levels(
                total,
                complete,
                levels.stream().mapToLong(level -> level.hash).toArray(),
                levels.stream().map(level -> level.label).toArray(String[]::new),
                levels.stream().mapToLong(level -> level.count).toArray());
    }

    /** FNV-1a over the UTF-8 bytes, then MurmurHash3's finalizer, which spreads its weak high bits. */
    static long hash(byte[] bytes, int start, int end) {
        long hash = 0xcbf2_9ce4_8422_2325L;
        for (int i = start; i < end; i++) {
            hash = (hash ^ (bytes[i] & 0xff)) * 0x100_0000_01b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51_afd7_ed55_8ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ce_b9fe_1a85_ec53L;
        return hash ^ (hash >>> 33);
    }

    private static String cut(String text) {
        if (text.length() <= LABEL) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LABEL - 1)) ? LABEL - 1 : LABEL;
        return text.substring(0, end);
    }

    private static final class Level {
        private final long hash;
        private final String label;
        private long count;

        Level(long hash, String label, long count) {
            this.hash = hash;
            this.label = label;
            this.count = count;
        }
    }
}
