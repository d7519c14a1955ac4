package dev.boathouse.monitoring.profile;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.model.Attachment;
import dev.boathouse.core.page.Page;
import dev.boathouse.delta.Scan;
import dev.boathouse.delta.Snapshot;
import dev.boathouse.monitoring.internal.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * What is known of the columns of some rows: small, mergeable, and the same, to the byte, however the rows were ordered or
 * split before. Counts, minimum, maximum, mean and standard deviation are exact; distributions are exact for up to 4096 distinct
 * values of a column and have stated bounds beyond. At most about 64 KiB for the numbers and as much for the lengths of a column, and 0.5 MiB
 * for long texts. Immutable.
 */
public final class Profile {

    private final int bins;
    private final long rowCount;
    private final List<ColumnProfile> columns;
    private final List<Correlation> correlations;

    Profile(int bins, long rowCount, List<ColumnProfile> columns, List<Correlation> correlations) {
        this.bins = bins;
        this.rowCount = rowCount;
        this.columns = List.copyOf(columns);
        this.correlations = List.copyOf(correlations);
    }

    /**
     * The profile of all columns of a frame.
     *
     * @param frame the rows
     * @return their profile
     */
    public static Profile of(Frame frame) {
        return Profiling.standard().of(frame);
    }

    /**
     * The profile of all columns and rows of one version of a table. The rows are read batch by batch, so memory does not grow with them.
     *
     * @param snapshot the version
     * @return its profile
     */
    public static Profile of(Snapshot snapshot) {
        return Profiling.standard().of(snapshot);
    }

    /**
     * The profile of what a scan selects, read batch by batch.
     *
     * @param scan columns and rows of a version of a table
     * @return their profile
     */
    public static Profile of(Scan scan) {
        return Profiling.standard().of(scan);
    }

    /**
     * The profile of the rows of both.
     *
     * @param other a profile of other rows with the same columns
     * @return what {@link #of} gives for all rows together
     * @throws IllegalArgumentException if the columns differ in name, type or order, in which are sensitive, or in what is correlated
     */
    public Profile merge(Profile other) {
        return merged(List.of(this, other), Optional.empty());
    }

    /** The profile of the rows of all, of which there is at least one; columns are merged by those who are free, if there are any. */
    static Profile merged(List<Profile> profiles, Optional<Workers> workers) {
        Profile first = profiles.get(0);
        int limit = first.bins;
        long rows = 0;
        for (Profile profile : profiles) {
            if (!first.layout().equals(profile.layout())) {
                throw new IllegalArgumentException("Cannot merge profiles of different columns: found " + first.layout()
                        + " and " + profile.layout() + ". Profile the same selection of columns.");
            }
            limit = Math.min(limit, profile.bins);
            rows += profile.rowCount;
        }
        int most = limit;
        ColumnProfile[] columns = first.columns.toArray(ColumnProfile[]::new);
        IntConsumer merge = column -> {
            for (Profile profile : profiles.subList(1, profiles.size())) {
                columns[column] = columns[column].plus(profile.columns.get(column), most);
            }
        };
        workers.ifPresentOrElse(
                crew -> crew.together(columns.length, (column, space) -> merge.accept(column)),
                () -> IntStream.range(0, columns.length).forEach(merge));
        Correlation[] correlations = first.correlations.toArray(Correlation[]::new);
        for (Profile profile : profiles.subList(1, profiles.size())) {
            Arrays.setAll(correlations, i -> correlations[i].plus(profile.correlations.get(i)));
        }
        return new Profile(limit, rows, List.of(columns), List.of(correlations));
    }

    private List<String> layout() {
        List<String> layout = new ArrayList<>();
        columns.forEach(
                column -> layout.add((column.sensitive() ? "sensitive " : "") + column.name() + " " + column.type()));
        correlations.forEach(pair -> layout.add(pair.first() + " with " + pair.second()));
        return layout;
    }

    int bins() {
        return bins;
    }

    /**
     * How many rows were profiled.
     *
     * @return 0 or more
     */
    public long rowCount() {
        return rowCount;
    }

    /**
     * All columns.
     *
     * @return the columns in the order of the rows' schema
     */
    public List<ColumnProfile> columns() {
        return columns;
    }

    /**
     * One column.
     *
     * @param name its name
     * @return its profile
     * @throws NotFoundException if there is no such column
     */
    public ColumnProfile column(String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("No column \"" + name + "\" in the profile: found "
                        + columns.stream().map(ColumnProfile::name).toList() + "."));
    }

    /**
     * The correlations that were asked for with {@link Profiling#correlating}.
     *
     * @return one for each pair, in that order
     */
    public List<Correlation> correlations() {
        return correlations;
    }

    /**
     * The profile as bytes, to be stored and {@link #read} again. Equal rows give equal bytes.
     *
     * @return a fresh array
     */
    public byte[] bytes() {
        return ProfileFormat.write(this);
    }

    /**
     * Reads what {@link #bytes} gave.
     *
     * @param bytes a stored profile
     * @return the profile
     * @throws CorruptDataException if the bytes are no profile or do not match their checksum
     * @throws dev.boathouse.core.UnsupportedFormatException if a later version of Boathouse wrote them
     */
    public static Profile read(byte[] bytes) {
        return ProfileFormat.read(bytes);
    }

    /**
     * The profile as a file that travels in a model: the reference of drift when the training data are gone. Read it back from the
     * attachment's bytes.
     *
     * @return an attachment named {@code profile.bin} of type {@code application/vnd.boathouse.profile}
     */
    public Attachment attachment() {
        return Attachment.of("profile.bin", "application/vnd.boathouse.profile", bytes());
    }

    /**
     * The main figures of each column, for people and other tools; not for reading back. Sensitive columns show counts alone.
     *
     * @return a JSON object with kebab-case keys
     */
    public String json() {
        return ProfileJson.of(this);
    }

    /**
     * The profile as people look at it: overview, what deserves a look with the thresholds of that, a row for each column, correlations, and all that
     * is known of each column. Bounds are shown as bounds. Sensitive columns show counts alone.
     *
     * @return a page named {@code Profile}
     */
    public Page page() {
        return page("Profile");
    }

    /**
     * {@link #page()} under another title.
     *
     * @param title what was profiled, such as {@code flights, version 42}
     * @return the page
     * @throws IllegalArgumentException if the title is blank
     */
    public Page page(String title) {
        return ProfilePage.of(this, title);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Profile that && Arrays.equals(bytes(), that.bytes());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes());
    }

    @Override
    public String toString() {
        return "Profile of " + rowCount + " rows, " + columns.size() + " columns";
    }
}
