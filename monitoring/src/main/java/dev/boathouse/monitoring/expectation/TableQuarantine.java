package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Frame;
import dev.boathouse.delta.Batches;
import dev.boathouse.delta.Scan;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a scan in two parts, as {@link Quarantine} has them, read batch by batch: memory does not grow with them. Each part is read on its own, as often
 * as asked for; a host appends both to tables. Immutable and thread-safe.
 */
public final class TableQuarantine {

    private final Expectations suite;
    private final Scan scan;
    private final Facts facts;

    TableQuarantine(Expectations suite, Scan scan, Facts facts) {
        this.suite = suite;
        this.scan = scan;
        this.facts = facts;
        judge();
    }

    private RowJudge judge() {
        return new RowJudge(suite, scan.schema(), facts);
    }

    /** Frame after frame, none of them empty. Asked by one thread at a time; close it: it holds open files. */
    public static final class Part implements Iterator<Frame>, AutoCloseable {

        private final Batches batches;
        private final RowJudge judge;
        private final boolean passing;
        private @Nullable Frame next;

        private Part(Batches batches, RowJudge judge, boolean passing) {
            this.batches = batches;
            this.judge = judge;
            this.passing = passing;
        }

        /**
         * Tells whether another frame will come, and reads it if need be.
         *
         * @throws dev.boathouse.core.CorruptDataException if a file is damaged or missing
         */
        @Override
        public boolean hasNext() {
            while (next == null && batches.hasNext()) {
                Quarantine both = judge.judge(batches.next());
                Frame side = passing ? both.passing() : both.failing();
                next = side.rowCount() > 0 ? side : null;
            }
            return next != null;
        }

        /**
         * The next rows.
         *
         * @return at most 65,536 rows
         * @throws NoSuchElementException if there are none
         */
        @Override
        public Frame next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException("There are no more rows.");
            }
            Frame frame = next;
            next = null;
            return frame;
        }

        /** Lets go of files and memory. Frames that were handed out stay valid. */
        @Override
        public void close() {
            batches.close();
        }
    }

    /**
     * The rows that pass.
     *
     * @return the rows in the order of the scan, with its columns; close it
     */
    public Part passing() {
        return new Part(scan.batches(), judge(), true);
    }

    /**
     * The rows that fail.
     *
     * @return the rows in the order of the scan, with its columns and {@link #reasons()}; close it
     */
    public Part failing() {
        return new Part(scan.batches(), judge(), false);
    }

    /**
     * The name of the column with the reasons.
     *
     * @return {@code failed_expectations}, or with underscores behind where a column has that name
     */
    public String reasons() {
        return judge().reasons();
    }
}
