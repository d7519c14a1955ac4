package dev.boathouse.core.training;

import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Row;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Flights as no training row was, made of real ones: what {@link FlightFeatures} have policies for. */
final class StrangeFlights {

    private StrangeFlights() {}

    /** Five times as many flights: from a new airport, from nobody knows where, without a fare, endless and at no hour, all of it at once. */
    static Frame of(Frame flights) {
        Frame unseen = fromNowhere(flights, "ZZZ", "ZZZ-ZZY");
        Frame missing = fromNowhere(flights, null, null);
        Frame free = changed(flights, "fare", row -> null);
        Frame endless = endless(flights);
        return Frame.concat(unseen, missing, free, endless, changed(endless(missing), "fare", row -> null));
    }

    private static Frame fromNowhere(Frame flights, @Nullable String origin, @Nullable String route) {
        return changed(changed(flights, "origin", row -> origin), "route", row -> route);
    }

    private static Frame endless(Frame flights) {
        Frame far = changed(flights, "miles", row -> Integer.MAX_VALUE);
        return changed(far, "hour", row -> Double.POSITIVE_INFINITY);
    }

    static Frame changed(Frame flights, String column, Function<Row, ? extends @Nullable Object> value) {
        return flights.with(flights.schema().field(column), value);
    }
}
