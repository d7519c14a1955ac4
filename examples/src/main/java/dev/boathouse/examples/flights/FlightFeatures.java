package dev.boathouse.examples.flights;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Row;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a flight when it leaves, month after month. Keeps the flights that are still in the air or recent from one month to
 * the next, so months must come in order.
 */
final class FlightFeatures {

    static final Schema SCHEMA = Schema.of(
            Field.of("month", DataType.STRING).required(),
            Field.of("day", DataType.DATE).required(),
            Field.of("hour", DataType.INT).required(),
            Field.of("weekday", DataType.INT).required(),
            Field.of("distance", DataType.INT).required(),
            Field.of("origin", DataType.STRING).required(),
            Field.of("destination", DataType.STRING).required(),
            Field.of("route", DataType.STRING).required(),
            Field.of("origin_late_rate", DataType.DOUBLE),
            Field.of("late", DataType.BOOLEAN).required());

    /** What a model may look at. */
    static final List<String> INPUTS =
            List.of("hour", "weekday", "distance", "origin", "destination", "route", "origin_late_rate");

    static final String LABEL = "late";

    private final RecentLateRates rates = new RecentLateRates();

    /** The features of the flights of a month, in the same order, with the label. */
    Frame of(Frame flights) {
        List<List<@Nullable Object>> columns = new ArrayList<>();
        SCHEMA.fields().forEach(field -> columns.add(new ArrayList<>()));
        for (Row row : flights.rows()) {
            List<@Nullable Object> values = next(Flights.flight(row));
            for (int i = 0; i < values.size(); i++) {
                columns.get(i).add(values.get(i));
            }
        }
        List<Column> built = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            built.add(Column.of(SCHEMA.field(i).type(), columns.get(i)));
        }
        return Frame.of(SCHEMA, built);
    }

    private List<@Nullable Object> next(Flight flight) {
        LocalDateTime departure = flight.departure();
        LocalDate day = departure.toLocalDate();
        OptionalDouble rate = rates.at(flight.origin(), departure);
        rates.departed(flight);
        List<@Nullable Object> values = new ArrayList<>();
        values.add(flight.month().toString());
        values.add(day);
        values.add(departure.getHour());
        values.add(day.getDayOfWeek().getValue());
        values.add(flight.distance());
        values.add(flight.origin());
        values.add(flight.destination());
        values.add(flight.origin() + "-" + flight.destination());
        values.add(rate.isPresent() ? rate.getAsDouble() : null);
        values.add(flight.isLate());
        return values;
    }
}
