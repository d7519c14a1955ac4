package dev.boathouse.monitoring.profile;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.Batches;
import dev.boathouse.delta.Scan;
import dev.boathouse.delta.Snapshot;
import dev.boathouse.monitoring.internal.Workers;
import dev.boathouse.monitoring.internal.sketch.Histogram;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * How profiles are made. Immutable.
 *
 * <p>The columns of a batch are worked on in parallel, by as many threads as the machine has processors unless {@link #withThreads} says
 * otherwise; they end with the call. The profile is the same, to the byte, for any number.
 */
public final class Profiling {

    private final int bins;
    private final int threads;
    private final NavigableSet<String> sensitive;
    private final List<List<String>> pairs;
    private final Optional<ProfileCache> cache;

    private Profiling(
            int bins,
            int threads,
            NavigableSet<String> sensitive,
            List<List<String>> pairs,
            Optional<ProfileCache> cache) {
        this.bins = bins;
        this.threads = threads;
        this.sensitive = Collections.unmodifiableNavigableSet(sensitive);
        this.pairs = List.copyOf(pairs);
        this.cache = cache;
    }

    /**
     * Every column, 4096 bins or levels each, as many threads as there are processors.
     *
     * @return the standard way
     */
    public static Profiling standard() {
        return new Profiling(
                Histogram.BINS,
                Runtime.getRuntime().availableProcessors(),
                new TreeSet<>(),
                List.of(),
                Optional.empty());
    }

    /**
     * With room for more distinct values: answers about a column stay exact up to that many. While one is profiled it takes up to 32 bytes for
     * each distinct number, 48 and its text for each level; afterwards and stored half of that or less. Profiles of different limits merge to the smaller one.
     *
     * @param changed from {@value Histogram#BINS}, the default, to {@value Histogram#MOST_BINS}
     * @return the changed copy
     * @throws IllegalArgumentException if out of range
     */
    public Profiling withBins(int changed) {
        if (changed < Histogram.BINS || changed > Histogram.MOST_BINS) {
            throw new IllegalArgumentException("Cannot keep " + changed + " bins. From " + Histogram.BINS + " to "
                    + Histogram.MOST_BINS + " would work.");
        }
        return new Profiling(changed, threads, sensitive, pairs, cache);
    }

    /**
     * With another number of threads, which changes nothing but the time.
     *
     * @param changed from 1 on; with 1 the calling thread does it all
     * @return the changed copy
     * @throws IllegalArgumentException if there are fewer
     */
    public Profiling withThreads(int changed) {
        if (changed < 1) {
            throw new IllegalArgumentException("Cannot profile on " + changed + " threads. 1 or more would work.");
        }
        return new Profiling(bins, changed, sensitive, pairs, cache);
    }

    /**
     * With columns of which no value may leave. Their profile has counts of rows and nulls, and of 256 buckets, which a fixed hash
     * chooses: enough for drift of texts, and of numbers by an eighth of a power of two. Neither minimum nor quantile nor text nor length is
     * kept. Somebody who guesses a value can still see whether its bucket is empty: that tells much of a few rows, little of many.
     *
     * @param columns their names; those that the rows lack are ignored
     * @return the changed copy
     * @throws IllegalArgumentException if one of them is correlated
     */
    public Profiling sensitive(String... columns) {
        NavigableSet<String> more = new TreeSet<>(sensitive);
        Collections.addAll(more, columns);
        requireOpen(more, pairs);
        return new Profiling(bins, threads, more, pairs, cache);
    }

    /**
     * With the correlation of two columns of numbers, dates or timestamps.
     *
     * @param first a column
     * @param second another column
     * @return the changed copy
     * @throws IllegalArgumentException if one of them is sensitive
     */
    public Profiling correlating(String first, String second) {
        List<List<String>> more = new ArrayList<>(pairs);
        if (!more.contains(List.of(first, second))) {
            more.add(List.of(first, second));
        }
        requireOpen(sensitive, more);
        return new Profiling(bins, threads, sensitive, more, cache);
    }

    private static void requireOpen(NavigableSet<String> sensitive, List<List<String>> pairs) {
        for (List<String> pair : pairs) {
            if (pair.stream().anyMatch(sensitive::contains)) {
                throw new IllegalArgumentException("Cannot correlate " + pair
                        + ": a column is sensitive, and sums of few rows tell its values. Correlate others.");
            }
        }
    }

    /**
     * Keeps the profiles of data files, and of groups of them: the profile of a table's next version then costs what has changed, and a few merges
     * for each file that did. The bytes are the same. Files are profiled several at a time on the threads of {@link Scan#on}, where the
     * scan has some. For scans without a limit, which are profiled without the cache otherwise; frames do not use it.
     *
     * @param other where to keep them
     * @return the changed copy
     */
    public Profiling withCache(ProfileCache other) {
        return new Profiling(bins, threads, sensitive, pairs, Optional.of(other));
    }

    /**
     * The profile of a frame.
     *
     * @param frame the rows
     * @return their profile
     */
    public Profile of(Frame frame) {
        return of(frame.schema(), List.of(frame).iterator());
    }

    /**
     * The profile of all rows of one version of a table, read batch by batch: memory does not grow with the rows.
     *
     * @param snapshot the version
     * @return its profile
     */
    public Profile of(Snapshot snapshot) {
        return of(snapshot.scan());
    }

    /**
     * The profile of what a scan selects, read batch by batch.
     *
     * @param scan columns and rows of a version of a table
     * @return their profile
     */
    public Profile of(Scan scan) {
        if (cache.isPresent() && scan.hasParts()) {
            return new TableProfiles(this, cache.get(), scan).profile();
        }
        return uncached(scan);
    }

    Profile uncached(Scan scan) {
        try (Batches batches = scan.batches()) {
            return of(scan.schema(), batches);
        }
    }

    /**
     * The profile of rows that come frame by frame. Nothing is kept of a frame when the next one is asked for.
     *
     * @param schema the fields of every frame
     * @param frames the rows; read to its end
     * @return their profile
     * @throws IllegalArgumentException if a frame has other fields
     * @throws dev.boathouse.core.NotFoundException if there is no column that should be correlated
     */
    public Profile of(Schema schema, Iterator<Frame> frames) {
        ProfileBuilder builder = builder(schema);
        try (Workers workers = workers(schema)) {
            while (frames.hasNext()) {
                Frame frame = frames.next();
                requireFields(schema, frame.schema());
                frame.chunks().forEach(chunk -> builder.add(chunk, workers));
            }
        }
        return builder.build();
    }

    static void requireFields(Schema wanted, Schema found) {
        boolean fit = wanted.size() == found.size();
        for (int i = 0; fit && i < wanted.size(); i++) {
            fit = wanted.field(i).name().equals(found.field(i).name())
                    && wanted.field(i).type().equals(found.field(i).type());
        }
        if (!fit) {
            throw new IllegalArgumentException("Cannot add rows of other fields to a profile: found " + found
                    + ", wanted " + wanted + ". Select the same columns in the same order.");
        }
    }

    /**
     * A profile of rows that come one by one, for instance those that a service scores.
     *
     * @param schema their fields
     * @return an empty recorder
     * @throws dev.boathouse.core.NotFoundException if there is no column that should be correlated
     */
    public ProfileRecorder recorder(Schema schema) {
        return new ProfileRecorder(schema, builder(schema));
    }

    /**
     * The profiles of a frame, window by window.
     *
     * @param frame the rows
     * @param windowing how to cut them
     * @return a profile for each window
     * @throws dev.boathouse.core.NotFoundException if there is no such time column
     * @throws IllegalArgumentException if it holds no times
     * @throws IllegalStateException if there are more windows than {@link Windowing#withMost} allows
     */
    public WindowedProfiles of(Frame frame, Windowing windowing) {
        WindowDealer dealer = new WindowDealer(this, frame.schema(), windowing, frame.rowCount());
        frame.chunks().forEach(dealer::add);
        return dealer.build();
    }

    /**
     * The profiles of what a scan selects, window by window, read batch by batch. Rows may come in any order; the time column has to be selected.
     *
     * @param scan columns and rows of a version of a table
     * @param windowing how to cut them
     * @return a profile for each window
     * @throws dev.boathouse.core.NotFoundException if there is no such time column
     * @throws IllegalArgumentException if it holds no times
     * @throws IllegalStateException if there are more windows than {@link Windowing#withMost} allows
     */
    public WindowedProfiles of(Scan scan, Windowing windowing) {
        long[] rows = {0};
        if (windowing.cut() instanceof Windowing.Cut.Parts) {
            forEach(scan.select(scan.schema().names().get(0)), chunk -> rows[0] += chunk.size());
        }
        WindowDealer dealer = new WindowDealer(this, scan.schema(), windowing, rows[0]);
        forEach(scan, dealer::add);
        return dealer.build();
    }

    /**
     * The profiles of a frame and of slices of it, in one pass.
     *
     * @param frame the rows
     * @param slicing which slices
     * @return a profile of all rows, and one for each slice
     * @throws dev.boathouse.core.NotFoundException if there is no such column
     * @throws IllegalArgumentException if a filter, or the type of a column, does not fit, or slices are by values of a sensitive column
     * @throws IllegalStateException if a column has more values than {@link Slices#withMost} allows
     */
    public SlicedProfiles of(Frame frame, Slices slicing) {
        SliceDealer dealer = new SliceDealer(this, frame.schema(), slicing);
        frame.chunks().forEach(dealer::add);
        return dealer.build();
    }

    /**
     * The profiles of what a scan selects and of slices of it, in one pass, read batch by batch. Columns of slices have to be selected.
     *
     * @param scan columns and rows of a version of a table
     * @param slicing which slices
     * @return a profile of all rows, and one for each slice
     * @throws dev.boathouse.core.NotFoundException if there is no such column
     * @throws IllegalArgumentException if a filter, or the type of a column, does not fit, or slices are by values of a sensitive column
     * @throws IllegalStateException if a column has more values than {@link Slices#withMost} allows
     */
    public SlicedProfiles of(Scan scan, Slices slicing) {
        SliceDealer dealer = new SliceDealer(this, scan.schema(), slicing);
        forEach(scan, dealer::add);
        return dealer.build();
    }

    static void forEach(Scan scan, Consumer<Chunk> work) {
        try (Batches batches = scan.batches()) {
            batches.forEachRemaining(frame -> frame.chunks().forEach(work));
        }
    }

    /** As many as asked for, but no more than there is to do at once. */
    Workers workers(Schema schema) {
        return new Workers(Math.max(1, Math.min(threads, schema.size() + pairs.size())), "profile");
    }

    ProfileBuilder builder(Schema schema) {
        return new ProfileBuilder(schema, this);
    }

    int bins() {
        return bins;
    }

    boolean isSensitive(String column) {
        return sensitive.contains(column);
    }

    List<PairCollector> pairsIn(Schema schema) {
        return pairs.stream()
                .map(pair -> new PairCollector(schema, pair.get(0), pair.get(1)))
                .toList();
    }

    /** What tells two ways apart; profiles made in one way merge to the profile of all rows. */
    String identity() {
        return "version=2 bins=" + bins + " sensitive=" + sensitive + " pairs=" + pairs;
    }
}
