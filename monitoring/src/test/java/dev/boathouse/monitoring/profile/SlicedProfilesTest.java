package dev.boathouse.monitoring.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.Snapshot;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlicedProfilesTest {

    private static final Schema SCHEMA = Schema.of(
            Field.of("city", DataType.STRING),
            Field.of("late", DataType.BOOLEAN),
            Field.of("hour", DataType.INT),
            Field.of("day", DataType.DATE),
            Field.of("x", DataType.DOUBLE));

    private static final Slices SLICING = Slices.where("high", Filter.greaterThan("x", 1.0))
            .and(Slices.where("nobody", Filter.greaterThan("x", 1e9)))
            .and(Slices.where("Paris at noon", Filter.equal("city", "c0").and(Filter.equal("hour", 12))))
            .and(Slices.by("city"))
            .and(Slices.by("late"))
            .and(Slices.by("hour"))
            .and(Slices.by("day"));

    @TempDir
    Path folder;

    private final long seed = Long.getLong("cases.seed", 20261128L);

    private static Frame random(Random random, int size) {
        List<List<Object>> values = new ArrayList<>();
        SCHEMA.fields().forEach(field -> values.add(new ArrayList<>()));
        for (int i = 0; i < size; i++) {
            Object[] row = {
                "c" + (int) Math.abs(random.nextGaussian() * 15),
                random.nextInt(5) == 0,
                random.nextInt(24),
                LocalDate.of(2024, 1, 1 + random.nextInt(9)),
                random.nextGaussian()
            };
            for (int column = 0; column < row.length; column++) {
                values.get(column).add(random.nextInt(25) == 0 ? null : row[column]);
            }
        }
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < SCHEMA.size(); i++) {
            columns.add(Column.of(SCHEMA.field(i).type(), values.get(i)));
        }
        return Frame.of(SCHEMA, columns);
    }

    @Test
    void aSliceHasTheProfileOfTheRowsThatItsFilterKeepsHoweverTheyCame() {
        System.out.println("SlicedProfilesTest seed " + seed);
        Random random = new Random(seed);
        Frame all = random(random, 6_000);
        SlicedProfiles profiles = Profiling.standard().of(all, SLICING);

        assertThat(profiles.whole()).isEqualTo(Profile.of(all));
        assertThat(profiles.slices()).hasSizeGreaterThan(3 + ProfileGroups.MOST_OPEN);
        profiles.slices()
                .forEach((slice, profile) -> assertThat(profile)
                        .as("seed %s, %s", seed, slice)
                        .isEqualTo(Profile.of(all.where(slice.filter()))));
        assertThat(profiles.slice("nobody").rowCount()).isZero();
        assertThat(profiles.slice("late IS NULL").rowCount()).isPositive();

        for (int round = 0; round < 2; round++) {
            List<SlicedProfiles> parts = new ArrayList<>();
            for (Frame part : WindowedProfilesTest.dealt(WindowedProfilesTest.shuffled(all, random), random)) {
                parts.add(Profiling.standard().of(part, SLICING));
            }
            Collections.shuffle(parts, random);
            SlicedProfiles merged = parts.stream().reduce(SlicedProfiles::merge).orElseThrow();
            assertThat(merged).as("seed %s, round %s", seed, round).isEqualTo(profiles);
            assertThat(merged.slices().keySet())
                    .containsExactlyElementsOf(profiles.slices().keySet());
        }
    }

    @Test
    void slicesWithANameComeFirstThenValuesTheMostFrequentFirst() {
        Frame frame = Frame.of(
                Schema.of(Field.of("city", DataType.STRING)),
                List.of(Column.ofStrings("Rome", "Oslo", null, "Rome", "Bern", null, null)));
        assertThat(Profiling.standard()
                        .of(frame, Slices.by("city").and(Slices.where("known", Filter.isNotNull("city"))))
                        .slices()
                        .keySet())
                .extracting(Slice::name)
                .containsExactly("known", "city IS NULL", "city = 'Rome'", "city = 'Bern'", "city = 'Oslo'");
    }

    @Test
    void aTableGivesTheSlicesOfItsRows() {
        DeltaTable table = DeltaTable.at(folder.toUri().toString());
        table.create(SCHEMA, "hour");
        table.append(random(new Random(seed), 2_000)).commit();
        Snapshot snapshot = table.append(random(new Random(seed + 1), 1_000)).commit();
        assertThat(Profiling.standard().of(snapshot.scan(), SLICING))
                .isEqualTo(Profiling.standard().of(snapshot.scan().read(), SLICING));
    }

    @Test
    void tooManyValuesAreAnErrorWhateverTheirOrder() {
        Frame frame = random(new Random(seed), 500);
        Slices few = Slices.by("hour").withMost(24);
        assertThatThrownBy(() -> Profiling.standard().of(frame, few))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("more than 24");
        assertThat(Profiling.standard().of(frame, few.withMost(25)).slices()).hasSize(25);
        SlicedProfiles early = Profiling.standard()
                .of(frame.where(Filter.lessThan("hour", 12)), Slices.by("hour").withMost(12));
        SlicedProfiles late = Profiling.standard()
                .of(
                        frame.where(Filter.greaterThanOrEqual("hour", 12)),
                        Slices.by("hour").withMost(12));
        assertThatThrownBy(() -> early.merge(late)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void mistakesAreNamed() {
        Frame frame = random(new Random(seed), 10);
        Profiling profiling = Profiling.standard();
        assertThatThrownBy(() -> profiling.of(frame, Slices.by("town"))).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> profiling.of(frame, Slices.by("x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("double");
        assertThatThrownBy(() -> profiling.of(frame, Slices.where("a", Filter.equal("x", "text"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SLICING.and(Slices.by("city"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SLICING.and(Slices.where("high", Filter.isNull("x"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> profiling.of(frame, SLICING).slice("low"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Paris at noon");
        assertThatThrownBy(() -> profiling.of(frame, SLICING).merge(profiling.of(frame, Slices.by("city"))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
