package dev.boathouse.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.CorruptDataException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void whatIsWrittenIsRead() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("text", "line\nquote\"é");
        value.put("whole", Long.MIN_VALUE);
        value.put("number", 0.1);
        value.put("large", 1e300);
        value.put("truth", true);
        value.put("list", List.of(1L, "a", List.of()));
        value.put("object", Map.of("inner", 1L));
        for (String text : List.of(Json.write(value), Json.writePretty(value))) {
            JsonObject read = Json.readObject("test", text);
            assertThat(read.fields()).isEqualTo(value);
            assertThat(read.text("text")).isEqualTo("line\nquote\"é");
            assertThat(read.whole("whole")).isEqualTo(Long.MIN_VALUE);
            assertThat(read.number("large")).isEqualTo(1e300);
            assertThat(read.truth("truth")).isTrue();
            assertThat(read.object("object").whole("inner")).isEqualTo(1);
        }
        assertThat(Json.write(value))
                .startsWith("{\"text\":\"line\\nquote\\\"é\",\"whole\":-9223372036854775808,\"number\":0.1");
    }

    @Test
    void nanAndInfinityBecomeTexts() {
        assertThat(Json.write(List.of(Double.NaN, Double.NEGATIVE_INFINITY))).isEqualTo("[\"NaN\",\"-Infinity\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{} {}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":",
                "{'a':1}",
                "{\"a\":NaN}",
                "{\"a\":1e999999999999999999999}",
                "not json"
            })
    void whatIsNoSingleObjectIsCorrupt(String text) {
        assertThatThrownBy(() -> Json.readObject("file.json", text).number("a"))
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining("file.json");
    }

    @Test
    void depthAndNumbersAreLimited() {
        assertThatThrownBy(() -> Json.readObject("deep", "{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"))
                .isInstanceOf(CorruptDataException.class);
        assertThatThrownBy(() -> Json.readObject("long", "{\"a\":" + "9".repeat(100_000) + "}"))
                .isInstanceOf(CorruptDataException.class);
    }

    @Test
    void missingAndWrongFieldsAreNamed() {
        JsonObject read = Json.readObject("file.json", "{\"a\":1,\"b\":null,\"c\":[1]}");
        assertThatThrownBy(() -> read.text("a"))
                .hasMessageContaining("file.json")
                .hasMessageContaining("\"a\"");
        assertThatThrownBy(() -> read.whole("b")).hasMessageContaining("missing");
        assertThatThrownBy(() -> read.texts("c")).isInstanceOf(CorruptDataException.class);
        assertThat(read.optionalText("b")).isEmpty();
    }
}
