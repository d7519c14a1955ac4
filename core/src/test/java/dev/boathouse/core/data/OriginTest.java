package dev.boathouse.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OriginTest {

    private static final Schema SCHEMA = Schema.of(Schema.Field.of("x", DataType.DOUBLE));

    private static Origin.Table table(String location, long version) {
        return new Origin.Table(
                "t-1", location, version, Optional.empty(), SCHEMA, List.of("x"), Optional.of("x > 1D"), "f0");
    }

    @Test
    void theDigestIgnoresWhereTheTableLies() {
        assertThat(table("file:/a", 1).digest()).isEqualTo(table("s3a://b", 1).digest());
        assertThat(table("file:/a", 2).digest())
                .isNotEqualTo(table("file:/a", 1).digest());
        assertThat(table("file:/a", 1).then("where y").digest())
                .isNotEqualTo(table("file:/a", 1).then("where z").digest());
    }

    @Test
    void tablesAndStepsOfAllParentsAreListed() {
        Origin left = table("file:/a", 1).then("where x < 2");
        Origin both = new Origin.Derived(List.of(left, table("file:/a", 2)), "concat", false);
        assertThat(both.tables()).extracting(Origin.Table::version).containsExactly(1L, 2L);
        assertThat(both.steps()).containsExactly("where x < 2", "concat");
        assertThat(both).hasToString("file:/a@1 where x > 1D > where x < 2 + file:/a@2 where x > 1D > concat");
    }

    @Test
    void opaquenessIsInherited() {
        Origin mixed = new Origin.Derived(List.of(table("file:/a", 1), new Origin.Host()), "concat", false);
        assertThat(mixed.isOpaque()).isTrue();
        assertThat(mixed.then("select x").isOpaque()).isTrue();
        assertThat(table("file:/a", 1).then("select x").isOpaque()).isFalse();
    }
}
