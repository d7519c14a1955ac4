package dev.boathouse.delta.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LegacyCalendarTest {

    private static Column dates(LocalDate date) {
        return Column.of(DataType.DATE, Arrays.asList(date, null));
    }

    @Test
    void oldDaysOfOldFilesAreRefused() {
        LegacyCalendar old = LegacyCalendar.of(Map.of("org.apache.spark.version", "2.4.3"));
        assertThat(old).isEqualTo(new LegacyCalendar(true, true));
        assertThatThrownBy(() -> old.checked(dates(LocalDate.of(1582, 10, 4)), DataType.DATE, false, "column \"d\""))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("column \"d\"")
                .hasMessageContaining("Julian");
        Column later = dates(LocalDate.of(1582, 10, 15));
        assertThat(old.checked(later, DataType.DATE, false, "d")).isSameAs(later);
    }

    @Test
    void otherFilesAreTakenAsTheyAre() {
        Column old = dates(LocalDate.of(1, 1, 1));
        for (Map<String, String> footer : java.util.List.of(
                Map.<String, String>of(),
                Map.of("org.apache.spark.version", "3.5.1"),
                Map.of("org.apache.spark.version", "4.0.0"))) {
            assertThat(LegacyCalendar.of(footer).checked(old, DataType.DATE, false, "d"))
                    .isSameAs(old);
        }
        LegacyCalendar asked =
                LegacyCalendar.of(Map.of("org.apache.spark.version", "3.5.1", "org.apache.spark.legacyDateTime", ""));
        assertThat(asked).isEqualTo(new LegacyCalendar(true, false));
    }
}
