package dev.boathouse.core.features;

import dev.boathouse.core.internal.BinaryWriter;

/**
 * One transform with the numbers it learnt. It reads slots and writes as many new ones as it is wide; it knows no names. Immutable and
 * thread-safe.
 */
sealed interface Step
        permits Buckets,
                Clip,
                Custom,
                Elements,
                Fill,
                FillText,
                Hash,
                Log,
                OneHot,
                Ordinal,
                Product,
                Scale,
                TargetMeans,
                TimeParts {

    /** What becomes of a missing value. */
    enum Missing {
        /** It is an error. */
        FAILS,
        /** What the step writes is missing too. */
        PASSES,
        /** The step writes a number for it. */
        ENDS
    }

    /** What it is called in a spec. */
    String name();

    /** How many slots it reads. */
    default int arity() {
        return 1;
    }

    /** What it reads. */
    default Slot.Wants wants() {
        return Slot.Wants.NUMBERS;
    }

    /** How many slots it writes. */
    default int width() {
        return 1;
    }

    /** What becomes of what is missing; as in arithmetic, it stays missing. */
    default Missing missing() {
        return Missing.PASSES;
    }

    /** What the slot is that it writes at {@code index}. */
    default Slot made(int index, Slot read, int node) {
        return new Slot(Kind.NUMBER, -1, null, node);
    }

    /** Computes a block of rows. */
    void apply(Block block, Place place);

    /** The byte that says which step this is. */
    byte tag();

    /** Writes what {@link StepReader} reads behind the tag. */
    void write(BinaryWriter out);
}
