package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which columns expectations look at. */
final class Columns {

    private Columns() {}

    /** The columns of an expectation, without those of its condition. */
    static List<String> of(Expectation expectation) {
        Kind kind = expectation.kind();
        if (kind == Kind.ROWS_TO_SATISFY) {
            return List.copyOf(
                    Filter.of(String.valueOf(argument(expectation, "filter"))).columns());
        }
        if (kind.takes("column")) {
            return List.of(String.valueOf(argument(expectation, "column")));
        }
        if (kind.takes("column_A")) {
            return List.of(
                    String.valueOf(argument(expectation, "column_A")),
                    String.valueOf(argument(expectation, "column_B")));
        }
        return kind.takes("column_list") && kind != Kind.TABLE_COLUMNS_TO_MATCH_ORDERED_LIST
                ? list(expectation, "column_list")
                : List.of();
    }

    static List<String> list(Expectation expectation, String argument) {
        List<String> names = new ArrayList<>();
        Literals.list(argument(expectation, argument)).forEach(name -> names.add(String.valueOf(name)));
        return names;
    }

    static Object argument(Expectation expectation, String name) {
        return Optional.ofNullable(expectation.arguments().get(name))
                .orElseThrow(() -> new IllegalStateException("No \"" + name + "\" in " + expectation + "."));
    }

    /** What has to be read: in the order of the schema, paths into structs behind. */
    static List<String> needed(Expectations suite, Collection<Expectation> expectations, Schema schema) {
        Set<String> wanted = new LinkedHashSet<>();
        for (Expectation expectation : expectations) {
            if (readsValues(expectation.kind())) {
                wanted.addAll(of(expectation));
            }
            expectation.condition().ifPresent(filter -> wanted.addAll(filter.columns()));
            if (expectation.kind() == Kind.ROWS_TO_PASS) {
                wanted.addAll(schema.names());
            }
            if (expectation.kind().judgesRows()) {
                wanted.addAll(suite.identifyingColumns());
            }
        }
        Set<String> found = new LinkedHashSet<>(schema.names());
        found.retainAll(wanted);
        wanted.stream().filter(name -> exists(schema, name)).forEach(found::add);
        if (found.isEmpty() && schema.size() > 0) {
            found.add(schema.names().get(0)); // to count rows
        }
        return List.copyOf(found);
    }

    /** Whether it needs more of its column than that there is one. */
    private static boolean readsValues(Kind kind) {
        return kind != Kind.COLUMN_TO_EXIST
                && kind != Kind.COLUMN_VALUES_TO_BE_OF_TYPE
                && kind != Kind.COLUMN_VALUES_TO_BE_IN_TYPE_LIST;
    }

    static boolean exists(Schema schema, String path) {
        try {
            schema.find(path);
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    /** Of a schema that holds all that was found. */
    static int index(Schema schema, String name) {
        if (!schema.contains(name)) {
            throw new Unfit("There is no column \"" + name + "\".");
        }
        return schema.indexOf(name);
    }
}
