package dev.boathouse.peer;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** The one Spark session of a run, and a folder that lasts as long. */
final class LocalSpark implements AutoCloseable {

    private final Path scratch;
    private final SparkSession session;

    private LocalSpark(Path scratch, SparkSession session) {
        this.scratch = scratch;
        this.session = session;
    }

    static LocalSpark start() {
        Path scratch = Folders.temporary();
        try {
            return new LocalSpark(scratch, session(scratch));
        } catch (RuntimeException e) {
            Folders.delete(scratch);
            throw e;
        }
    }

    private static SparkSession session(Path scratch) {
        return SparkSession.builder()
                .master("local[2]")
                .appName("boathouse")
                .config("spark.ui.enabled", false)
                .config("spark.driver.host", "localhost")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.local.dir", scratch.resolve("spark").toString())
                .config("spark.sql.warehouse.dir", scratch.resolve("warehouse").toString())
                .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
                .config("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.datetime.java8API.enabled", true)
                // For tables that others write to at the same time.
                .config("spark.hadoop.fs." + LinkedFileSystem.SCHEME + ".impl", LinkedFileSystem.class.getName())
                .config("spark.delta.logStore." + LinkedFileSystem.SCHEME + ".impl", LinkedLogStore.class.getName())
                .config("spark.databricks.delta.retentionDurationCheck.enabled", false)
                // Thousands of rows, two cores: the defaults are for clusters, and code is made for millions of rows.
                .config("spark.sql.shuffle.partitions", 1)
                .config("spark.databricks.delta.snapshotPartitions", 1)
                .config("spark.sql.sources.parallelPartitionDiscovery.parallelism", 1)
                .config("spark.sql.adaptive.enabled", false)
                .config("spark.sql.codegen.wholeStage", false)
                .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
                .getOrCreate();
    }

    SparkSession session() {
        return session;
    }

    Path scratch() {
        return scratch;
    }

    @Override
    public void close() {
        session.stop();
        Folders.delete(scratch);
    }
}
