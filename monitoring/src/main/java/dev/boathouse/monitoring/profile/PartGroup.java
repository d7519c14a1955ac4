package dev.boathouse.monitoring.profile;

import dev.boathouse.core.internal.Digest;
import dev.boathouse.delta.Scan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Parts of a scan whose profiles are merged, and the merged one kept. Groups are the nodes of a tree that branches by the bits of a hash of the
 * files' paths, two at a time: which files are together depends neither on how many others there are nor on the order in which they came, so
 * a file that comes, goes or changes touches no group but those on its way to the root, of which there are as many as the logarithm of the files.
 *
 * @param parts ordered by place, at least one
 * @param key tells the profile of these parts from all others
 */
record PartGroup(List<Placed> parts, String key) {

    private static final int BITS = 2;
    private static final int SMALL = 1 << BITS;

    /**
     * A part in its place.
     *
     * @param part the part
     * @param place a hash of its path, the first bits of which are its way from the root
     * @param key tells its profile from all others
     */
    record Placed(Scan.Part part, long place, String key) {}

    /** The root. */
    static PartGroup of(List<Scan.Part> parts, String way) {
        List<Placed> placed = new ArrayList<>();
        for (Scan.Part part : parts) {
            String path = Digest.of("boathouse-place").put(part.path()).hex();
            placed.add(new Placed(
                    part,
                    Long.parseUnsignedLong(path.substring(0, 16), 16),
                    Digest.of("boathouse-profile").put(way).put(part.identity()).hex()));
        }
        placed.sort((left, right) -> Long.compareUnsigned(left.place, right.place));
        return of(placed);
    }

    private static PartGroup of(List<Placed> parts) {
        if (parts.size() == 1) {
            return new PartGroup(parts, parts.get(0).key);
        }
        Digest digest = Digest.of("boathouse-profiles");
        parts.stream().map(Placed::key).sorted(Comparator.naturalOrder()).forEach(digest::put);
        return new PartGroup(parts, digest.hex());
    }

    /** The groups below; asks for more than one part. */
    List<PartGroup> children() {
        List<PartGroup> children = new ArrayList<>();
        long different = parts.get(0).place ^ parts.get(parts.size() - 1).place;
        if (parts.size() <= SMALL || different == 0) {
            parts.forEach(part -> children.add(of(List.of(part))));
            return children;
        }
        // All have the bits before in common.
        int shift = (Long.SIZE - 1 - Long.numberOfLeadingZeros(different)) / BITS * BITS;
        int from = 0;
        for (int i = 1; i <= parts.size(); i++) {
            if (i == parts.size() || (parts.get(i).place >>> shift) != (parts.get(from).place >>> shift)) {
                children.add(of(parts.subList(from, i)));
                from = i;
            }
        }
        return children;
    }
}
