package dev.boathouse.benchmarks;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.internal.ByteDictionary;
import dev.boathouse.core.internal.ColumnAccess;
import dev.boathouse.delta.Batches;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.Scan;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/** Our scan: looks for the newest version, takes batches, and totals the arrays behind their columns. */
final class BoathouseScan {

    private static final ColumnAccess ACCESS = ColumnAccess.direct();

    private final DeltaTable table;
    private final List<WideColumn> columns;
    private final UnaryOperator<Scan> refinement;

    private BoathouseScan(WideTable table, List<WideColumn> columns, UnaryOperator<Scan> refinement) {
        this.table = DeltaTable.at(table.uri());
        this.columns = columns;
        this.refinement = refinement;
    }

    /** All rows, on the thread that asks. */
    static Contender of(WideTable table, List<WideColumn> columns) {
        return contender(table, columns, scan -> scan);
    }

    /** All rows, on the thread that asks and those of the executor; it helps, so one thread of the executor makes two. */
    static Contender of(WideTable table, List<WideColumn> columns, Executor executor, int helpers) {
        return contender(table, columns, scan -> scan.on(executor, helpers).unordered());
    }

    /** The rows that pass a filter, on the thread that asks. */
    static Contender of(WideTable table, List<WideColumn> columns, Filter filter) {
        return contender(table, columns, scan -> scan.where(filter));
    }

    private static Contender contender(WideTable table, List<WideColumn> columns, UnaryOperator<Scan> refinement) {
        return Contender.of("boathouse", table.rows(), new BoathouseScan(table, columns, refinement)::run);
    }

    private double[] run() {
        Totals totals = new Totals(columns.size());
        Scan scan = table.latest().scan().select(WideColumn.names(columns));
        try (Batches batches = refinement.apply(scan).batches()) {
            while (batches.hasNext()) {
                for (Chunk chunk : batches.next().chunks()) {
                    totals.addRows(chunk.size());
                    for (int i = 0; i < columns.size(); i++) {
                        add(totals, i, chunk.column(i));
                    }
                }
            }
        }
        return totals.figures();
    }

    private static void add(Totals totals, int index, Column column) {
        DataType type = column.type();
        if (type == DataType.DOUBLE) {
            totals.add(index, ACCESS.doubles(column), column.size());
        } else if (type == DataType.INT) {
            totals.add(index, ACCESS.ints(column), column.size());
        } else if (type == DataType.STRING) {
            totals.add(index, lengths(column));
        } else if (type == DataType.BOOLEAN) {
            totals.add(index, truths(column));
        } else {
            totals.add(index, ACCESS.longs(column), column.size());
        }
    }

    /** Through the lengths of the dictionary's entries, which are few. */
    private static long lengths(Column column) {
        ByteDictionary dictionary = ACCESS.dictionary(column);
        int[] codes = ACCESS.codes(column);
        long[] validity = ACCESS.validity(column);
        int[] lengths = new int[dictionary.size()];
        for (int entry = 0; entry < lengths.length; entry++) {
            lengths[entry] = dictionary.end(entry) - dictionary.start(entry);
        }
        long sum = 0;
        for (int i = 0; i < column.size(); i++) {
            if (validity == null || (validity[i >> 6] >>> i & 1) != 0) {
                sum += lengths[codes == null ? i : codes[i]];
            }
        }
        return sum;
    }

    private static long truths(Column column) {
        long[] bits = ACCESS.bits(column);
        int whole = column.size() >> 6;
        long sum = 0;
        for (int i = 0; i < whole; i++) {
            sum += Long.bitCount(bits[i]);
        }
        int rest = column.size() & 63;
        return rest == 0 ? sum : sum + Long.bitCount(bits[whole] << (64 - rest));
    }
}
