package dev.boathouse.examples.flights;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.data.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;

/**
 * A Parquet file of flights in time order, such as {@code flights-3m.parquet} of vega-datasets: columns {@code date} (actual
 * departure, local time), {@code delay} (arrival delay, minutes), {@code distance} (miles), {@code origin}, {@code destination}.
 */
final class FlightsFile implements AutoCloseable {

    static final List<String> COLUMNS = List.of("date", "delay", "distance", "origin", "destination");

    private final Path path;
    private final long rowCount;
    private final FlightFields fields;
    private final ParquetReader<Group> reader;
    private final LongConsumer onRow;
    private long rowsRead;
    private Optional<Flight> next = Optional.empty();

    private FlightsFile(
            Path path, long rowCount, FlightFields fields, ParquetReader<Group> reader, LongConsumer onRow) {
        this.path = path;
        this.rowCount = rowCount;
        this.fields = fields;
        this.reader = reader;
        this.onRow = onRow;
    }

    /** Opens the file; {@code onRow} hears how many rows have been read. */
    static FlightsFile open(Path path, LongConsumer onRow) {
        if (!Files.isRegularFile(path)) {
            throw new NotFoundException("Cannot read flights from " + path + ": there is no such file.");
        }
        InputFile file = new LocalInputFile(path);
        ParquetMetadata footer = footer(path, file);
        MessageType schema = footer.getFileMetaData().getSchema();
        List<String> missing =
                COLUMNS.stream().filter(name -> !schema.containsField(name)).toList();
        if (!missing.isEmpty()) {
            throw new NotFoundException("Cannot read flights from " + path + ": it lacks " + String.join(", ", missing)
                    + ". Needed are " + String.join(", ", COLUMNS) + ".");
        }
        long rows = footer.getBlocks().stream()
                .mapToLong(BlockMetaData::getRowCount)
                .sum();
        FlightFields fields = FlightFields.of(schema);
        FlightsFile flights;
        try {
            flights = new FlightsFile(path, rows, fields, new GroupReader(file).build(), onRow);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read flights from " + path + ": " + e.getMessage(), e);
        }
        try {
            flights.next = flights.advance();
            return flights;
        } catch (RuntimeException e) {
            flights.close();
            throw e;
        }
    }

    private static ParquetMetadata footer(Path path, InputFile file) {
        try (ParquetFileReader reader = ParquetFileReader.open(file)) {
            return reader.getFooter();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read flights from " + path + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw new CorruptDataException("Cannot read flights from " + path + ": it is no Parquet file.", e);
        }
    }

    /** How many flights the file holds. */
    long rowCount() {
        return rowCount;
    }

    /** The month of the next flight, or empty at the end. */
    Optional<YearMonth> nextMonth() {
        return next.map(Flight::month);
    }

    /** All flights of the next month. */
    Frame readMonth() {
        YearMonth month = nextMonth().orElseThrow(() -> new NotFoundException("No more flights in " + path + "."));
        List<Flight> flights = new ArrayList<>();
        while (next.isPresent() && next.get().month().equals(month)) {
            flights.add(next.get());
            next = advance();
        }
        return Flights.frame(flights);
    }

    /** The next flight, or empty at the end. */
    Optional<Flight> readFlight() {
        Optional<Flight> flight = next;
        if (flight.isPresent()) {
            next = advance();
        }
        return flight;
    }

    private Optional<Flight> advance() {
        Optional<Flight> flight;
        try {
            flight = Optional.ofNullable(reader.read()).map(fields::flight);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read flights from " + path + " at row " + rowsRead + ".", e);
        } catch (RuntimeException e) {
            throw new CorruptDataException(
                    "Cannot read flights from " + path + ": row " + rowsRead + " is damaged, or lacks a value.", e);
        }
        if (flight.isPresent()) {
            rowsRead++;
            onRow.accept(rowsRead);
        }
        return flight;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close " + path + ".", e);
        }
    }

    private static final class GroupReader extends ParquetReader.Builder<Group> {

        GroupReader(InputFile file) {
            super(file);
        }

        @Override
        protected ReadSupport<Group> getReadSupport() {
            return new GroupReadSupport();
        }
    }
}
