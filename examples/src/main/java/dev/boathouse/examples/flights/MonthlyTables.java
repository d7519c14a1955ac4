package dev.boathouse.examples.flights;

import dev.boathouse.core.data.Frame;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.PendingWrite;
import dev.boathouse.delta.Snapshot;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** Brings the flights into the lake as they came: each month is one commit of raw flights and one of features. */
final class MonthlyTables {

    /** Fewer flights than this are no month to judge a model by: the full file ends with six of July. */
    static final long FEWEST = 1_000;

    private final Lake lake;
    private final Arrival arrival;
    private final Console console;

    MonthlyTables(Lake lake, Arrival arrival, Console console) {
        this.lake = lake;
        this.arrival = arrival;
        this.console = console;
    }

    /**
     * One month in the tables.
     *
     * @param month the month
     * @param flights how many flights left in it
     * @param flightsVersion the version of the raw table that has it
     * @param featuresVersion the version of the feature table that has it
     */
    record Month(YearMonth month, long flights, long flightsVersion, long featuresVersion) {}

    /** Reads the file and writes both tables. */
    List<Month> write(Path data) {
        List<Month> months = new ArrayList<>();
        FlightFeatures features = new FlightFeatures();
        ReadProgress progress = new ReadProgress(console);
        try (FlightsFile file = FlightsFile.open(data, progress)) {
            progress.total = file.rowCount();
            while (file.nextMonth().isPresent()) {
                YearMonth month = file.nextMonth().get();
                Frame flights = arrival.check(month.toString(), file.readMonth());
                if (flights.rowCount() < FEWEST) {
                    console.say("%s: %,d flights, too few to go on with", month, flights.rowCount());
                    continue;
                }
                Snapshot raw = commit(lake.flights(), flights, month);
                Snapshot computed = commit(lake.features(), features.of(flights), month);
                months.add(new Month(month, flights.rowCount(), raw.version(), computed.version()));
                console.say(
                        "%s: %,9d flights, flights@%d, features@%d",
                        month, flights.rowCount(), raw.version(), computed.version());
            }
        }
        return months;
    }

    private static Snapshot commit(DeltaTable table, Frame rows, YearMonth month) {
        PendingWrite write = table.append(rows).withMetadata("month", month.toString());
        return write.commit();
    }

    private static final class ReadProgress implements LongConsumer {

        private final Console console;
        private long total = -1;

        ReadProgress(Console console) {
            this.console = console;
        }

        @Override
        public void accept(long rows) {
            console.at("reading flights", rows, total);
        }
    }
}
