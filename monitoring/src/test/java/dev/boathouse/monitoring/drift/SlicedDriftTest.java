package dev.boathouse.monitoring.drift;

import static dev.boathouse.monitoring.PageReader.folds;
import static dev.boathouse.monitoring.PageReader.links;
import static dev.boathouse.monitoring.PageReader.row;
import static dev.boathouse.monitoring.PageReader.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Page;
import dev.boathouse.core.statistics.Adjustment;
import dev.boathouse.monitoring.profile.Profile;
import dev.boathouse.monitoring.profile.Profiling;
import dev.boathouse.monitoring.profile.Slice;
import dev.boathouse.monitoring.profile.SlicedProfiles;
import dev.boathouse.monitoring.profile.Slices;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SlicedDriftTest {

    private static final DriftCheck CHECK = DriftCheck.standard();
    private static final Schema SCHEMA = Schema.of(Field.of("x", DataType.DOUBLE), Field.of("city", DataType.STRING));
    private static final Slices SLICES =
            Slices.where("most", Filter.greaterThan("x", -9.0)).and(Slices.by("city"));

    /** Only the rows of city 3 move. */
    private static Frame frame(Random random, int rows, double shift, int fewest, int cities) {
        double[] x = new double[rows];
        String[] city = new String[rows];
        for (int i = 0; i < rows; i++) {
            int number = fewest + random.nextInt(cities - fewest);
            city[i] = "city " + number;
            x[i] = random.nextGaussian() + (number == 3 ? shift : 0);
        }
        return Frame.of(SCHEMA, List.of(Column.ofDoubles(x), Column.ofStrings(city)));
    }

    private static SlicedProfiles sliced(Frame frame) {
        return Profiling.standard().of(frame, SLICES);
    }

    private static SlicedDrift moved() {
        Random random = new Random(9501);
        return CHECK.compare(sliced(frame(random, 8_000, 0, 0, 16)), sliced(frame(random, 8_000, 1, 0, 16)));
    }

    @Test
    void driftThatAllRowsHideIsSeenInItsSlice() {
        SlicedDrift drift = moved();
        assertThat(drift.whole().drifted()).isFalse();
        assertThat(drift.alarms()).extracting(Slice::name).containsExactly("city = 'city 3'");
        assertThat(drift.slice("city = 'city 3'").column("x").drifted()).isTrue();
        assertThat(drift.drifted()).isTrue();
        assertThat(drift.finding().passed()).isFalse();
        assertThat(drift.finding().name()).isEqualTo("drift by slice");
        assertThat(drift.finding().observed()).isEqualTo("all rows: no drift; 1 of 17 slices drifted");
        assertThat(drift.finding().detail()).startsWith("city = 'city 3': x drifted: median");
        assertThat(drift.finding("other").digest()).isEqualTo(moved().finding().digest());
        assertThat(drift.summary()).contains("city = 'city 3': 1 of 2 columns drifted\n");
        assertThat(drift.json()).contains("\"slice\" : \"city = 'city 3'\"");
        assertThatThrownBy(() -> drift.slice("nope")).isInstanceOf(NotFoundException.class);
        assertThat(drift).isEqualTo(moved());
    }

    @Test
    void reportsAreThoseOfTheProfilesButForTheAdjustmentOverAll() {
        Random random = new Random(9502);
        SlicedProfiles before = sliced(frame(random, 3_000, 0, 0, 5));
        SlicedProfiles now = sliced(frame(random, 3_000, 0.3, 0, 5));
        SlicedDrift drift = CHECK.compare(before, now);
        List<Evidence> all = Stream.concat(Stream.of(drift.whole()), drift.slices().values().stream())
                .flatMap(report -> report.columns().stream())
                .flatMap(column -> column.evidence().stream())
                .toList();
        double[] adjusted = Adjustment.BENJAMINI_HOCHBERG.of(
                all.stream().mapToDouble(Evidence::pValue).toArray());
        assertThat(all.stream().mapToDouble(Evidence::adjustedPValue)).containsExactly(boxed(adjusted));
        drift.slices().forEach((slice, report) -> {
            Profile then = before.slices().get(slice);
            DriftReport alone = CHECK.compare(then, now.slices().get(slice));
            assertThat(report.referenceRows()).isEqualTo(then.rowCount());
            assertThat(report.columns().stream().flatMap(column -> column.evidence().stream()))
                    .extracting(Evidence::pValue)
                    .containsExactlyElementsOf(alone.columns().stream()
                            .flatMap(column -> column.evidence().stream())
                            .map(Evidence::pValue)
                            .toList());
        });
    }

    private static Double[] boxed(double... values) {
        return Arrays.stream(values).boxed().toArray(Double[]::new);
    }

    @Test
    void ratesOfAlarmsHoldForAllSlicesTogether() {
        long seed = 9503;
        DriftCheck tests = CHECK.withMinimumEffect(0).withMinimumRateEffect(0);
        Random random = new Random(seed);
        int fired = 0;
        for (int round = 0; round < 60; round++) {
            fired += tests.compare(sliced(frame(random, 160, 0, 0, 4)), sliced(frame(random, 160, 0, 0, 4)))
                            .drifted()
                    ? 1
                    : 0;
        }
        // 3 of 60 are 0.05, with 3.5 standard errors of 1.7 each.
        assertThat(fired).as("seed " + seed).isLessThanOrEqualTo(8);
    }

    @Test
    void slicesThatCameOrWentAreNamed() {
        Random random = new Random(9504);
        SlicedDrift drift = CHECK.compare(sliced(frame(random, 900, 0, 0, 3)), sliced(frame(random, 900, 0, 1, 4)));
        assertThat(drift.vanished()).extracting(Slice::name).containsExactly("city = 'city 0'");
        assertThat(drift.appeared()).extracting(Slice::name).containsExactly("city = 'city 3'");
        assertThat(drift.slices().keySet())
                .extracting(Slice::name)
                .containsExactlyInAnyOrder("most", "city = 'city 1'", "city = 'city 2'");
        assertThat(drift.page().text())
                .contains("[WARN] Only the reference has these slices: city = 'city 0'.")
                .contains("[WARN] Only the current rows have these slices: city = 'city 3'.");
        assertThatThrownBy(() -> CHECK.compare(
                        sliced(frame(random, 9, 0, 0, 3)),
                        Profiling.standard().of(frame(random, 9, 0, 0, 3), Slices.by("city"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Cannot compare slices");
    }

    @Test
    void thePageHasARowForEachSliceTheDriftedFirst() {
        SlicedDrift drift = moved();
        Page page = drift.page("all cities");
        List<Map<String, Cell>> rows = rows(page, "Slices");
        assertThat(rows).hasSize(17);
        assertThat(rows.get(0).get("slice").text()).isEqualTo("city = 'city 3'");
        assertThat(rows.get(0).get("worst column").text()).isEqualTo("x");
        assertThat(links(rows))
                .containsExactlyElementsOf(folds(page, "Slice by slice").keySet());
        drift.slices().forEach((slice, report) -> {
            Map<String, Cell> row = row(rows, slice.name());
            assertThat(row.get("rows then")).isEqualTo(Cell.count(report.referenceRows()));
            assertThat(row.get("rows now")).isEqualTo(Cell.count(report.currentRows()));
            assertThat(row.get("drifted columns"))
                    .isEqualTo(Cell.count(report.alarms().size()));
        });
        assertThat(links(rows(page, "All rows")))
                .containsExactlyElementsOf(
                        folds(page, "All rows, column by column").keySet());
        assertThat(page.text()).contains("1 of 17 slices drifted");
    }

    @Test
    void withoutRowsOrSlicesThereIsStillAPage() {
        SlicedProfiles empty = sliced(frame(new Random(1), 0, 0, 0, 3));
        SlicedDrift drift = CHECK.compare(empty, empty);
        assertThat(drift.drifted()).isFalse();
        assertThat(drift.finding().passed()).isTrue();
        assertThat(drift.page().text()).contains("[PASS] No drift, neither of all rows nor of any slice.");
    }
}
