package dev.boathouse.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The lake of one run of the example on one flight in four, and a Spark session in which {@code source} is the file of these flights, and
 * {@code flights}, {@code features}, {@code predictions} and {@code registry} are the tables of the run. Asked for by SQL alone.
 */
final class SparkLake {

    private static final int ONE_IN = 4;

    private final Path scratch;
    private final SparkSession spark;
    private final Path run;

    private SparkLake(Path scratch, SparkSession spark) {
        this.scratch = scratch;
        this.spark = spark;
        this.run = Story.tell(sample(), scratch.resolve("lake"));
        for (String name : List.of("flights", "features", "predictions", "registry")) {
            spark.sql("CREATE TEMP VIEW " + name + " AS SELECT * FROM " + table(name));
        }
    }

    static SparkLake filled(LocalSpark spark) {
        return new SparkLake(spark.scratch(), spark.session());
    }

    /** Writes the file for the story: flights of all months in order of time, the same ones at every run. */
    private Path sample() {
        Path folder = scratch.resolve("sample");
        spark.read().parquet(Story.FLIGHTS.toString()).createOrReplaceTempView("all_flights");
        spark.sql("SELECT date, delay, distance, origin, destination FROM all_flights WHERE pmod(xxhash64(*), " + ONE_IN
                        + ") = 0 ORDER BY date")
                .coalesce(1)
                .write()
                .parquet(folder.toString());
        Path file = Folders.moveOnlyParquetFile(folder, scratch.resolve("flights.parquet"));
        spark.read().parquet(file.toString()).createOrReplaceTempView("sample");
        spark.sql(
                "CREATE TEMP VIEW source AS SELECT date_format(date, 'yyyy-MM') AS month, date AS departure, delay, distance,"
                        + " origin, destination FROM sample");
        return file;
    }

    /** A folder of the run. */
    Path folder(String name) {
        return run.resolve(name);
    }

    /** A table of the run as SQL names it, for what a view cannot do. */
    String table(String name) {
        return table(folder(name));
    }

    static String table(Path folder) {
        return "delta.`" + folder + "`";
    }

    /** What the story says of itself. */
    JsonNode figures() {
        try {
            return new ObjectMapper().readTree(folder("figures.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the figures", e);
        }
    }

    Dataset<Row> query(String sql) {
        return spark.sql(sql);
    }

    /** The commits of a table as a view {@code history}. */
    void describeHistory(String table) {
        spark.sql("DESCRIBE HISTORY " + table).createOrReplaceTempView("history");
    }

    List<List<Object>> rows(String sql) {
        return spark.sql(sql).collectAsList().stream()
                .map(row -> CollectionConverters.asJava(row.toSeq()))
                .toList();
    }

    /** The rows that one of two queries has more often than the other, at most ten, each with how much more often the first has it. */
    List<List<Object>> differences(String one, String other) {
        return rows("SELECT * EXCEPT (side), sum(side) FROM (SELECT *, 1 AS side FROM (" + one
                + ") UNION ALL SELECT *, -1 AS side FROM (" + other + ")) GROUP BY ALL HAVING sum(side) <> 0 LIMIT 10");
    }

    /** The one value of the one row. */
    Object value(String sql) {
        List<List<Object>> rows = rows(sql);
        if (rows.size() != 1 || rows.get(0).size() != 1) {
            throw new IllegalArgumentException("Not one value: " + rows);
        }
        return rows.get(0).get(0);
    }
}
