package dev.boathouse.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Tables that we cannot read or write rightly are refused by the name of what they need. */
@BySpark
class SparkRefusedTest {

    private final Judge judge;

    SparkRefusedTest(Judge judge) {
        this.judge = judge;
    }

    private Path modern() {
        return judge.write(Recipe.of(
                "modern",
                "CREATE TABLE {t} (id LONG) USING delta TBLPROPERTIES ('delta.enableDeletionVectors' = 'true')",
                "INSERT INTO {t} SELECT id FROM range(0, 10)"));
    }

    @Test
    void anUnknownReaderFeatureIsRefusedByName() {
        Path table = modern();
        SparkLog.rewrite(table, 0, text -> text.replaceAll("\"(reader|writer)Features\":\\[", "$0\"fancyEncoding\","));
        assertThat(judge.refusal(Question.of(table)))
                .startsWith("UnsupportedFormatException")
                .contains("fancyEncoding")
                .contains("version 1");
        assertThat(judge.refusal(table, Change.compact()))
                .startsWith("UnsupportedFormatException")
                .contains("fancyEncoding");
    }

    @Test
    void anUnknownWriterFeatureHindersWritersAlone() {
        Path table = modern();
        SparkLog.rewrite(table, 0, text -> text.replaceAll("\"writerFeatures\":\\[", "$0\"fancyEncoding\","));
        assertThat(judge.boathouse(Question.of(table)).rows()).hasSize(10);
        assertThat(judge.refusal(table, Change.compact()))
                .startsWith("UnsupportedFormatException")
                .contains("fancyEncoding");
    }

    @Test
    void aHigherReaderVersionIsRefusedByNumber() {
        Path table = modern();
        SparkLog.rewrite(table, 0, text -> text.replace("\"minReaderVersion\":3", "\"minReaderVersion\":4"));
        assertThat(judge.refusal(Question.of(table)))
                .startsWith("UnsupportedFormatException")
                .contains("reader version 4");
    }

    @Test
    void variantsAreRefusedByTheNameOfTheirFeature() {
        Path table = judge.write(Recipe.of(
                        "variant",
                        "CREATE TABLE {t} (id LONG, v VARIANT) USING delta",
                        "INSERT INTO {t} SELECT id, parse_json('{\"a\": 1}') FROM range(0, 10)")
                .leaves("variantType"));
        assertThat(judge.refusal(Question.of(table)))
                .startsWith("UnsupportedFormatException")
                .contains("variantType");
        assertThat(judge.refusal(table, Change.compact()))
                .startsWith("UnsupportedFormatException")
                .contains("variantType");
    }
}
