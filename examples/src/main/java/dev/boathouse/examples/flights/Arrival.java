package dev.boathouse.examples.flights;

import dev.boathouse.core.data.Frame;
import dev.boathouse.monitoring.expectation.Expectation;
import dev.boathouse.monitoring.expectation.Expectations;
import dev.boathouse.monitoring.expectation.Quarantine;
import dev.boathouse.monitoring.expectation.Validation;
import java.util.Optional;

/** What flights must be like before they get into the tables. Those that are not are set apart, with the reason. */
final class Arrival {

    private static final Expectations EXPECTED = Expectations.of(
                    "flights",
                    Expectation.notNull("departure"),
                    Expectation.matches("origin", "^[A-Z0-9]{3}$"),
                    Expectation.matches("destination", "^[A-Z0-9]{3}$"),
                    Expectation.between("distance", 0, 6_000),
                    Expectation.between("delay", -24 * 60, 48 * 60),
                    Expectation.between("delay", -60, 240).mostly(0.98).warning(),
                    Expectation.rowCount(MonthlyTables.FEWEST, 10_000_000).warning())
            .identifiedBy("departure", "origin");

    private final Lake lake;
    private final Console console;
    private Optional<Validation> last = Optional.empty();

    Arrival(Lake lake, Console console) {
        this.lake = lake;
        this.console = console;
    }

    /** The flights that may go on. */
    Frame check(String month, Frame flights) {
        Validation validation = EXPECTED.validate(flights);
        last = Optional.of(validation);
        if (validation.passed()) {
            return flights;
        }
        Quarantine parts = EXPECTED.quarantine(flights);
        console.say(
                "%s: %,d of %,d flights are not as they must be, and are set apart: %s",
                month,
                parts.failing().rowCount(),
                flights.rowCount(),
                validation.failures().get(0));
        lake.setApart(parts.failing());
        return parts.passing();
    }

    /** What was found in the last month. */
    Optional<Validation> last() {
        return last;
    }
}
