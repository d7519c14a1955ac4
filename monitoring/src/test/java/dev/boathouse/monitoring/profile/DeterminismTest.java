package dev.boathouse.monitoring.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The same rows give the same bytes, whatever happened to them before. */
class DeterminismTest {

    @Test
    void neitherOrderNorSplitNorTreeOfMergesNorThreadsShowInTheBytes() {
        long seed = 4711;
        Random random = new Random(seed);
        List<List<Object>> rows = Everything.rows(random, 12_000);
        Profile all = Everything.PROFILING.withThreads(1).of(Everything.frame(rows));
        assertThat(all.column("x").numbers().orElseThrow().exact()).isFalse();
        assertThat(all.column("key").levels().orElseThrow().complete()).isFalse();
        byte[] whole = all.bytes();
        for (int round = 0; round < 8; round++) {
            Collections.shuffle(rows, random);
            List<Profile> parts = new ArrayList<>();
            for (int from = 0; from < rows.size(); ) {
                int to = Math.min(rows.size(), from + 1 + random.nextInt(6_000));
                Profile part = Everything.PROFILING
                        .withThreads(1 + random.nextInt(4))
                        .of(Everything.frame(rows.subList(from, to)));
                parts.add(random.nextBoolean() ? part : Profile.read(part.bytes()));
                from = to;
            }
            while (parts.size() > 1) {
                Profile one = parts.remove(random.nextInt(parts.size()));
                Profile two = parts.remove(random.nextInt(parts.size()));
                parts.add(one.merge(two));
            }
            assertThat(parts.get(0).bytes())
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(whole);
        }
    }

    @Test
    void profilesOfDifferentLimitsMergeToTheSmaller() {
        long seed = 4712;
        Random random = new Random(seed);
        List<List<Object>> rows = Everything.rows(random, 9_000);
        Profile small = Everything.PROFILING.of(Everything.frame(rows.subList(0, 2_000)));
        Profile fine = Everything.PROFILING.withBins(20_000).of(Everything.frame(rows.subList(2_000, 9_000)));
        Profile merged = random.nextBoolean() ? small.merge(fine) : fine.merge(small);
        assertThat(merged.bytes())
                .as("seed %d", seed)
                .isEqualTo(Everything.PROFILING.of(Everything.frame(rows)).bytes());
        assertThat(fine.column("x").numbers().orElseThrow().exact()).isTrue();
    }

    @Test
    void valuesFarOutsideTheBinsSoFarAreCountedAsAnyOther() {
        long seed = 4713;
        Random random = new Random(seed);
        List<double[]> drifting = new ArrayList<>();
        for (int part = 0; part < 12; part++) {
            double[] values = new double[3_000];
            double scale = Math.pow(10, random.nextInt(40) - 20) * (random.nextBoolean() ? 1 : -1);
            for (int i = 0; i < values.length; i++) {
                values[i] = scale * (1 + random.nextDouble() * (part % 3));
            }
            drifting.add(values);
        }
        byte[] forward = concatenated(drifting);
        Collections.reverse(drifting);
        assertThat(concatenated(drifting)).as("seed %d", seed).isEqualTo(forward);
        Profile merged = Profile.of(Everything.doubles());
        for (double[] part : drifting) {
            merged = merged.merge(Profile.of(Everything.doubles(part)));
        }
        assertThat(merged.bytes()).as("seed %d", seed).isEqualTo(forward);
    }

    private static byte[] concatenated(List<double[]> parts) {
        double[] all = parts.stream().flatMapToDouble(Arrays::stream).toArray();
        return Profile.of(Everything.doubles(all)).bytes();
    }

    @Test
    void noThreadOutlivesItsCall() {
        Frame frame = Frame.of(
                Schema.of(Schema.Field.of("a", DataType.DOUBLE), Schema.Field.of("b", DataType.DOUBLE)),
                List.of(Column.ofDoubles(1, 2, 3), Column.ofDoubles(4, 5, 6)));
        for (int round = 0; round < 50; round++) {
            Profiling.standard().withThreads(2).of(frame);
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .doesNotContain("boathouse-profile");
        }
    }
}
