package dev.boathouse.core.features;

import dev.boathouse.core.internal.BinaryReader;
import dev.boathouse.core.internal.BinaryWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Levels in their order, each with its place; what is no level gets the place behind the last one. Immutable and thread-safe. */
final class LevelIndex implements Coding {

    private final List<String> levels;
    private final Map<String, Integer> texts = new HashMap<>();
    private final long[] numbers;
    private final int[] places;

    private LevelIndex(List<String> levels, long[] sorted) {
        this.levels = List.copyOf(levels);
        for (String level : levels) {
            if (texts.put(level, texts.size()) != null) {
                throw new IllegalArgumentException("Level \"" + level + "\" appears twice.");
            }
        }
        this.numbers = sorted;
        this.places = Arrays.stream(sorted)
                .mapToInt(number -> texts.getOrDefault(Long.toString(number), levels.size()))
                .toArray();
    }

    /**
     * An index of texts.
     *
     * @throws IllegalArgumentException if a level appears twice
     */
    static LevelIndex ofTexts(List<String> levels) {
        return new LevelIndex(levels, new long[0]);
    }

    /**
     * An index of whole numbers, given as decimal texts.
     *
     * @throws IllegalArgumentException if a level appears twice, or is no whole number in its shortest form
     */
    static LevelIndex ofNumbers(List<String> levels) {
        long[] sorted = levels.stream().mapToLong(LevelIndex::number).sorted().toArray();
        return new LevelIndex(levels, sorted);
    }

    private static long number(String level) {
        long number = Long.parseLong(level);
        if (!Long.toString(number).equals(level)) {
            throw new IllegalArgumentException("Level \"" + level + "\" is no whole number in its shortest form.");
        }
        return number;
    }

    static LevelIndex of(List<String> levels, Kind kind) {
        return kind == Kind.TEXT ? ofTexts(levels) : ofNumbers(levels);
    }

    List<String> levels() {
        return levels;
    }

    int size() {
        return levels.size();
    }

    @Override
    public int of(String level) {
        Integer place = texts.get(level);
        return place == null ? levels.size() : place;
    }

    @Override
    public int of(long level) {
        int found = Arrays.binarySearch(numbers, level);
        return found < 0 ? levels.size() : places[found];
    }

    void write(BinaryWriter out) {
        out.put(levels.size());
        levels.forEach(out::put);
    }

    static LevelIndex read(Kind kind, BinaryReader in) {
        List<String> levels = new ArrayList<>();
        for (int left = in.count(Integer.BYTES); left > 0; left--) {
            levels.add(in.text());
        }
        return of(levels, kind);
    }
}
