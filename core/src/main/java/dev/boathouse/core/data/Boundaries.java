package dev.boathouse.core.data;

import java.util.Arrays;

/** The places in sorted keys where another key begins, the first key left out: there alone rows can be cut by time. */
record Boundaries(int[] places) {

    static Boundaries of(long[] sorted) {
        int[] places = new int[Math.max(0, sorted.length - 1)];
        int found = 0;
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] != sorted[i - 1]) {
                places[found++] = i;
            }
        }
        return new Boundaries(Arrays.copyOf(places, found));
    }

    int count() {
        return places.length;
    }

    /** As many different places as are wanted, in order, each as near to what is wanted as those before it allow and those behind it need. */
    int[] near(long[] wanted) {
        int[] chosen = new int[wanted.length];
        int least = 0;
        for (int i = 0; i < wanted.length; i++) {
            int most = places.length - wanted.length + i;
            int place = Math.max(least, Math.min(most, nearest(wanted[i])));
            chosen[i] = places[place];
            least = place + 1;
        }
        return chosen;
    }

    /** Of two equally near ones the first. */
    private int nearest(long wanted) {
        int found = Arrays.binarySearch(places, (int) wanted);
        int above = found >= 0 ? found : -found - 1;
        if (above == places.length) {
            return above - 1;
        }
        boolean belowIsNearer = above > 0 && wanted - places[above - 1] <= places[above] - wanted;
        return belowIsNearer ? above - 1 : above;
    }
}
