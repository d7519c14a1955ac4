package dev.boathouse.core.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows in columns, in memory, that know where they came from. Immutable and thread-safe: every operation gives another frame, which shares
 * what did not change.
 *
 * <p>Rows lie in chunks of at most {@value Chunk#MAX_ROWS}. Every row keeps the file and row index that it was read from, so that
 * {@link #split} gives a row the same part whatever was filtered or reordered before.
 */
public final class Frame {

    private final Schema schema;
    private final List<Chunk> chunks;
    private final Origin origin;
    private final long rowCount;

    Frame(Schema schema, List<Chunk> chunks, Origin origin) {
        this.schema = schema;
        this.chunks = List.copyOf(chunks);
        this.origin = origin;
        this.rowCount = this.chunks.stream().mapToLong(Chunk::size).sum();
    }

    /**
     * A frame of values that the host has at hand. Its origin is opaque.
     *
     * @param schema the fields
     * @param columns a column for each field, all of the same size, of any length
     * @return the frame
     * @throws IllegalArgumentException if columns and fields do not fit
     */
    public static Frame of(Schema schema, List<Column> columns) {
        int rows = columns.isEmpty() ? 0 : columns.get(0).size();
        List<Chunk> chunks = new ArrayList<>();
        for (int start = 0; start < rows || chunks.isEmpty(); start += Chunk.MAX_ROWS) {
            int from = start;
            int to = Math.min(rows, start + Chunk.MAX_ROWS);
            List<Column> part = columns.stream()
                    .map(column -> slice(column, from, to, rows))
                    .toList();
            chunks.add(new Chunk(schema, part, to - from, new RowIdentity(0, from, null)));
        }
        return new Frame(schema, chunks, new Origin.Host());
    }

    /**
     * A frame of rows that the host has at hand. Its origin is opaque.
     *
     * @param schema the fields
     * @param rows the rows, each with the fields of {@code schema} by name
     * @return the frame
     * @throws IllegalArgumentException if a value does not fit its field
     */
    public static Frame ofRows(Schema schema, Collection<? extends Row> rows) {
        List<ColumnBuilder> builders = schema.fields().stream()
                .map(field -> new ColumnBuilder(field.type()))
                .toList();
        for (Row row : rows) {
            for (int i = 0; i < builders.size(); i++) {
                builders.get(i).add(row.value(schema.field(i).name()));
            }
        }
        return of(schema, builders.stream().map(ColumnBuilder::build).toList());
    }

    private static Column slice(Column column, int from, int to, int rows) {
        if (column.size() != rows) {
            throw new IllegalArgumentException("Columns differ in length: " + rows + " and " + column.size() + ".");
        }
        return from == 0 && to == rows ? column : column.slice(from, to);
    }

    /**
     * The fields.
     *
     * @return the schema
     */
    public Schema schema() {
        return schema;
    }

    /**
     * Where the rows came from.
     *
     * @return the origin
     */
    public Origin origin() {
        return origin;
    }

    /**
     * How many rows there are.
     *
     * @return 0 or more
     */
    public long rowCount() {
        return rowCount;
    }

    /**
     * The rows in pieces of bounded size, in order.
     *
     * @return an immutable list
     */
    public List<Chunk> chunks() {
        return chunks;
    }

    /**
     * The rows, in order. Each is an immutable view that stays valid.
     *
     * @return an iterable that can be walked many times
     */
    public Iterable<Row> rows() {
        return () -> chunks.stream()
                .flatMap(chunk -> IntStream.range(0, chunk.size()).mapToObj(chunk::row))
                .iterator();
    }

    /**
     * Only these columns, in this order. A path such as {@code window.start} gives a column of that name, null where the struct is.
     *
     * @param paths the columns to keep: names, or paths as {@link Schema#find} takes them
     * @return the narrower frame
     * @throws dev.boathouse.core.NotFoundException if there is no such column
     * @throws IllegalArgumentException if a path appears twice
     */
    public Frame select(String... paths) {
        return select(List.of(paths));
    }

    /**
     * Only these columns, in this order. A path such as {@code window.start} gives a column of that name, null where the struct is.
     *
     * @param paths the columns to keep: names, or paths as {@link Schema#find} takes them
     * @return the narrower frame
     * @throws dev.boathouse.core.NotFoundException if there is no such column
     * @throws IllegalArgumentException if a path appears twice
     */
    public Frame select(Collection<String> paths) {
        Schema narrower = schema.select(paths);
        return new Frame(
                narrower,
                chunks.stream().map(chunk -> chunk.select(narrower, paths)).toList(),
                origin.then("select " + SelectedPaths.text(paths)));
    }

    /**
     * Only the rows for which the filter is true.
     *
     * @param filter the condition
     * @return the smaller frame, in the same order
     * @throws dev.boathouse.core.NotFoundException if a column is missing
     * @throws IllegalArgumentException if a literal does not fit its column
     */
    public Frame where(Filter filter) {
        Filter bound = filter.boundTo(schema);
        return new Frame(schema, FilterEvaluation.where(chunks, bound), origin.then("where " + bound));
    }

    /**
     * With a column that the host made, at the end or in the place of the one with the same name. The origin becomes opaque.
     *
     * @param name its name
     * @param column its values, one for each row
     * @return the wider frame
     * @throws IllegalArgumentException if the column is not as long as the frame
     */
    public Frame with(String name, Column column) {
        if (column.size() != rowCount) {
            throw new IllegalArgumentException(
                    "Column \"" + name + "\" has " + column.size() + " values: the frame has " + rowCount + " rows.");
        }
        Schema wider = schema.with(Schema.Field.of(name, column.type()));
        List<Chunk> changed = new ArrayList<>();
        int start = 0;
        for (Chunk chunk : chunks) {
            Column part = slice(column, start, start + chunk.size(), column.size());
            changed.add(chunk.with(wider, name, part));
            start += chunk.size();
        }
        return new Frame(wider, changed, new Origin.Derived(List.of(origin), "with " + name, true));
    }

    /**
     * With a column that the host computes row by row, at the end or in the place of the one with the same name. The origin becomes opaque.
     *
     * @param field its name and type
     * @param value gives the value of a row, in the Java types that {@link Row#valueAt(int)} lists
     * @return the wider frame
     * @throws IllegalArgumentException if a value does not fit the field
     */
    public Frame with(Schema.Field field, Function<Row, ? extends @Nullable Object> value) {
        Schema wider = schema.with(field);
        List<Chunk> changed = new ArrayList<>();
        for (Chunk chunk : chunks) {
            ColumnBuilder builder = new ColumnBuilder(field.type());
            for (int i = 0; i < chunk.size(); i++) {
                builder.add(value.apply(chunk.row(i)));
            }
            changed.add(chunk.with(wider, field.name(), builder.build()));
        }
        return new Frame(wider, changed, new Origin.Derived(List.of(origin), "with " + field.name(), true));
    }

    /**
     * The rows of all frames, one after the other.
     *
     * @param frames at least one, all with the same schema
     * @return the longer frame
     * @throws IllegalArgumentException if there is none or schemas differ
     */
    public static Frame concat(Frame... frames) {
        return concat(List.of(frames));
    }

    /**
     * The rows of all frames, one after the other.
     *
     * @param frames at least one, all with the same schema
     * @return the longer frame
     * @throws IllegalArgumentException if there is none or schemas differ
     */
    public static Frame concat(List<Frame> frames) {
        if (frames.isEmpty()) {
            throw new IllegalArgumentException("Nothing to join: give at least one frame.");
        }
        Schema schema = frames.get(0).schema;
        for (Frame frame : frames) {
            if (!frame.schema.equals(schema)) {
                throw new IllegalArgumentException("Cannot join frames of different schemas: " + schema + " and "
                        + frame.schema + ". Select the same columns first.");
            }
        }
        List<Chunk> chunks = new ArrayList<>();
        long shift = 0;
        for (Frame frame : frames) {
            long end = shift;
            for (Chunk chunk : frame.chunks) {
                Chunk apart =
                        chunk.identity().isHosts() ? chunk.with(chunk.identity().shifted(shift)) : chunk;
                end = apart.identity().isHosts()
                        ? Math.max(end, apart.identity().end(apart.size()))
                        : end;
                chunks.add(apart);
            }
            shift = end;
        }
        return new Frame(
                schema,
                chunks,
                new Origin.Derived(frames.stream().map(Frame::origin).toList(), "concat", false));
    }

    /**
     * Splits the rows at random, but the same way every time: a hash of seed, file and row index decides. A part can be split again, also
     * with the same seed: rows that were drawn before are drawn anew.
     *
     * @param trainShare the expected share of the first part, from 0 to 1
     * @param seed another seed, another split
     * @return both parts
     * @throws IllegalArgumentException if the share is not from 0 to 1
     */
    public Split split(double trainShare, long seed) {
        return RandomSplit.byRow(this, trainShare, seed);
    }

    /**
     * Splits the rows so that all rows with the same key fall into the same part: a hash of seed and key decides.
     *
     * @param key the column whose values stay together, a name or a path; null counts as a value
     * @param trainShare the expected share of the keys in the first part, from 0 to 1
     * @param seed another seed, another split
     * @return both parts
     * @throws dev.boathouse.core.NotFoundException if there is no such column
     * @throws IllegalArgumentException if the share is not from 0 to 1, or the column holds arrays, structs or maps
     */
    public Split splitByKey(String key, double trainShare, long seed) {
        return RandomSplit.byKey(this, key, trainShare, seed);
    }

    /**
     * Splits the rows so that both parts have the same mix of labels. The first part has {@code share × n} of the {@code n} rows of every
     * label, rounded up or down, and of all rows, rounded. Within a label, the rows whose hash of seed, file and row index is least come
     * first. Copies of one row that was read from a file stay together, whatever that costs in exactness.
     *
     * @param label the column with the labels, a name or a path; null counts as a label
     * @param trainShare the share of the first part, from 0 to 1
     * @param seed another seed, another split
     * @return both parts
     * @throws dev.boathouse.core.NotFoundException if there is no such column
     * @throws IllegalArgumentException if the share is not from 0 to 1, or the column holds arrays, structs or maps
     */
    public Split splitByLabel(String label, double trainShare, long seed) {
        return RandomSplit.byLabel(this, label, trainShare, seed);
    }

    /**
     * Splits the rows into those before a point in time and those from it on.
     *
     * @param cut where
     * @return both parts; either may be empty
     * @throws dev.boathouse.core.NotFoundException if there is no such column
     * @throws IllegalArgumentException if a row has no time, or the cut does not fit the column
     */
    public Split split(TimeCut cut) {
        return cut.of(this);
    }

    /**
     * A copy of a numeric, boolean, date or timestamp column, as {@link Column#doubleAt(int)} gives it.
     *
     * @param name the column
     * @return a value for each row; NaN for null
     * @throws dev.boathouse.core.NotFoundException if there is no such column
     * @throws IllegalArgumentException if the column has another type
     */
    public double[] doubles(String name) {
        int index = schema.indexOf(name);
        double[] values = new double[Math.toIntExact(rowCount)];
        int start = 0;
        for (Chunk chunk : chunks) {
            chunk.column(index).copyTo(0, chunk.size(), values, start);
            start += chunk.size();
        }
        return values;
    }

    /**
     * The values of a column in their natural Java types, as {@link Row#valueAt(int)} lists them.
     *
     * @param name the column
     * @return a value, or null, for each row
     * @throws dev.boathouse.core.NotFoundException if there is no such column
     */
    public List<@Nullable Object> values(String name) {
        int index = schema.indexOf(name);
        List<@Nullable Object> values = new ArrayList<>();
        for (Chunk chunk : chunks) {
            for (int i = 0; i < chunk.size(); i++) {
                values.add(chunk.column(index).valueAt(i));
            }
        }
        return values;
    }

    /**
     * SHA-256 over names, types and values, the same however the rows are cut into chunks or stored.
     *
     * @return 64 hexadecimal digits
     */
    public String contentDigest() {
        return FrameDigest.of(this);
    }

    /** As {@code 600000 rows of (origin:string,distance:integer)}. */
    @Override
    public String toString() {
        return rowCount + " rows of (" + schema + ")";
    }
}
