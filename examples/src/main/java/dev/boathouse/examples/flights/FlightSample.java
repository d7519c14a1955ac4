package dev.boathouse.examples.flights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/**
 * Draws the sample in {@code examples/data} from the full file of three million flights: each flight before July 2001 with probability
 * 1/6, from a fixed seed, so that anyone with the full file gets the same flights. Run it with the full file and the target as arguments.
 */
final class FlightSample {

    private static final long SEED = 2001;
    static final int ONE_IN = 6;
    private static final int LAST_MONTH = 6;

    private static final MessageType SCHEMA = MessageTypeParser.parseMessageType("message flights {"
            + " required int64 date (TIMESTAMP(MILLIS,false)); required int32 delay; required int32 distance;"
            + " required binary origin (STRING); required binary destination (STRING); }");

    private FlightSample() {}

    /** Draws the sample: {@code FlightSample FULL_FILE TARGET}. */
    public static void main(String[] arguments) {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("Usage: FlightSample FULL_FILE TARGET");
        }
        System.out.println(draw(Path.of(arguments[0]), Path.of(arguments[1]), ONE_IN) + " flights in " + arguments[1]);
    }

    /** Writes one in so many flights and returns how many that are. */
    static long draw(Path full, Path target, int oneIn) {
        SplittableRandom random = new SplittableRandom(SEED);
        SimpleGroupFactory groups = new SimpleGroupFactory(SCHEMA);
        long kept = 0;
        try (FlightsFile flights = FlightsFile.open(full, rows -> {});
                ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(target))
                        .withType(SCHEMA)
                        .withWriterVersion(WriterVersion.PARQUET_2_0)
                        .withCompressionCodec(CompressionCodecName.ZSTD)
                        .config("parquet.compression.codec.zstd.level", "19")
                        .build()) {
            for (Optional<Flight> next = flights.readFlight(); next.isPresent(); next = flights.readFlight()) {
                Flight flight = next.get();
                if (random.nextInt(oneIn) == 0 && flight.month().getMonthValue() <= LAST_MONTH) {
                    writer.write(group(groups, flight));
                    kept++;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the sample to " + target + ": " + e.getMessage(), e);
        }
        return kept;
    }

    private static Group group(SimpleGroupFactory groups, Flight flight) {
        return groups.newGroup()
                .append(
                        "date",
                        ChronoUnit.MILLIS.between(
                                Instant.EPOCH, flight.departure().toInstant(ZoneOffset.UTC)))
                .append("delay", flight.delay())
                .append("distance", flight.distance())
                .append("origin", flight.origin())
                .append("destination", flight.destination());
    }
}
