package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a first pass has found, for tests that need to know more than a row: means and deviations, and which values repeat.
 *
 * @param sums by expectation
 * @param keys by expectation
 */
record Facts(Map<Expectation, Sums> sums, Map<Expectation, KeysPiece> keys) {

    /** Of no first pass. */
    static Facts none() {
        return new Facts(new HashMap<>(), new HashMap<>());
    }

    /** Marks the rows of values that occur more than once. */
    RowTest repeats(Expectation expectation, Schema schema) {
        List<String> names = Columns.of(expectation);
        int[] indexes =
                names.stream().mapToInt(name -> Columns.index(schema, name)).toArray();
        Missing missing = Missing.of(expectation, indexes);
        Keys own = Keys.of(schema, names);
        KeysPiece found = keys.get(expectation);
        if (found == null) {
            throw Unfit.undecided(onlyOnce());
        }
        if (found.overfull()) {
            throw Unfit.undecided(found.tooMany());
        }
        return (chunk, marks) -> {
            missing.ignore(chunk, marks);
            own.read(chunk);
            for (int i = 0; i < marks.size; i++) {
                if (marks.looksAt(i) && found.repeats(own.first[i], own.wide() ? own.second[i] : 0)) {
                    marks.mark(i);
                }
            }
        };
    }

    /** Where all values are equal each is the mean, and as expected; so is a single one. */
    RowTest zScores(Expectation expectation, int index, Schema.Field field) {
        if (!field.type().isNumeric()) {
            throw new Unfit("Column \"" + field.name() + "\" of type " + field.type() + " holds no numbers.");
        }
        Sums found = sums.get(expectation);
        if (found == null) {
            throw Unfit.undecided(onlyOnce());
        }
        double mean = (Double) found.mean().orElse(0.0);
        double deviation = (Double) found.standardDeviation().orElse(0.0);
        double threshold = ((Number) Columns.argument(expectation, "threshold")).doubleValue();
        boolean both = !Boolean.FALSE.equals(expectation.arguments().get("double_sided"));
        return (chunk, marks) -> {
            Column column = chunk.column(index);
            marks.present(column);
            double[] block = new double[1024];
            for (int from = 0; from < marks.size; from += block.length) {
                int to = Math.min(marks.size, from + block.length);
                column.copyTo(from, to, block, 0);
                for (int i = from; i < to; i++) {
                    double score = deviation == 0 ? 0 : (block[i - from] - mean) / deviation;
                    boolean holds = both ? Math.abs(score) < Math.abs(threshold) : score < threshold;
                    marks.unexpected[i >> 6] |= (holds ? 0L : 1L) << i;
                }
            }
        };
    }

    private static String onlyOnce() {
        return "it takes two passes, and the rows come only once; a Frame or a Scan would decide it";
    }

    /** Which expectations need a first pass before their rows can be judged. */
    static List<Expectation> needing(List<Expectation> expectations, boolean repeats) {
        return expectations.stream()
                .filter(expectation -> expectation.kind() == Kind.COLUMN_VALUE_Z_SCORES_TO_BE_LESS_THAN
                        || (repeats && isUnique(expectation.kind())))
                .toList();
    }

    static boolean isUnique(Kind kind) {
        return kind == Kind.COLUMN_VALUES_TO_BE_UNIQUE || kind == Kind.COMPOUND_COLUMNS_TO_BE_UNIQUE;
    }
}
