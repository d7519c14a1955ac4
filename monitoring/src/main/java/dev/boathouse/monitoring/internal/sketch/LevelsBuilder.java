package dev.boathouse.monitoring.internal.sketch;

import dev.boathouse.core.internal.ByteDictionary;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Counts texts into {@link Levels}, in a table with open addressing. Allocates for new levels alone. Not thread-safe. */
public final class LevelsBuilder {

    /** The most characters of a level's text that are kept. */
    static final int LABEL = 100;

    private static final int SMALLEST = 16;

    private final int limit;
    private long[] hashes = new long[SMALLEST];
    private long[] counts = new long[SMALLEST]; // 0 marks a free slot
    private String[] labels = new String[SMALLEST];
    private int occupied;
    private long total;
    private boolean complete = true;
    private long greatest = -1L; // unsigned: hashes above it cannot be among the smallest any more
    private @Nullable CountMin sketch; // from the first level on that was not kept
    private boolean unsketched; // as some values came from a profile without one

    /** Keeps at most {@value Levels#LIMIT} levels. */
    public LevelsBuilder() {
        this(Levels.LIMIT);
    }

    /** Keeps at most {@code limit} levels. */
    public LevelsBuilder(int limit) {
        this.limit = limit;
    }

    /** Adds {@code count} values of one text. */
    public void add(String text, long count) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        long hash = hash(utf8, 0, utf8.length);
        int slot = counted(hash, count);
        if (slot >= 0) {
            keep(slot, hash, text, count);
        }
    }

    /** Adds {@code count} values of one entry of a dictionary. */
    public void add(ByteDictionary dictionary, int entry, long count) {
        byte[] bytes = dictionary.bytes();
        int start = dictionary.start(entry);
        int end = dictionary.end(entry);
        long hash = hash(bytes, start, end);
        int slot = counted(hash, count);
        if (slot >= 0) {
            keep(slot, hash, new String(bytes, start, end - start, StandardCharsets.UTF_8), count);
        }
    }

    void add(Levels levels) {
        CountMin other = levels.sketch();
        if (!levels.complete()) {
            startSketch();
            greatest = min(greatest, levels.hash(levels.size() - 1));
            rebuild(hashes.length);
            if (other == null) {
                unsketched = true;
            } else if (sketch != null) {
                sketch.add(other);
            }
        }
        long known = 0;
        for (int i = 0; i < levels.size(); i++) {
            if (sketch != null && levels.complete()) {
                sketch.add(levels.hash(i), levels.count(i));
            }
            known += levels.count(i);
            keep(levels, i);
        }
        total += levels.total() - known;
        complete &= levels.complete();
    }

    private void keep(Levels levels, int level) {
        long hash = levels.hash(level);
        long count = levels.count(level);
        total += count;
        if (Long.compareUnsigned(hash, greatest) > 0) {
            return;
        }
        int slot = slotOf(hash);
        if (counts[slot] != 0) {
            counts[slot] += count;
        } else {
            keep(slot, hash, levels.label(level), count);
        }
    }

    /** Counts a level that is known, or is not kept; otherwise returns the slot that waits for it. */
    private int counted(long hash, long count) {
        total += count;
        if (sketch != null) {
            sketch.add(hash, count);
        }
        if (Long.compareUnsigned(hash, greatest) > 0) {
            return -1;
        }
        int slot = slotOf(hash);
        if (counts[slot] == 0) {
            return slot;
        }
        counts[slot] += count;
        return -1;
    }

    private void keep(int slot, long hash, String text, long count) {
        hashes[slot] = hash;
        labels[slot] = cut(text);
        counts[slot] = count;
        occupied++;
        if (occupied >= 2 * limit) {
            dropGreatest();
        } else if (occupied * 2 > hashes.length) {
            rebuild(2 * hashes.length);
        }
    }

    private int slotOf(long hash) {
        int mask = hashes.length - 1;
        int slot = (int) hash & mask; // the hash is well mixed; its high bits say whether it is kept
        while (counts[slot] != 0 && hashes[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** Forgets what is greater than {@link #greatest}. */
    private void rebuild(int size) {
        long[] oldHashes = hashes;
        long[] oldCounts = counts;
        String[] oldLabels = labels;
        hashes = new long[size];
        counts = new long[size];
        labels = new String[size];
        occupied = 0;
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldCounts[i] != 0 && Long.compareUnsigned(oldHashes[i], greatest) <= 0) {
                int slot = slotOf(oldHashes[i]);
                hashes[slot] = oldHashes[i];
                counts[slot] = oldCounts[i];
                labels[slot] = oldLabels[i];
                occupied++;
            }
        }
    }

    private void dropGreatest() {
        long[] ascending = ascending();
        if (ascending.length > limit) {
            startSketch();
            complete = false;
            greatest = ascending[limit - 1];
            rebuild(hashes.length);
        }
    }

    /** All values so far are in the table, unless there is a sketch already. */
    private void startSketch() {
        if (sketch == null && !unsketched) {
            CountMin all = new CountMin();
            for (int i = 0; i < hashes.length; i++) {
                if (counts[i] != 0) {
                    all.add(hashes[i], counts[i]);
                }
            }
            sketch = all;
        }
    }

    /** The hashes at most {@link #greatest}, ascending as unsigned numbers. */
    private long[] ascending() {
        long[] found = new long[occupied];
        int size = 0;
        for (int i = 0; i < hashes.length; i++) {
            if (counts[i] != 0 && Long.compareUnsigned(hashes[i], greatest) <= 0) {
                found[size++] = hashes[i] ^ Long.MIN_VALUE;
            }
        }
        found = Arrays.copyOf(found, size);
        Arrays.sort(found);
        for (int i = 0; i < size; i++) {
            found[i] ^= Long.MIN_VALUE;
        }
        return found;
    }

    /** What was added so far. */
    public Levels build() {
        dropGreatest();
        long[] kept = ascending();
        String[] texts = new String[kept.length];
        long[] found = new long[kept.length];
        for (int i = 0; i < kept.length; i++) {
            int slot = slotOf(kept[i]);
            texts[i] = labels[slot];
            found[i] = counts[slot];
        }
        return new Levels(
                total, complete, kept, texts, found, complete || sketch == null || unsketched ? null : sketch.copy());
    }

    /** FNV-1a over the UTF-8 bytes, then MurmurHash3's finalizer, which spreads its weak high bits. */
    public static long hash(byte[] bytes, int start, int end) {
        long hash = 0xcbf2_9ce4_8422_2325L;
        for (int i = start; i < end; i++) {
            hash = (hash ^ (bytes[i] & 0xff)) * 0x100_0000_01b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51_afd7_ed55_8ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ce_b9fe_1a85_ec53L;
        return hash ^ (hash >>> 33);
    }

    private static long min(long a, long b) {
        return Long.compareUnsigned(a, b) <= 0 ? a : b;
    }

    private static String cut(String text) {
        if (text.length() <= LABEL) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LABEL - 1)) ? LABEL - 1 : LABEL;
        return text.substring(0, end);
    }
}
