package dev.boathouse.monitoring;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Data that lie beside a checkout, where there are any: tests that need them are skipped without. */
public final class SharedFile {

    private SharedFile() {}

    /** A file such as {@code shared/data/flights-3m.parquet}, in the nearest folder above that has it. */
    public static Path require(String name) {
        Path file = null;
        for (Path folder = Path.of("").toAbsolutePath(); folder != null && file == null; folder = folder.getParent()) {
            file = Files.exists(folder.resolve(name)) ? folder.resolve(name) : null;
        }
        Assumptions.assumeTrue(file != null, name + " is not beside this checkout");
        return file;
    }
}
