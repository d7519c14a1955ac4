package dev.boathouse.core.internal.smile;

import java.util.Arrays;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.formula.Formula;
import smile.data.type.StructType;

/**
 * Rows as Smile's models of frames want them: examples with the label behind the features, and single rows of the same schema.
 *
 * @param frame the examples
 */
record Tuples(DataFrame frame) {

    static final Formula FORMULA = Formula.lhs("label");

    static Tuples of(Examples examples) {
        return new Tuples(
                examples.classes() == 0
                        ? TreeRows.frame(examples.columns(), examples.numbers())
                        : TreeRows.frame(examples.columns(), examples.codes()));
    }

    /** A row, whose label nobody reads. */
    Tuple of(double... row) {
        StructType schema = frame.schema();
        return Tuple.of(Arrays.copyOf(row, row.length + 1), schema);
    }
}
