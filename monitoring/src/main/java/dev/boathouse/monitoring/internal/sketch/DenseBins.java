package dev.boathouse.monitoring.internal.sketch;

import java.util.Arrays;

/**
 * Counts of prefixes that lie close together, in pages of {@value #PAGE} neighbours that a directory finds: no search and no
 * comparison. Covers a window of prefixes, and of that as many pages as there may be. Not thread-safe.
 */
final class DenseBins {

    static final int PAGE_BITS = 6;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int MOST_GROUPS = 1 << 14;
    private static final int SMALLEST = 8;

    private final long firstGroup;
    private final char[] directory; // a page's number; 0 where there is none
    private final int mostPages;
    private long[] counts = new long[SMALLEST * PAGE];
    private int pages = 1;

    private DenseBins(long firstGroup, int groups, int mostPages) {
        this.firstGroup = firstGroup;
        this.directory = new char[groups];
        this.mostPages = mostPages;
    }

    /** Empty, with the window that contains most of what was counted. */
    static DenseBins around(Histogram bins, int limit) {
        int from = 0;
        int best = 0;
        long inside = 0;
        long most = -1;
        for (int to = 0; to < bins.size(); to++) {
            inside += bins.count(to);
            while (group(bins.prefix(to)) - group(bins.prefix(from)) >= MOST_GROUPS) {
                inside -= bins.count(from++);
            }
            if (inside > most) {
                most = inside;
                best = from;
            }
        }
        long first = group(bins.prefix(best));
        long span = group(bins.prefix(bins.size() - 1)) - first + 1;
        // Room on both sides, since later values may lie a little outside.
        long groups = Math.min(MOST_GROUPS, span + span / 4 + 2);
        return new DenseBins(
                first - Math.max(0, (groups - span) / 2), (int) groups, Math.min(Character.MAX_VALUE, limit / 16));
    }

    private static long group(long prefix) {
        return prefix >> PAGE_BITS;
    }

    /** Counts the prefixes of keys until one is new or has no page here; returns its position, or the end. */
    int add(long[] keys, int from, int to, int shift) {
        char[] pageOf = directory;
        long[] found = counts;
        long first = firstGroup;
        for (int i = from; i < to; i++) {
            long prefix = keys[i] >> shift;
            long group = (prefix >> PAGE_BITS) - first;
            if (group < 0 || group >= pageOf.length) {
                return i;
            }
            int at = (pageOf[(int) group] << PAGE_BITS) | ((int) prefix & (PAGE - 1));
            long before = found[at];
            if (before == 0) {
                return i; // page 0 stays empty
            }
            found[at] = before + 1;
        }
        return to;
    }

    /** Adds to the count of a prefix if it has, or can get, a page; returns the count before, or −1. */
    long add(long prefix, long count) {
        long group = group(prefix) - firstGroup;
        if (group < 0 || group >= directory.length) {
            return -1;
        }
        int page = directory[(int) group];
        if (page == 0) {
            if (pages > mostPages) {
                return -1;
            }
            page = pages++;
            directory[(int) group] = (char) page;
            if (pages * PAGE > counts.length) {
                counts = Arrays.copyOf(counts, 2 * counts.length);
            }
        }
        int at = (page << PAGE_BITS) | ((int) prefix & (PAGE - 1));
        long before = counts[at];
        counts[at] = before + count;
        return before;
    }

    /** Writes the prefixes that occur, ascending, and their counts; returns how many. */
    int copyTo(long[] prefixes, long[] found) {
        int size = 0;
        for (int group = 0; group < directory.length; group++) {
            int page = directory[group];
            for (int i = 0; page != 0 && i < PAGE; i++) {
                long count = counts[(page << PAGE_BITS) | i];
                if (count != 0) {
                    prefixes[size] = ((firstGroup + group) << PAGE_BITS) | i;
                    found[size++] = count;
                }
            }
        }
        return size;
    }
}
