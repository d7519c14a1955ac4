package dev.boathouse.monitoring.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.Snapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableProfileTest {

    private static final Schema SCHEMA = Schema.of(Field.of("x", DataType.DOUBLE), Field.of("city", DataType.STRING));

    @TempDir
    Path folder;

    @Test
    void profileOfATableIsThatOfItsRows() {
        DeltaTable table = DeltaTable.at(folder.toUri().toString());
        table.create(SCHEMA);
        Frame first = rows(71, 5_000);
        Frame second = rows(72, 3_000);
        Snapshot before = table.append(first).commit();
        Snapshot after = table.append(second).commit();

        assertThat(Profile.of(before)).isEqualTo(Profile.of(first));
        assertThat(Profile.of(after))
                .isEqualTo(Profile.of(Frame.concat(first, second)))
                .isEqualTo(Profile.of(second).merge(Profile.of(first)));
        assertThat(Profile.of(after.scan().select("x").where(Filter.greaterThan("x", 0.5))))
                .isEqualTo(Profile.of(Frame.concat(first, second)
                        .where(Filter.greaterThan("x", 0.5))
                        .select("x")));
    }

    private static Frame rows(long seed, int size) {
        Random random = new Random(seed);
        String[] cities = new String[size];
        for (int i = 0; i < size; i++) {
            cities[i] = random.nextInt(9) == 0 ? null : "city " + random.nextInt(20);
        }
        return Frame.of(SCHEMA, List.of(Column.ofDoubles(random.doubles(size).toArray()), Column.ofStrings(cities)));
    }
}
