package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Schema;
import dev.boathouse.monitoring.internal.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Validates some rows: in one pass, or two where an expectation asks for it. */
final class ValidationRun {

    private final Expectations suite;
    private final Rows rows;

    ValidationRun(Expectations suite, Rows rows) {
        this.suite = suite;
        this.rows = rows;
    }

    Validation validation() {
        try (Workers workers = workers()) {
            Facts facts = rows.again() ? facts(false, workers) : Facts.none();
            List<String> columns = Columns.needed(suite, suite.list(), rows.schema());
            Plan plan = new Plan(suite, rows.schema(), rows.schema().select(columns), facts);
            suite.list().forEach(plan::add);
            long count = rows.run(columns, plan.pieces(), workers);
            Map<Expectation, ExpectationResult> results = plan.results(count);
            return new Validation(
                    suite.name(),
                    count,
                    suite.list().stream()
                            .map(expectation -> Objects.requireNonNull(results.get(expectation)))
                            .toList());
        }
    }

    Workers workers() {
        return new Workers(suite.limits().threads(), "validation");
    }

    /** What tests of rows need to know beforehand; {@code repeats} for those of uniqueness too. */
    Facts facts(boolean repeats, Workers workers) {
        Facts facts = Facts.none();
        List<Expectation> first = Facts.needing(suite.list(), repeats);
        if (first.isEmpty()) {
            return facts;
        }
        List<String> columns = Columns.needed(suite, first, rows.schema());
        Schema schema = rows.schema().select(columns);
        Plan plan = new Plan(suite, rows.schema(), schema, facts);
        List<Runnable> found = new ArrayList<>();
        first.forEach(expectation -> found.add(wanted(expectation, plan, schema, facts)));
        rows.run(columns, plan.pieces(), workers);
        found.forEach(Runnable::run);
        return facts;
    }

    /** Asks for what a test needs; gives what keeps it once all rows were read. What does not fit is refused when its test is made. */
    private Runnable wanted(Expectation expectation, Plan plan, Schema schema, Facts facts) {
        try {
            if (Facts.isUnique(expectation.kind())) {
                KeysPiece keys = plan.keys(expectation);
                return () -> facts.keys().put(expectation, keys);
            }
            int index = Columns.index(schema, String.valueOf(Columns.argument(expectation, "column")));
            ColumnPiece<Sums> sums = new FigureChecks(suite, schema, plan).sums(expectation, schema.field(index));
            return () -> facts.sums().put(expectation, sums.reading());
        } catch (Unfit e) {
            return () -> {};
        }
    }
}
