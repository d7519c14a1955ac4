package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.model.Model;
import dev.boathouse.delta.Scan;
import dev.boathouse.delta.Snapshot;
import dev.boathouse.monitoring.internal.Workers;
import dev.boathouse.monitoring.profile.ColumnProfile;
import dev.boathouse.monitoring.profile.Profile;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** What must hold of some data, with a name: a suite, as Great Expectations calls it. Immutable. */
public final class Expectations {

    /** How many failing rows a result shows, unless {@link #withSample} says otherwise. */
    public static final int SAMPLE = 20;

    /** Up to how many distinct values are told apart, unless {@link #withMostKeys} says otherwise. */
    public static final long MOST_KEYS = 20_000_000;

    private final String name;
    private final List<Expectation> list;
    private final NavigableSet<String> sensitive;
    private final List<String> identifying;
    private final Limits limits;

    /**
     * How a validation is run.
     *
     * @param sample how many failing rows are shown
     * @param mostKeys how many distinct values are told apart
     * @param threads how many threads work at once
     * @param clock what freshness is measured against
     */
    record Limits(int sample, long mostKeys, int threads, Clock clock) {}

    private Expectations(
            String name,
            List<Expectation> list,
            NavigableSet<String> sensitive,
            List<String> identifying,
            Limits limits) {
        this.name = name;
        this.list = List.copyOf(list);
        this.sensitive = Collections.unmodifiableNavigableSet(sensitive);
        this.identifying = List.copyOf(identifying);
        this.limits = limits;
    }

    /**
     * Some expectations.
     *
     * @param name what they are about, such as the table
     * @param expectations what must hold
     * @return the suite
     */
    public static Expectations of(String name, Expectation... expectations) {
        return of(name, List.of(expectations));
    }

    /**
     * Some expectations.
     *
     * @param name what they are about, such as the table
     * @param expectations what must hold
     * @return the suite
     */
    public static Expectations of(String name, Collection<Expectation> expectations) {
        return new Expectations(
                name,
                List.copyOf(expectations),
                new TreeSet<>(),
                List.of(),
                new Limits(SAMPLE, MOST_KEYS, Runtime.getRuntime().availableProcessors(), Clock.systemUTC()));
    }

    /**
     * Suggests what to expect of data like those of a profile, for people to look through. Each suggestion has a {@link Expectation#note() note} with what was
     * seen. Types and columns without nulls are critical, as are numbers that stop at zero; what else was seen (ranges, sets, lengths, uniqueness, number of rows) is a
     * warning, with allowances: what the profile was made of always passes, and more of the same mostly does. Of sensitive columns types and nulls alone.
     *
     * @param name what they are about, such as the table
     * @param profile what is known of the data; that of some hundred rows says little
     * @return the suggestions, column by column
     */
    public static Expectations suggest(String name, Profile profile) {
        return Suggestions.of(name, profile);
    }

    /**
     * What a model expects of the rows it scores. Critical: its inputs are there, of a type that it takes, and without nulls that it has no policy for. Warnings, by the
     * profile of the training rows if one is attached ({@link Profile#attachment}): ranges, nulls, levels that the model does not know (without a profile a note).
     *
     * @param model the model
     * @return the expectations, input by input
     * @throws dev.boathouse.core.CorruptDataException if the attached profile is damaged
     */
    public static Expectations of(Model model) {
        return ModelExpectations.of(model);
    }

    /**
     * Reads a suite that {@link #json} or Great Expectations wrote, all of it. {@link ImportedSuite#read} reads what is understood.
     *
     * @param json a JSON object
     * @return the suite
     * @throws dev.boathouse.core.CorruptDataException if it is no suite; the message tells the place
     * @throws dev.boathouse.core.UnsupportedFormatException if an expectation is not understood; the message names all such
     */
    public static Expectations read(String json) {
        return ImportedSuite.read(json).complete();
    }

    /**
     * With more expectations, behind those that are there.
     *
     * @param more what must hold too
     * @return the changed copy
     */
    public Expectations with(Expectation... more) {
        List<Expectation> all = new ArrayList<>(list);
        Collections.addAll(all, more);
        return new Expectations(name, all, sensitive, identifying, limits);
    }

    /**
     * With columns of which no value may leave: results mask them, and what is observed of them is not told beyond counts.
     *
     * @param columns their names; those that the rows lack are ignored
     * @return the changed copy
     */
    public Expectations sensitive(String... columns) {
        NavigableSet<String> more = new TreeSet<>(sensitive);
        Collections.addAll(more, columns);
        return new Expectations(name, list, more, identifying, limits);
    }

    /**
     * With columns by which people find a row again; failing rows show them.
     *
     * @param columns their names; those that the rows lack are ignored
     * @return the changed copy
     */
    public Expectations identifiedBy(String... columns) {
        return new Expectations(name, list, sensitive, List.of(columns), limits);
    }

    /**
     * With another number of failing rows that a result shows at most.
     *
     * @param rows 0 or more; {@value #SAMPLE} by default
     * @return the changed copy
     * @throws IllegalArgumentException if it is negative
     */
    public Expectations withSample(int rows) {
        if (rows < 0) {
            throw new IllegalArgumentException("Cannot show " + rows + " failing rows. 0 or more would work.");
        }
        return with(new Limits(rows, limits.mostKeys, limits.threads, limits.clock));
    }

    /**
     * With another limit on the distinct values that are told apart for uniqueness, for each column or combination. Beyond it such an
     * expectation is undecided, unless a value has occurred twice. A number, date or time takes 12 to 32 bytes, another value twice that.
     *
     * @param keys 1 or more; {@value #MOST_KEYS} by default
     * @return the changed copy
     * @throws IllegalArgumentException if it is less than 1
     */
    public Expectations withMostKeys(long keys) {
        if (keys < 1) {
            throw new IllegalArgumentException("Cannot tell " + keys + " values apart. 1 or more would work.");
        }
        return with(new Limits(limits.sample, keys, limits.threads, limits.clock));
    }

    /**
     * With another number of threads, which changes nothing but the time. They end with the call.
     *
     * @param threads from 1 on, with 1 the calling thread does it all; as many as there are processors by default
     * @return the changed copy
     * @throws IllegalArgumentException if there are fewer
     */
    public Expectations withThreads(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("Cannot validate on " + threads + " threads. 1 or more would work.");
        }
        return with(new Limits(limits.sample, limits.mostKeys, threads, limits.clock));
    }

    /**
     * With another clock, which tells what is fresh.
     *
     * @param clock read once for each validation; the system's by default
     * @return the changed copy
     */
    public Expectations withClock(Clock clock) {
        return with(new Limits(limits.sample, limits.mostKeys, limits.threads, clock));
    }

    private Expectations with(Limits changed) {
        return new Expectations(name, list, sensitive, identifying, changed);
    }

    /**
     * Validates a frame.
     *
     * @param frame the rows
     * @return what was found
     */
    public Validation validate(Frame frame) {
        return new ValidationRun(this, Rows.of(frame)).validation();
    }

    /**
     * Validates all rows of one version of a table, read batch by batch.
     *
     * @param snapshot the version
     * @return what was found
     */
    public Validation validate(Snapshot snapshot) {
        return validate(snapshot.scan());
    }

    /**
     * Validates what a scan selects, in one pass over the columns that are needed, two for z-scores. Memory does not grow with the rows but where values
     * are told apart ({@link #withMostKeys}). Rows are numbered in the order in which the scan hands them out.
     *
     * @param scan columns and rows of a version of a table
     * @return what was found
     */
    public Validation validate(Scan scan) {
        return new ValidationRun(this, Rows.of(scan)).validation();
    }

    /**
     * Validates rows that come frame by frame. What takes two passes stays undecided.
     *
     * @param schema the fields of every frame
     * @param frames the rows; read to its end
     * @return what was found
     * @throws IllegalArgumentException if a frame has other fields
     */
    public Validation validate(Schema schema, Iterator<Frame> frames) {
        return new ValidationRun(this, Rows.of(schema, frames)).validation();
    }

    /**
     * What a profile surely tells: counts, extremes, means, quantiles within their bounds, and all about values of which it keeps every distinct one. The rest is {@link
     * Outcome#UNDECIDED}. Columns that the profile lacks are not there.
     *
     * @param profile the profile of the rows
     * @return what was found
     */
    public Validation validate(Profile profile) {
        return new ProfileAnswers(this, profile).validation();
    }

    /**
     * What a profile tells, and for the rest one pass over the columns that are still needed; none if nothing is left. Of what the profile has decided no failing rows
     * are shown.
     *
     * @param profile the profile of exactly these rows
     * @param scan columns and rows of a version of a table
     * @return what was found
     * @throws IllegalArgumentException if the profile is of other columns
     */
    public Validation validate(Profile profile, Scan scan) {
        List<String> profiled =
                profile.columns().stream().map(ColumnProfile::name).toList();
        if (!profiled.equals(scan.schema().names())) {
            throw new IllegalArgumentException("Cannot use a profile of the columns " + profiled + " for rows of "
                    + scan.schema().names() + ". The profile of the same scan would work.");
        }
        Validation quick = validate(profile);
        Set<Expectation> open = new LinkedHashSet<>();
        for (ExpectationResult result : quick.results()) {
            if (result.outcome() == Outcome.UNDECIDED) {
                open.add(result.expectation());
            }
        }
        if (open.isEmpty()) {
            return quick;
        }
        Map<Expectation, ExpectationResult> rest = new HashMap<>();
        new Expectations(name, List.copyOf(open), sensitive, identifying, limits)
                .validate(scan)
                .results()
                .forEach(result -> rest.put(result.expectation(), result));
        return new Validation(
                name,
                quick.rows(),
                quick.results().stream()
                        .map(result -> rest.getOrDefault(result.expectation(), result))
                        .toList());
    }

    /**
     * Sets the rows that fail a critical expectation on rows apart. Where such an expectation cannot be held against the columns, no row passes.
     *
     * @param frame the rows
     * @return both parts
     * @throws IllegalStateException if there are more distinct values than are told apart, so that it is not known which occur twice
     */
    public Quarantine quarantine(Frame frame) {
        return new RowJudge(this, frame.schema(), facts(Rows.of(frame))).judge(frame);
    }

    /**
     * Sets the rows that fail a critical expectation on rows apart. What occurs twice, and scores, are found in a first pass, now.
     *
     * @param scan columns and rows of a version of a table
     * @return both parts, to be read
     * @throws IllegalStateException if there are more distinct values than are told apart, so that it is not known which occur twice
     */
    public TableQuarantine quarantine(Scan scan) {
        return new TableQuarantine(this, scan, facts(Rows.of(scan)));
    }

    private Facts facts(Rows rows) {
        ValidationRun run = new ValidationRun(of(name, RowJudge.critical(this)).with(limits), rows);
        try (Workers workers = run.workers()) {
            return run.facts(true, workers);
        }
    }

    /**
     * What the expectations are about.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * The expectations, in order.
     *
     * @return an immutable list
     */
    public List<Expectation> list() {
        return list;
    }

    /**
     * The suite as JSON in the layout of Great Expectations 1.x, which {@link #read} reads again. What it does not know stands under {@code meta.boathouse}. How a
     * validation is run (sample, limits, threads, clock) is no part of it.
     *
     * @return a JSON object
     * @throws IllegalStateException if an expectation is code of the host
     */
    public String json() {
        return SuiteJson.of(this);
    }

    /**
     * The columns of which no value may leave.
     *
     * @return their names, sorted, immutable
     */
    public NavigableSet<String> sensitiveColumns() {
        return sensitive;
    }

    /**
     * The columns by which people find a row again.
     *
     * @return their names, immutable
     */
    public List<String> identifyingColumns() {
        return identifying;
    }

    Limits limits() {
        return limits;
    }

    /** As {@code flights: 8 expectations}. */
    @Override
    public String toString() {
        return name + ": " + list.size() + " expectations";
    }
}
