package dev.boathouse.delta.internal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.data.DataType;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionValueTest {

    private static @Nullable Object zoneless(String text) {
        return PartitionValue.parse(text, DataType.TIMESTAMP_NTZ, ZoneOffset.ofHours(5), "part", "part-0.parquet");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-29 10:11:12, 2024-02-29T10:11:12",
        "2024-02-29 10:11:12.5, 2024-02-29T10:11:12.5",
        "2024-02-29T10:11:12.000001, 2024-02-29T10:11:12.000001"
    })
    void aTimeWithoutZoneIsReadAsItIsWritten(String text, LocalDateTime expected) {
        assertThat(zoneless(text)).isEqualTo(expected);
    }

    @Test
    void theDateOfAColumnThatWasWidenedIsItsMidnight() {
        assertThat(zoneless("1999-12-31")).isEqualTo(LocalDateTime.of(1999, 12, 31, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1999-12-32", "1999", "1999-12-31 24:61:00", "soon"})
    void anotherTextIsNoTime(String text) {
        assertThatThrownBy(() -> zoneless(text))
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContainingAll("\"part\"", "\"" + text + "\"", "timestamp_ntz");
    }
}
