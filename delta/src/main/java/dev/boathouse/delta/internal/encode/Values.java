package dev.boathouse.delta.internal.encode;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.internal.ColumnAccess;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/**
 * The values of one column of one row group, on their way into pages: a block is taken up without its nulls, and then put, coded or looked
 * at as a whole.
 */
abstract class Values {

    static final ColumnAccess ACCESS = ColumnAccess.direct();

    final Workspace space;
    private @Nullable Column opened;
    private long @Nullable [] validity;

    Values(Workspace space) {
        this.space = space;
    }

    static Values of(PrimitiveType type, Workspace space) {
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> new BooleanValues(space);
            case INT32 -> new IntValues(space);
            case INT64 -> new LongValues(space);
            case FLOAT -> new FloatValues(space);
            case DOUBLE -> new DoubleValues(space);
            case BINARY -> new BytesValues(space);
            case FIXED_LEN_BYTE_ARRAY -> new FixedValues(space, type.getTypeLength());
            case INT96 -> throw new IllegalArgumentException("INT96 is not written.");
        };
    }

    /** Turns to another column. */
    final void open(Column column) {
        if (column != opened) {
            opened = column;
            validity = ACCESS.validity(column);
            source(column);
        }
    }

    /** Takes up a block of values; how many are there. */
    final int load(int from, int to) {
        int present = validity == null ? to - from : Validity.count(validity, from, to);
        if (validity == null || present == to - from) {
            all(from, present);
        } else {
            Validity.positions(validity, from, to, space.positions);
            some(space.positions, present);
        }
        return present;
    }

    /** Takes the array behind a column. */
    abstract void source(Column column);

    /** Takes up consecutive values. */
    abstract void all(int from, int count);

    /** Takes up the values at some positions. */
    abstract void some(int[] positions, int count);

    /** Looks at the values that were taken up. */
    abstract void extremes(Extremes extremes);

    /** Puts the values that were taken up ("PLAIN" of the Parquet format). */
    abstract void plain(PageBuffer out);

    /** Puts what is left of values that do not fill bytes. */
    void finish(PageBuffer out) {
        // Most fill them.
    }

    /** About how many bytes values take, nulls counted as values. */
    abstract long sizeOf(Column column, int from, int to);

    /** Whether there can be a dictionary. */
    boolean hasCodes() {
        return true;
    }

    /** Codes the values that were taken up; false if the dictionary gets too large. */
    boolean codes(int[] target, int at) {
        return false;
    }

    /** Looks at the values that were taken up, whose codes are known, and not yet looked at for this page. */
    void extremes(int[] codes, int from, int to, int page, Extremes extremes) {
        extremes(extremes);
    }

    int entries() {
        return 0;
    }

    /** How many bytes the dictionary has. */
    int dictionaryBytes() {
        return 0;
    }

    void dictionary(PageBuffer out) {
        throw new IllegalStateException("There is no dictionary.");
    }
}
