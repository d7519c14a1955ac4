package dev.boathouse.registry.lineage;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.page.Graph;
import dev.boathouse.core.page.Page;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What came from what: table versions, the model versions that were trained and evaluated on them, and the table versions that those
 * wrote. A table is its id; where it was found, and under how many names, changes nothing.
 *
 * <p>A prediction table is a table like any other: a model that was trained on version 7 of it may have seen what was written into versions
 * 1 to 7, so it comes from the model versions that wrote those. Rows that were overwritten or deleted in between are not told apart.
 *
 * <p>Immutable and thread-safe. Answers come from memory; each is in one order, whatever the order in which lineages were given.
 */
public final class LineageGraph {

    private final SortedMap<Key, Lineage> lineages;
    private final Marks marks;
    private final Traces traces;

    private LineageGraph(SortedMap<Key, Lineage> lineages, Marks marks, Traces traces) {
        this.lineages = lineages;
        this.marks = marks;
        this.traces = traces;
    }

    /**
     * An alias and the version that it names.
     *
     * @param name such as {@code champion}
     * @param model the model's name
     * @param version the number of the version
     */
    public record Alias(String name, String model, int version) {}

    /**
     * A table by its id.
     *
     * @param id the id in the table's metadata
     * @param locations where it was found, at least one place: the one where its highest version was comes last
     */
    public record Table(String id, List<String> locations) {

        /** Copies the list. */
        public Table {
            locations = List.copyOf(locations);
        }

        /**
         * Where it was found last, as far as lineage tells: where its highest version was.
         *
         * @return the location
         */
        public String location() {
            return locations.get(locations.size() - 1);
        }

        /** The location. */
        @Override
        public String toString() {
            return location();
        }
    }

    /**
     * A version of a table.
     *
     * @param table the table
     * @param version the number of the version
     */
    public record TableVersion(Table table, long version) {

        /** The location and the version, such as {@code file:/lake/flights@42}. */
        @Override
        public String toString() {
            return table + "@" + version;
        }
    }

    /**
     * The graph of some versions, none of them live or deleted.
     *
     * @param lineages one for each version, in any order
     * @return the graph
     * @throws IllegalArgumentException if two are about the same version
     */
    public static LineageGraph of(Collection<Lineage> lineages) {
        SortedMap<Key, Lineage> sorted = new TreeMap<>();
        for (Lineage lineage : lineages) {
            if (sorted.put(Key.of(lineage.subject()), lineage) != null) {
                throw new IllegalArgumentException("Cannot draw a graph: two lineages are about " + lineage.subject()
                        + ". One for each version would work.");
            }
        }
        return new LineageGraph(sorted, Marks.NONE, Traces.of(sorted));
    }

    /**
     * The same graph in which these aliases, and no others, name versions. A version that an alias names is live: answers put it first.
     *
     * @param live the aliases
     * @return the changed copy
     * @throws NotFoundException if the graph lacks a version
     */
    public LineageGraph withAliases(Collection<Alias> live) {
        return new LineageGraph(
                lineages, marks.withAliases(live, alias -> known(alias.model(), alias.version())), traces);
    }

    /**
     * The same graph in which these versions, and no others, are deleted. A deleted version needs no data and cannot break; what it wrote
     * is still there, and models may come from it.
     *
     * @param gone the deleted versions
     * @return the changed copy
     * @throws NotFoundException if the graph lacks a version
     */
    public LineageGraph withDeleted(Collection<Lineage.Subject> gone) {
        Set<Key> keys = new HashSet<>();
        gone.forEach(subject -> keys.add(known(subject.model(), subject.version())));
        return new LineageGraph(lineages, new Marks(marks.aliases(), keys), traces);
    }

    /**
     * The model versions.
     *
     * @return by model, then number; deleted ones, too
     */
    public List<Lineage.Subject> versions() {
        return lineages.values().stream().map(Lineage::subject).toList();
    }

    /**
     * The tables that any version read or wrote.
     *
     * @return by id
     */
    public List<Table> tables() {
        return traces.tables();
    }

    /**
     * The table versions that any version read or wrote.
     *
     * @return by table id, then version
     */
    public List<TableVersion> tableVersions() {
        return traces.tableVersions();
    }

    /**
     * A table by id or location. One slash or three after {@code file:}, and one at the end, make no difference.
     *
     * @param idOrLocation the id in the table's metadata, or a place where it was found
     * @return the table
     * @throws NotFoundException if no version read or wrote such a table
     * @throws IllegalArgumentException if several tables were found at that location one after another
     */
    public Table table(String idOrLocation) {
        return traces.table(idOrLocation);
    }

    /**
     * The aliases that name a version.
     *
     * @param model the model's name
     * @param version the number of the version
     * @return sorted; none if it is not live
     * @throws NotFoundException if the graph lacks the version
     */
    public List<String> aliases(String model, int version) {
        return aliases(known(model, version));
    }

    List<String> aliases(Key key) {
        return marks.aliases().getOrDefault(key, List.of());
    }

    boolean isDeleted(Key key) {
        return marks.deleted().contains(key);
    }

    SortedMap<Key, Lineage> lineages() {
        return lineages;
    }

    Traces traces() {
        return traces;
    }

    /**
     * The part of the graph that a version came from: the version, the table versions that it was trained on, the model versions that
     * wrote into those, what they were trained on, and so on. Evaluations are left out.
     *
     * @param model the model's name
     * @param version the number of the version
     * @return the smaller graph
     * @throws NotFoundException if the graph lacks the version
     */
    public LineageGraph upstreamOf(String model, int version) {
        return among(Ancestry.of(this, known(model, version)));
    }

    /**
     * The part of the graph with the versions of one model, and what they read and wrote.
     *
     * @param model the model's name
     * @return the smaller graph, possibly empty
     */
    public LineageGraph only(String model) {
        return among(lineages.values().stream()
                .filter(lineage -> lineage.subject().model().equals(model))
                .toList());
    }

    LineageGraph among(Collection<Lineage> some) {
        LineageGraph part = of(some);
        return new LineageGraph(part.lineages, marks.among(part.lineages.keySet()), part.traces);
    }

    /**
     * The model versions that a change of a table concerns: those that were trained on any version of it, and those that were trained on
     * what these wrote, however far. Deleted versions are left out.
     *
     * @param table the id or location of a table
     * @return live versions first, then those that read the table themselves, then by model and number
     * @throws NotFoundException if no version read or wrote such a table
     * @throws IllegalArgumentException if several tables were found at that location
     */
    public List<Affected> affectedBy(String table) {
        return Spread.of(this, table(table), Optional.empty());
    }

    /**
     * The model versions that a change of a column concerns: those that read it for training, if only in a filter, and those that were
     * trained on what these wrote, however far. A struct and its fields concern one another. Deleted versions are left out.
     *
     * @param table the id or location of a table
     * @param column its name, or a path into structs such as {@code window.start}
     * @return as {@link #affectedBy(String)} does, with these columns alone
     * @throws NotFoundException if no version read or wrote such a table
     * @throws IllegalArgumentException if several tables were found at that location
     */
    public List<Affected> affectedBy(String table, String column) {
        return Spread.of(this, table(table), Optional.of(column));
    }

    /**
     * The model versions that were trained on any version of a table. Deleted versions are left out.
     *
     * @param table the id or location of a table
     * @return by model, then number
     * @throws NotFoundException if no version read or wrote such a table
     * @throws IllegalArgumentException if several tables were found at that location
     */
    public List<Lineage.Subject> modelsFrom(String table) {
        return present(traces.trainedOn(table(table).id()).values());
    }

    /**
     * The model versions that were trained on a version of a table. Deleted versions are left out.
     *
     * @param table the id or location of a table
     * @param version the number of the table's version
     * @return by model, then number
     * @throws NotFoundException if no version read or wrote such a table
     * @throws IllegalArgumentException if several tables were found at that location
     */
    public List<Lineage.Subject> modelsFrom(String table, long version) {
        return present(List.of(traces.trainedOn(table(table).id()).getOrDefault(version, List.of())));
    }

    private List<Lineage.Subject> present(Collection<List<Key>> found) {
        Set<Key> keys = new TreeSet<>();
        found.forEach(keys::addAll);
        return keys.stream().filter(key -> !isDeleted(key)).map(this::subject).toList();
    }

    /**
     * The table versions that a version wrote.
     *
     * @param model the model's name
     * @param version the number of the version
     * @return in the order in which that was recorded
     * @throws NotFoundException if the graph lacks the version
     */
    public List<Lineage.Predictions> predictionsOf(String model, int version) {
        return lineage(known(model, version)).predictions();
    }

    /**
     * The model versions that wrote a version of a table; deleted ones, too.
     *
     * @param table the id or location of a table
     * @param version the number of the table's version
     * @return by model, then number: mostly one, none if nobody recorded it
     * @throws NotFoundException if no version read or wrote such a table
     * @throws IllegalArgumentException if several tables were found at that location
     */
    public List<Lineage.Subject> writersOf(String table, long version) {
        return traces.writtenBy(table(table).id()).getOrDefault(version, List.of()).stream()
                .map(this::subject)
                .toList();
    }

    /**
     * The table versions without which models could not be trained or evaluated again.
     *
     * @return what versions that are not deleted need
     */
    public Retention neededTableVersions() {
        return Retention.of(this);
    }

    /**
     * All of it as JSON, with keys in kebab case; docs/lineage.md has the format.
     *
     * @return one object over several lines
     */
    public String toJson() {
        return LineageGraphJson.of(this);
    }

    /**
     * A picture as a flowchart of Mermaid, from left to right. Names cannot become markup; what nobody could see is written as
     * {@code \}{@code u202E}, and a name is cut after 80 characters.
     *
     * @return the text of a diagram
     */
    public String toMermaid() {
        return MermaidText.of(Drawing.of(this));
    }

    /**
     * A picture in the language of Graphviz, from left to right. Names are treated as {@link #toMermaid} does.
     *
     * @return the text of a directed graph
     */
    public String toDot() {
        return DotText.of(Drawing.of(this));
    }

    /**
     * A picture as a block of a page: tables, model versions, predictions, and what led to what.
     *
     * @param mostVersions how many model versions are drawn at most: the live ones first, then the newest, deleted ones last
     * @return the chart, which says how many versions there are, and shows of what each wrote the last version and what others read
     */
    public Graph toGraph(int mostVersions) {
        return Picture.of(this, mostVersions);
    }

    /**
     * What people look at: a picture of at most 20 versions, and the table versions that must stay.
     *
     * @return the page
     */
    public Page page() {
        return LineagePage.of(this);
    }

    Lineage lineage(Key key) {
        Lineage lineage = lineages.get(key);
        if (lineage == null) {
            throw new NotFoundException("Cannot find " + key + " in this lineage graph: it has " + lineages.size()
                    + " versions, which versions() lists.");
        }
        return lineage;
    }

    Lineage.Subject subject(Key key) {
        return lineage(key).subject();
    }

    private Key known(String model, int version) {
        return Key.of(lineage(new Key(model, version)).subject());
    }

    /** How much there is. */
    @Override
    public String toString() {
        return "lineage of " + lineages.size() + " model versions and "
                + tableVersions().size() + " table versions";
    }
}
