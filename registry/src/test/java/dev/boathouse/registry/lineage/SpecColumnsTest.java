package dev.boathouse.registry.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.features.DateParts;
import dev.boathouse.core.features.Features;
import dev.boathouse.core.features.Impute;
import org.junit.jupiter.api.Test;

/** The text of a feature spec gives away the columns that its transforms take. */
class SpecColumnsTest {

    @Test
    void areWhatTransformsTake() {
        String spec = Features.impute(Impute.level("not ) a, column"), "an, odd `name`")
                .oneHot("origin")
                .clip(0, 10, "distance")
                .interact("hour", "distance")
                .copy("hour", "again")
                .dateParts(DateParts.of(DateParts.Part.MONTH), "date")
                .drop("dropped")
                .only("kept", "(too)")
                .toString();
        assertThat(SpecColumns.of(spec))
                .containsExactlyInAnyOrder("an, odd `name`", "origin", "distance", "hour", "date", "kept", "(too)");
    }

    @Test
    void theNameOfATransformOfTheHostIsNoColumn() {
        assertThat(SpecColumns.of("with(haversine, lat, lon) later(hour, mean)"))
                .containsExactlyInAnyOrder("lat", "lon", "hour");
    }

    @Test
    void brokenTextsComeToAnEnd() {
        assertThat(SpecColumns.of("")).isEmpty();
        assertThat(SpecColumns.of("log(hour")).containsExactly("hour");
        assertThat(SpecColumns.of("log(`hour")).containsExactly("hour");
        assertThat(SpecColumns.of("with() drop( only(,) ((")).isNotNull();
    }
}
