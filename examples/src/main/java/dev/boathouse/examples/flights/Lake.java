package dev.boathouse.examples.flights;

import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import dev.boathouse.delta.DeltaTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder of one run: three Delta tables and the registry, which is a fourth. Every run gets a folder of its own, so that
 * nothing of an earlier one is touched.
 *
 * @param folder the folder
 * @param flights the raw flights
 * @param features the feature table
 * @param predictions what the champion said
 */
record Lake(Path folder, DeltaTable flights, DeltaTable features, DeltaTable predictions) {

    /** The features and label of a flight with what a model said. */
    static final Schema PREDICTIONS = FlightFeatures.SCHEMA
            .with(Field.of("probability", DataType.DOUBLE))
            .with(Field.of("prediction", DataType.BOOLEAN));

    /** Makes the tables in the first folder {@code run-1}, {@code run-2} … that is free. */
    static Lake createIn(Path parent) {
        Path folder = freshFolder(parent.toAbsolutePath().normalize());
        Lake lake = new Lake(folder, table(folder, "flights"), table(folder, "features"), table(folder, "predictions"));
        lake.flights.create(Flights.SCHEMA, "month");
        lake.features.create(FlightFeatures.SCHEMA, "month");
        lake.predictions.create(PREDICTIONS, "month");
        return lake;
    }

    /** Adds rows that may not go on to a table of their own. */
    void setApart(Frame rows) {
        DeltaTable table = table(folder, "quarantine");
        if (!table.exists()) {
            table.create(rows.schema());
        }
        table.append(rows).commit();
    }

    /** Where the registry lies. */
    String registry() {
        return folder.resolve("registry").toUri().toString();
    }

    private static DeltaTable table(Path folder, String name) {
        return DeltaTable.at(folder.resolve(name).toUri().toString());
    }

    private static Path freshFolder(Path parent) {
        try {
            Files.createDirectories(parent);
            for (int run = 1; ; run++) {
                Path folder = parent.resolve("run-" + run);
                if (Files.notExists(folder)) {
                    return Files.createDirectory(folder);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot make a folder in " + parent + ": " + reason(e) + ". Choose a writable one with --lake.", e);
        }
    }

    private static String reason(IOException e) {
        if (e instanceof FileAlreadyExistsException) {
            return "there is a file of that name";
        }
        boolean silent = e instanceof FileSystemException failure && failure.getReason() == null;
        return silent ? e.getClass().getSimpleName() : String.valueOf(e.getMessage());
    }
}
