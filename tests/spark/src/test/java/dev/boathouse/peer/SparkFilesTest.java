package dev.boathouse.peer;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Parquet files as Spark can be told to write them: codecs, pages, encodings. */
@BySpark
class SparkFilesTest {

    private final Judge judge;

    SparkFilesTest(Judge judge) {
        this.judge = judge;
    }

    private static Recipe written(String name) {
        return Recipe.of(name, """
                CREATE TABLE {t} USING delta AS SELECT id, CAST(id % 100 AS INT) AS few, CAST(id % 7 AS SHORT) AS s, id % 3 = 0 AS truth,
                    IF(id % 10 = 0, NULL, id / 7) AS d, CAST(sin(id) AS FLOAT) AS f, 'level ' || id % 20 AS level, uuid() AS text,
                    CAST(id / 3 AS DECIMAL(9, 2)) AS small, CAST(id / 3 AS DECIMAL(25, 5)) AS large, timestamp_millis(id * 7777) AS time,
                    date_add(DATE'2020-01-01', CAST(id AS INT)) AS day, unhex(sha1(CAST(id AS STRING))) AS bytes,
                    IF(id % 4 = 0, NULL, transform(sequence(0, id % 6), i -> i * id)) AS list,
                    IF(id % 1000 < 900, NULL, id) AS rare
                FROM range(0, 4000, 1, 2)""");
    }

    private static Recipe compressed(String codec) {
        return written(codec).with("spark.sql.parquet.compression.codec", codec);
    }

    private static Recipe paged(Recipe recipe) {
        return recipe.with("parquet.block.size", "30000").with("parquet.page.size", "700");
    }

    static Stream<Recipe> files() {
        Recipe modern = written("second version of the writer").with("parquet.writer.version", "PARQUET_2_0");
        return Stream.of(
                compressed("snappy"),
                compressed("zstd"),
                compressed("gzip"),
                compressed("lz4_raw"),
                compressed("uncompressed"),
                paged(written("small row groups and pages")),
                written("without dictionaries").with("parquet.enable.dictionary", "false"),
                paged(written("dictionaries that are given up")).with("parquet.dictionary.page.size", "300"),
                modern,
                paged(modern)
                        .with("parquet.enable.dictionary", "false")
                        .with("spark.sql.parquet.compression.codec", "zstd"),
                written("page checksums").with("parquet.page.write-checksum.enabled", "true"),
                written("numbers as Hive wants them").with("spark.sql.parquet.writeLegacyFormat", "true"),
                written("Bloom filters").with("parquet.bloom.filter.enabled", "true"));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("files")
    void filesReadAsSparkReadsThem(Recipe recipe) {
        judge.agreeOnEveryVersion(recipe);
    }
}
