package dev.boathouse.core.features;

import java.util.List;

/**
 * Which levels of a column count, and what becomes of the others. Unless told otherwise, rare levels are zeros, and null and levels that
 * training has not seen are errors. Immutable.
 */
public final class Levels {

    /** What a level counts as that is none of those kept. */
    public enum Fallback {
        /** It is an error that names column and row: nothing is scored on what nobody thought of. */
        ERROR(0),
        /**
         * It counts as the rare levels do: for {@code oneHot} the feature of the others, or zeros without one; for {@code ordinal} the rank
         * behind the last level kept; for target encoding the prior.
         */
        RARE(1),
        /** All features of the column are 0; only {@code oneHot} knows this. */
        ZEROS(2);

        private final int tag;

        Fallback(int tag) {
            this.tag = tag;
        }

        /** What stands for it in a stored pipeline. */
        byte tag() {
            return (byte) tag;
        }
    }

    private final int most;
    private final long leastRows;
    private final boolean other;
    private final Fallback unseen;
    private final Fallback missing;

    private Levels(int most, long leastRows, boolean other, Fallback unseen, Fallback missing) {
        this.most = most;
        this.leastRows = leastRows;
        this.other = other;
        this.unseen = unseen;
        this.missing = missing;
    }

    /**
     * All levels of the training rows.
     *
     * @return the choice
     */
    public static Levels all() {
        return new Levels(Integer.MAX_VALUE, 1, false, Fallback.ERROR, Fallback.ERROR);
    }

    /**
     * The most frequent levels; of equally frequent ones the first as they sort. The others are rare.
     *
     * @param count how many are kept at most
     * @return the choice
     * @throws IllegalArgumentException if {@code count} is less than 1
     */
    public static Levels mostFrequent(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("Cannot keep " + count + " levels: keep at least 1.");
        }
        return new Levels(count, 1, false, Fallback.ERROR, Fallback.ERROR);
    }

    /**
     * The levels that at least so many training rows have. The others are rare.
     *
     * @param rows the least number of rows
     * @return the choice
     * @throws IllegalArgumentException if {@code rows} is less than 1
     */
    public static Levels seenAtLeast(long rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("Cannot keep levels of " + rows + " rows: ask for at least 1.");
        }
        return new Levels(Integer.MAX_VALUE, rows, false, Fallback.ERROR, Fallback.ERROR);
    }

    /**
     * With a feature of their own for rare levels, named as {@code origin.other}. For {@code oneHot} only: {@code ordinal} gives them a rank
     * of their own anyway.
     *
     * @return the changed copy
     */
    public Levels withOther() {
        return new Levels(most, leastRows, true, unseen, missing);
    }

    /**
     * With a policy for levels that no training row had; by default they are errors.
     *
     * @param fallback what they count as
     * @return the changed copy
     */
    public Levels withUnseen(Fallback fallback) {
        return new Levels(most, leastRows, other, fallback, missing);
    }

    /**
     * With a policy for null; by default it is an error. To make it a level of its own, fill it before:
     * {@code impute(Impute.level("none"), "origin")}.
     *
     * @param fallback what it counts as
     * @return the changed copy
     */
    public Levels withMissing(Fallback fallback) {
        return new Levels(most, leastRows, other, unseen, fallback);
    }

    void requireRanks(String column) {
        if (other || unseen == Fallback.ZEROS || missing == Fallback.ZEROS) {
            throw new IllegalArgumentException("Cannot rank the levels of \"" + column + "\" with " + this
                    + ": ordinal has one feature, with neither other nor zeros. Use Fallback.RARE or oneHot.");
        }
    }

    /** Chooses from what training has seen; the levels kept sort by frequency if they become ranks, else by themselves. */
    LevelSet chosen(LevelCount seen, Kind kind, boolean ranks) {
        List<String> levels = seen.byFrequency();
        int kept = 0;
        while (kept < Math.min(most, levels.size()) && seen.rows(levels.get(kept)) >= leastRows) {
            kept++;
        }
        List<String> first = levels.subList(0, kept);
        List<String> rare = levels.subList(kept, levels.size());
        return LevelSet.of(
                ranks ? first : first.stream().sorted(LevelCount.order(kind)).toList(),
                rare,
                kind,
                other || ranks,
                unseen,
                missing);
    }

    /** Reads what {@link #toString()} wrote. */
    static Levels read(SpecCursor in) {
        String kept = in.word();
        Levels levels = switch (kept) {
            case "mostFrequent" -> mostFrequent(in.behind(" ").whole());
            case "seenAtLeast" -> seenAtLeast(in.behind(" ").wholeLong());
            case "all" -> all();
            default -> throw in.unknown(kept, "mostFrequent, seenAtLeast or all");
        };
        levels = in.takes(", other") ? levels.withOther() : levels;
        return levels.withUnseen(readFallback("unseen", in)).withMissing(readFallback("missing", in));
    }

    /** Reads what {@link #text} wrote. */
    static Fallback readFallback(String what, SpecCursor in) {
        if (!in.takes(", " + what + " ")) {
            return Fallback.ERROR;
        }
        String fallback = in.word();
        return switch (fallback) {
            case "rare" -> Fallback.RARE;
            case "zeros" -> Fallback.ZEROS;
            default -> throw in.unknown(fallback, "rare or zeros");
        };
    }

    /** As {@code mostFrequent 64, other, unseen rare, missing zeros}; what is as by default is left out. */
    @Override
    public String toString() {
        String kept =
                most < Integer.MAX_VALUE ? "mostFrequent " + most : leastRows > 1 ? "seenAtLeast " + leastRows : "all";
        return kept + (other ? ", other" : "") + text("unseen", unseen) + text("missing", missing);
    }

    static String text(String what, Fallback fallback) {
        return switch (fallback) {
            case ERROR -> "";
            case RARE -> ", " + what + " rare";
            case ZEROS -> ", " + what + " zeros";
        };
    }
}
