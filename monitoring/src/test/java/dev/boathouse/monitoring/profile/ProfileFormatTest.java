package dev.boathouse.monitoring.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Profiles that were stored once stay readable, and stay the same. */
class ProfileFormatTest {

    private static final String VERSION_1 =
            "QkhQRgEFAwF4BmRvdWJsZQUBAQEAAAEAAAAAAAD4vwAAAABlzc1BA7EIBHc1k/3iEAg3gtrOnZAACUADgYCAgICAgPh/AYKA"
                    + "gICAgID4fwGAgICAoNnmzYMBAQRjaXR5BnN0cmluZwUBAgQBA9CL8MmShIrZJAdaw7xyaWNoAYT32qbW+7bXYQNPUkQBusKy"
                    + "0qKMwvsDA0FUTAIEbGF0ZQdib29sZWFuBQACBQECod+hy4fJ7PRKBHRydWUCxua5k7nH1KhdBWZhbHNlAzbiEKI=";

    @Test
    void versionOneIsWhatItWas() {
        Frame frame = Frame.of(
                Schema.of(
                        Field.of("x", DataType.DOUBLE),
                        Field.of("city", DataType.STRING),
                        Field.of("late", DataType.BOOLEAN)),
                List.of(
                        Column.of(DataType.DOUBLE, Arrays.asList(-1.5, null, 0.0, 1e9, Double.NaN)),
                        Column.ofStrings("ATL", "ORD", "ATL", null, "Zürich"),
                        Column.ofBooleans(true, false, false, true, false)));
        Profile profile = Profile.of(frame);
        assertThat(Base64.getEncoder().encodeToString(profile.bytes())).isEqualTo(VERSION_1);

        Profile stored = Profile.read(Base64.getDecoder().decode(VERSION_1));
        assertThat(stored.rowCount()).isEqualTo(5);
        assertThat(stored.column("x").numbers().orElseThrow().max()).hasValue(1e9);
        assertThat(stored.column("city").levels().orElseThrow().counts()).containsEntry("Zürich", 1L);
    }
}
