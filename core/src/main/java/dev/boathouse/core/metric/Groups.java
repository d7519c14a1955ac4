package dev.boathouse.core.metric;

import java.util.Arrays;

/**
 * Rows in groups that are numbered without gaps.
 *
 * @param size how many groups there are
 * @param of the group of each row
 */
record Groups(int size, int[] of) {

    static Groups of(int[] labels) {
        int[] distinct = Arrays.stream(labels).sorted().distinct().toArray();
        int[] groups = new int[labels.length];
        Arrays.setAll(groups, row -> Arrays.binarySearch(distinct, labels[row]));
        return new Groups(distinct.length, groups);
    }
}
