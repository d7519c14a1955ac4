package dev.boathouse.delta.internal.scan;

import dev.boathouse.delta.internal.log.DataFile;
import dev.boathouse.delta.internal.log.LogState;
import dev.boathouse.delta.internal.log.TableSchema;
import java.util.List;
import java.util.Optional;

/** What there is to read of a table. Immutable and thread-safe. */
public sealed interface RowSource {

    /**
     * The version whose columns are read.
     *
     * @return its state
     */
    LogState state();

    /**
     * The columns.
     *
     * @return all that can be selected, and where files have them
     */
    TableSchema columns();

    /**
     * The rows.
     *
     * @return those of each file, in order
     */
    List<FileRows> files();

    /**
     * How the rows come from the version.
     *
     * @return empty if they are the version's own
     */
    Optional<String> step();

    /** Those of its rows that are in one file. */
    RowSource only(FileRows rows);

    /** What to call it before the name of the table. */
    default String name() {
        return step().map(step -> "the " + step).orElse("version " + state().version());
    }

    /**
     * The rows of a version.
     *
     * @param state the version
     */
    record Version(LogState state) implements RowSource {

        @Override
        public TableSchema columns() {
            return state.metadata().schema();
        }

        @Override
        public List<FileRows> files() {
            return state.files().stream().map(FileRows::of).toList();
        }

        @Override
        public RowSource only(FileRows rows) {
            return new Some(state, List.of(rows.file()));
        }

        @Override
        public Optional<String> step() {
            return Optional.empty();
        }
    }

    /**
     * The rows of some files of a version.
     *
     * @param state the version
     * @param chosen the files
     */
    record Some(LogState state, List<DataFile> chosen) implements RowSource {

        /** Copies the list. */
        public Some {
            chosen = List.copyOf(chosen);
        }

        @Override
        public TableSchema columns() {
            return state.metadata().schema();
        }

        @Override
        public List<FileRows> files() {
            return chosen.stream().map(FileRows::of).toList();
        }

        @Override
        public RowSource only(FileRows rows) {
            return new Some(state, List.of(rows.file()));
        }

        @Override
        public Optional<String> step() {
            return Optional.empty();
        }
    }

    /**
     * The rows that a range of versions changed, with the columns of the last one.
     *
     * @param from the first version
     * @param state the last version
     * @param columns its columns, and those that tell of changes
     * @param files ordered by version, then by path
     */
    record Changes(long from, LogState state, TableSchema columns, List<FileRows> files) implements RowSource {

        /** Copies the list. */
        public Changes {
            files = List.copyOf(files);
        }

        @Override
        public RowSource only(FileRows rows) {
            return new Changes(from, state, columns, List.of(rows));
        }

        @Override
        public Optional<String> step() {
            return Optional.of(ScanStep.Changes.text(from, state.version()));
        }
    }
}
