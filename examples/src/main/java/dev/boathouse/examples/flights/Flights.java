package dev.boathouse.examples.flights;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Row;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Flights as they come in: the raw table. */
final class Flights {

    static final Schema SCHEMA = Schema.of(
            Field.of("month", DataType.STRING).required(),
            Field.of("departure", DataType.TIMESTAMP_NTZ).required(),
            Field.of("delay", DataType.INT).required(),
            Field.of("distance", DataType.INT).required(),
            Field.of("origin", DataType.STRING).required(),
            Field.of("destination", DataType.STRING).required());

    private static final int DEPARTURE = SCHEMA.indexOf("departure");
    private static final int DELAY = SCHEMA.indexOf("delay");
    private static final int DISTANCE = SCHEMA.indexOf("distance");
    private static final int ORIGIN = SCHEMA.indexOf("origin");
    private static final int DESTINATION = SCHEMA.indexOf("destination");

    private Flights() {}

    /** The flight in a row with {@link #SCHEMA}. */
    static Flight flight(Row row) {
        LocalDateTime departure =
                LocalDateTime.ofInstant(Instant.EPOCH.plus(row.longAt(DEPARTURE), ChronoUnit.MICROS), ZoneOffset.UTC);
        return new Flight(
                departure,
                (int) row.longAt(DELAY),
                (int) row.longAt(DISTANCE),
                row.stringAt(ORIGIN),
                row.stringAt(DESTINATION));
    }

    static Frame frame(List<Flight> flights) {
        return Frame.of(
                SCHEMA,
                List.of(
                        Column.of(
                                DataType.STRING,
                                flights.stream()
                                        .map(flight -> flight.month().toString())
                                        .toList()),
                        Column.of(
                                DataType.TIMESTAMP_NTZ,
                                flights.stream().map(Flight::departure).toList()),
                        Column.ofInts(flights.stream().mapToInt(Flight::delay).toArray()),
                        Column.ofInts(
                                flights.stream().mapToInt(Flight::distance).toArray()),
                        Column.of(
                                DataType.STRING,
                                flights.stream().map(Flight::origin).toList()),
                        Column.of(
                                DataType.STRING,
                                flights.stream().map(Flight::destination).toList())));
    }
}
