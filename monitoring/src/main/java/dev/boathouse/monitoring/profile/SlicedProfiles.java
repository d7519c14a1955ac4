package dev.boathouse.monitoring.profile;

import dev.boathouse.core.NotFoundException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The profile of all rows and those of slices. The profile of a slice is that of the rows its filter keeps, to the byte, however all were ordered
 * and split. Immutable.
 */
public final class SlicedProfiles {

    private final Slices slicing;
    private final Profile whole;
    /** For each column, its values. */
    private final List<Map<Slice, Profile>> values;

    private final Map<Slice, Profile> slices;

    /** Takes a profile for each named slice, in their order, and for each column a map. */
    SlicedProfiles(Slices slicing, Profile whole, Map<Slice, Profile> named, List<Map<Slice, Profile>> valuesByColumn) {
        this.slicing = slicing;
        this.whole = whole;
        this.values = List.copyOf(valuesByColumn);
        Map<Slice, Profile> all = new LinkedHashMap<>();
        all.putAll(named);
        for (Map<Slice, Profile> ofColumn : values) {
            List<Map.Entry<Slice, Profile>> ordered = new ArrayList<>(ofColumn.entrySet());
            ordered.sort(Comparator.<Map.Entry<Slice, Profile>>comparingLong(
                            entry -> -entry.getValue().rowCount())
                    .thenComparing(entry -> entry.getKey().name()));
            ordered.forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        }
        this.slices = Collections.unmodifiableMap(all);
    }

    /**
     * How the rows were sliced.
     *
     * @return the slicing
     */
    public Slices slicing() {
        return slicing;
    }

    /**
     * The profile of all rows.
     *
     * @return the profile
     */
    public Profile whole() {
        return whole;
    }

    /**
     * All slices: those with a name of their own first, as they were given, then those of each column's values that occur, the most frequent
     * first, equally frequent ones by name.
     *
     * @return an unmodifiable map in that order
     */
    public Map<Slice, Profile> slices() {
        return slices;
    }

    /**
     * One slice.
     *
     * @param name its name
     * @return its profile, of no rows where the filter kept none
     * @throws NotFoundException if there is no such slice
     */
    public Profile slice(String name) {
        return slices.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new NotFoundException("No slice \"" + name + "\": found " + slices.keySet() + "."));
    }

    /**
     * The slices of the rows of both.
     *
     * @param other profiles of other rows, sliced alike
     * @return what profiling all rows together gives
     * @throws IllegalArgumentException if slicing or columns differ
     * @throws IllegalStateException if a column has more values together than {@link Slices#withMost} allows
     */
    public SlicedProfiles merge(SlicedProfiles other) {
        if (!slicing.equals(other.slicing)) {
            throw new IllegalArgumentException(
                    "Cannot merge " + slicing + " with " + other.slicing + ". The same slicing would work.");
        }
        Map<Slice, Profile> named = new LinkedHashMap<>();
        slicing.named().forEach(slice -> named.put(slice, profile(slice).merge(other.profile(slice))));
        List<Map<Slice, Profile>> merged = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Map<Slice, Profile> both = new HashMap<>(values.get(i));
            other.values.get(i).forEach((slice, profile) -> both.merge(slice, profile, Profile::merge));
            ValueDealer.requireRoom(both.size(), slicing.columns().get(i), slicing.most());
            merged.add(both);
        }
        return new SlicedProfiles(slicing, whole.merge(other.whole), named, merged);
    }

    private Profile profile(Slice slice) {
        Profile profile = slices.get(slice);
        if (profile == null) {
            throw new IllegalStateException("Slice " + slice + " has no profile.");
        }
        return profile;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SlicedProfiles that
                && slicing.equals(that.slicing)
                && whole.equals(that.whole)
                && slices.equals(that.slices);
    }

    @Override
    public int hashCode() {
        return 31 * slicing.hashCode() + whole.hashCode();
    }

    /** As {@code 12 slices of 4000 rows}. */
    @Override
    public String toString() {
        return slices.size() + " slices of " + whole.rowCount() + " rows";
    }
}
