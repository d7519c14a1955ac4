package dev.boathouse.registry.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.data.Filter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The text of a filter gives away the columns that the filter itself would name. */
class FilterColumnsTest {

    private static final List<String> NAMES = List.of(
            "hour",
            "_x",
            "IN",
            "IS",
            "NOT",
            "NULL",
            "AND",
            "OR",
            "DATE",
            "TIMESTAMP",
            "true",
            "D",
            "a b",
            "a.b",
            "`",
            "``x`",
            "'",
            "it's = ",
            " IS NULL",
            "(",
            ")",
            "späte",
            "",
            "1D",
            "x = 1",
            "\n");
    private static final List<Object> LITERALS = List.of(
            1L,
            -7L,
            1.5,
            Double.NaN,
            Double.NEGATIVE_INFINITY,
            2.5F,
            true,
            "hour",
            "it's",
            "'",
            "''",
            "x = 1",
            "` = 2",
            " IS NULL",
            "",
            new BigDecimal("1E+9"),
            LocalDate.EPOCH,
            Instant.EPOCH,
            LocalDateTime.of(2026, 1, 1, 0, 0));

    @Test
    void areThoseOfTheFilter() {
        for (long seed = 0; seed < 5_000; seed++) {
            Filter filter = filter(new Random(seed), 4);
            assertThat(FilterColumns.of(filter.toString()))
                    .as("seed %d: %s", seed, filter)
                    .isEqualTo(filter.columns());
        }
    }

    private static Filter filter(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 3)) {
            case 0 ->
                new Filter.Comparison(
                        one(NAMES, random), one(List.of(Filter.Operator.values()), random), one(LITERALS, random));
            case 1 -> Filter.in(one(NAMES, random), List.of(one(LITERALS, random), one(LITERALS, random)));
            case 2 -> Filter.isNull(one(NAMES, random));
            case 3 -> Filter.not(filter(random, depth - 1));
            case 4, 5 -> filter(random, depth - 1).and(filter(random, depth - 1));
            default -> filter(random, depth - 1).or(filter(random, depth - 1));
        };
    }

    private static <T> T one(List<T> items, Random random) {
        return items.get(random.nextInt(items.size()));
    }

    @Test
    void areFoundInLongTextsAndBrokenOnes() {
        String deep = "NOT (".repeat(200_000) + "hour = 1" + ")".repeat(200_000);
        assertThat(FilterColumns.of(deep)).containsExactly("hour");
        assertThat(FilterColumns.of("a = 'it")).containsExactly("a");
        assertThat(FilterColumns.of("`a")).isEmpty();
        assertThat(FilterColumns.of("")).isEmpty();
    }
}
