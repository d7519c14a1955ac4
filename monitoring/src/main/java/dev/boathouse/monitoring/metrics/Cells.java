package dev.boathouse.monitoring.metrics;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.data.Row;
import dev.boathouse.monitoring.profile.Window;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/** The cells of a row of either table, by name. */
record Cells(Row row) {

    Optional<String> text(String name) {
        return Optional.ofNullable((String) row.value(name));
    }

    OptionalDouble real(String name) {
        return row.value(name) instanceof Double value ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    OptionalLong whole(String name) {
        return row.value(name) instanceof Number value ? OptionalLong.of(value.longValue()) : OptionalLong.empty();
    }

    /** What a struct holds, or of one that is null nothing. */
    <T> Optional<T> struct(String name, Function<Cells, T> value) {
        return Optional.ofNullable((Row) row.value(name)).map(Cells::new).map(value);
    }

    <T> List<T> list(String name, Function<Object, T> item) {
        return row.value(name) instanceof List<?> items
                ? items.stream().<T>map(item).toList()
                : List.of();
    }

    Optional<Window.Time> window(String name) {
        return struct(
                name, window -> new Window.Time((Instant) window.required("start"), (Instant) window.required("end")));
    }

    Object required(String name) {
        Object value = row.value(name);
        if (value == null) {
            throw new CorruptDataException(
                    "Cannot read a metric: \"" + name + "\" is null in " + row + ". It always has a value here.");
        }
        return value;
    }
}
