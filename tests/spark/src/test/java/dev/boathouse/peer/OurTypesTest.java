package dev.boathouse.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values of every type that we write: Spark reads those that it made, cell by cell. */
@BySpark
class OurTypesTest {

    private static final String STRUCTS = """
            CREATE TABLE {t} USING delta AS SELECT id,
                IF(id % 6 = 0, NULL, named_struct('start', timestamp_seconds(id * 86400), 'end', IF(id % 4 = 0, NULL, timestamp_seconds(id * 86400 + 3600)))) AS window,
                IF(id % 5 = 0, NULL, named_struct('city', 'c ' || id % 9, 'count', CAST(id AS SHORT), 'price', CAST(id / 3 AS DECIMAL(20, 6)),
                    'day', IF(id % 7 = 0, NULL, date_add(DATE'2024-01-01', CAST(id AS INT))), 'ratio', IF(id % 3 = 0, CAST('NaN' AS FLOAT), -0.0F), 'raw', unhex(hex(id)))) AS place
            FROM range(0, 1000, 1, 2)""";
    private static final String LISTS_OF_STRUCTS = """
            CREATE TABLE {t} USING delta AS SELECT id, CASE id % 4 WHEN 0 THEN NULL WHEN 1 THEN array() ELSE
                transform(sequence(0, id % 5), i -> IF(i = 2, NULL, named_struct('item', IF(i = 1, NULL, 'item ' || i), 'count', i * id,
                    'score', IF(i = 3, NULL, CAST(i / 3 AS DOUBLE)), 'cost', CAST(i * 1.5 AS DECIMAL(12, 3))))) END AS items
            FROM range(0, 1000, 1, 2)""";

    /** How a table of a kind is compressed. */
    private static final Map<TableKind, String> CODECS =
            Map.of(TableKind.SIMPLE, "SNAPPY", TableKind.MAPPED_BY_NAME, "ZSTD", TableKind.MAPPED_BY_ID, "NONE");

    private final Judge judge;

    OurTypesTest(Judge judge) {
        this.judge = judge;
    }

    /** We write the rows of a table that Spark made to a table of ours. */
    private Path ours(Path source, TableKind kind, String... partitions) {
        Path table = judge.place();
        Change create = Change.create(Rows.of(source), kind.properties());
        judge.change(table, partitions.length == 0 ? create : create.partitionedBy(partitions));
        judge.change(table, Change.append(Rows.of(source)).compressedWith(CODECS.get(kind)));
        return table;
    }

    private void agree(Recipe recipe, TableKind kind, String... partitions) {
        Path source = judge.shared(recipe);
        Path table = ours(source, kind, partitions);
        Reading expected = judge.written(source, 0);
        assertThat(expected.rows()).isNotEmpty();
        judge.agreeOn(expected, Question.of(table));
        String codec = CODECS.get(kind).replace("NONE", "UNCOMPRESSED");
        assertThat(codecs(table)).isNotEmpty().allMatch(codec::equals);
    }

    private static List<String> codecs(Path table) {
        return Folders.walk(table).stream()
                .filter(file ->
                        file.toString().endsWith(".parquet") && !file.toString().contains("_delta_log"))
                .flatMap(file -> columns(file).stream())
                .map(column -> column.getCodec().name())
                .distinct()
                .toList();
    }

    private static List<ColumnChunkMetaData> columns(Path file) {
        var path = new org.apache.hadoop.fs.Path(file.toUri());
        try (ParquetFileReader reader =
                ParquetFileReader.open(HadoopInputFile.fromPath(path, new Configuration(false)))) {
            return reader.getFooter().getBlocks().get(0).getColumns();
        } catch (IOException e) {
            throw new AssertionError(file.toString(), e);
        }
    }

    private static Stream<Arguments> each(Stream<Recipe> recipes, TableKind... kinds) {
        return recipes.flatMap(recipe -> Stream.of(kinds).map(kind -> Arguments.of(recipe, kind)));
    }

    /** Shared tables are known by their names. */
    private static Stream<Recipe> named(String prefix, Stream<Recipe> recipes) {
        return recipes.map(recipe -> recipe.named(prefix + recipe.name()));
    }

    static Stream<Arguments> primitives() {
        return each(
                Stream.concat(
                        named("primitive ", SparkTypesTest.primitives()),
                        Stream.of(Recipe.of("primitive times", SparkTypesTest.TIMES))),
                TableKind.SIMPLE,
                TableKind.MAPPED_BY_NAME,
                TableKind.MAPPED_BY_ID);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("primitives")
    void primitivesReadAsTheyWereWritten(Recipe recipe, TableKind kind) {
        agree(recipe, kind);
    }

    static Stream<Arguments> nested() {
        Stream<Recipe> structs =
                Stream.of(Recipe.of("structs", STRUCTS), Recipe.of("lists of structs", LISTS_OF_STRUCTS));
        return each(
                Stream.concat(named("lists of ", SparkNestedTest.arrays()), structs),
                TableKind.SIMPLE,
                TableKind.MAPPED_BY_NAME,
                TableKind.MAPPED_BY_ID);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("nested")
    void listsAndStructsReadAsTheyWereWritten(Recipe recipe, TableKind kind) {
        agree(recipe, kind);
    }

    static Stream<Arguments> partitions() {
        return each(
                Stream.concat(
                        named("partitions of ", SparkPartitionsTest.types()),
                        SparkPartitionsTest.times().limit(1)),
                TableKind.SIMPLE,
                TableKind.MAPPED_BY_NAME);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("partitions")
    void partitionValuesReadAsTheyWereWritten(Recipe recipe, TableKind kind) {
        String[] columns = judge.written(judge.shared(recipe), 0).schema().stream()
                .map(field -> field.substring(0, field.indexOf(':')))
                .filter(name -> name.startsWith("p"))
                .toArray(String[]::new);
        agree(recipe, kind, columns);
    }
}
