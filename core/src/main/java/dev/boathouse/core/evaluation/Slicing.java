package dev.boathouse.core.evaluation;

import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How rows are cut into slices: by the values of columns, by parts of equally many rows, by filters. Slices may overlap. Immutable;
 * {@link #toString()} is the canonical text.
 */
public final class Slicing {

    /** More slices than this are an error: somebody sliced by an identifier. */
    public static final int MOST_SLICES = 10_000;

    private final List<Cut> cuts;
    private final int leastRows;

    private Slicing(List<Cut> cuts, int leastRows) {
        this.cuts = List.copyOf(cuts);
        this.leastRows = leastRows;
    }

    /**
     * A slice for each value of a column, or for each combination of the values of several; null is a value.
     *
     * @param columns one or more columns, not binary and not nested
     * @return the slicing
     * @throws IllegalArgumentException if there is no column
     */
    public static Slicing by(String... columns) {
        return new Slicing(List.of(new ValueCut(List.of(columns))), 0);
    }

    /**
     * Slices of about equally many rows, cut at quantiles of a column; rows with equal values stay together; null and NaN are one more slice.
     *
     * @param column a numeric column
     * @param parts how many slices, 2 or more; fewer come out where many rows have the same value
     * @return the slicing
     * @throws IllegalArgumentException if there are fewer than two parts
     */
    public static Slicing byQuantiles(String column, int parts) {
        return new Slicing(List.of(new QuantileCut(column, parts)), 0);
    }

    /**
     * One slice: the rows for which a filter holds.
     *
     * @param name what the slice is called
     * @param filter the condition
     * @return the slicing
     */
    public static Slicing where(String name, Filter filter) {
        return new Slicing(List.of(new FilterCut(name, filter)), 0);
    }

    /**
     * The slices of both. The larger of both least numbers of rows holds for all.
     *
     * @param other more slices
     * @return the slicing
     */
    public Slicing and(Slicing other) {
        List<Cut> both = new ArrayList<>(cuts);
        both.addAll(other.cuts);
        return new Slicing(both, Math.max(leastRows, other.leastRows));
    }

    /**
     * Without slices of fewer rows; those of filters are never left out, empty as they may be.
     *
     * @param rows how many rows a slice needs; 0, the default, takes every slice
     * @return the changed copy
     * @throws IllegalArgumentException if the number is negative
     */
    public Slicing withLeastRows(int rows) {
        if (rows < 0) {
            throw new IllegalArgumentException("A slice cannot need " + rows + " rows: give 0 or more.");
        }
        return new Slicing(cuts, rows);
    }

    /** The slices in order, of all rows or among some: as the cuts were named, each by value. */
    List<SliceRows> of(Frame frame, Optional<int[]> among) {
        List<SliceRows> slices = new ArrayList<>();
        for (Cut cut : cuts) {
            for (SliceRows slice : Selection.among(among, cut.of(frame))) {
                if (cut instanceof FilterCut || slice.rows().length >= Math.max(1, leastRows)) {
                    slices.add(slice);
                }
            }
        }
        return slices;
    }

    /** As {@code by carrier, origin and where long: distance > 1000L (at least 30 rows)}. */
    @Override
    public String toString() {
        return String.join(" and ", cuts.stream().map(Cut::toString).toList())
                + (leastRows > 0 ? " (at least " + leastRows + " rows)" : "");
    }

    /** One way to find slices. */
    sealed interface Cut permits ValueCut, QuantileCut, FilterCut {
        List<SliceRows> of(Frame frame);
    }
}
