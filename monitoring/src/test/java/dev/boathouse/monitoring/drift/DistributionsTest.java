package dev.boathouse.monitoring.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import dev.boathouse.monitoring.Samples;
import dev.boathouse.monitoring.drift.Distributions.BinShares;
import dev.boathouse.monitoring.drift.Distributions.LevelShares;
import dev.boathouse.monitoring.drift.Distributions.Side;
import dev.boathouse.monitoring.drift.Distributions.Unknown;
import dev.boathouse.monitoring.profile.Bounds;
import dev.boathouse.monitoring.profile.NumberProfile;
import dev.boathouse.monitoring.profile.Profile;
import dev.boathouse.monitoring.profile.Profiling;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DistributionsTest {

    private static final DriftCheck CHECK = DriftCheck.standard();

    private static Profile texts(String... values) {
        return Profile.of(Frame.of(Schema.of(Field.of("x", DataType.STRING)), List.of(Column.ofStrings(values))));
    }

    private static Distributions of(Profile before, Profile now) {
        return CHECK.compare(before, now).column("x").distributions();
    }

    @Test
    void bothSidesHaveTheirSharesOfTheSameBins() {
        long seed = 9301;
        Random random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            double[] before = Samples.any(random, 1 + random.nextInt(200));
            double[] now = Samples.any(random, 1 + random.nextInt(200));
            Distributions found = of(profile(before), profile(now));
            if (found.shape() instanceof BinShares bins) {
                shares(bins, bins.reference(), before, "seed " + seed + ", round " + round);
                shares(bins, bins.current(), now, "seed " + seed + ", round " + round);
            } else {
                assertThat(Arrays.stream(before).filter(Double::isFinite).count()
                                * Arrays.stream(now).filter(Double::isFinite).count())
                        .isLessThan(2);
            }
        }
    }

    @Test
    void quantilesAreThoseOfTheProfile() {
        long seed = 9304;
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            double[] values = Samples.any(random, 1 + random.nextInt(round == 0 ? 20_000 : 300));
            Profile profile = profile(values);
            NumberProfile numbers = profile.column("x").numbers().orElseThrow();
            of(profile, profile).reference().orElseThrow().quantiles().forEach((share, bounds) -> {
                if (share > 0 && share < 1) {
                    assertThat(numbers.quantile(share)).as("seed " + seed).hasValue(bounds);
                }
            });
        }
    }

    private static Profile profile(double... values) {
        return Profile.of(Samples.doubles(Arrays.stream(values).boxed().toArray(Double[]::new)));
    }

    private static void shares(BinShares bins, List<Double> shares, double[] values, String which) {
        long all = Arrays.stream(values).filter(value -> !Double.isNaN(value)).count();
        int last = shares.size() - 1;
        for (int bin = 0; bin <= last; bin++) {
            double low = bins.edges().get(bin);
            double high = bins.edges().get(bin + 1);
            boolean end = bin == last;
            long inside = Arrays.stream(values)
                    .filter(value -> value >= low && (value < high || (end && value == high)))
                    .count();
            assertThat(shares.get(bin)).as(which).isEqualTo(all == 0 ? 0 : (double) inside / all);
        }
    }

    @Test
    void figuresOfBothSidesAreThoseOfTheProfiles() {
        Double[] before = {1.0, 2.0, 4.0, null, Double.NaN};
        Distributions found = of(
                Profile.of(Samples.doubles(before)), Profile.of(Samples.doubles(5.0, 5.0, Double.POSITIVE_INFINITY)));
        Side then = found.reference().orElseThrow();
        Side now = found.current().orElseThrow();
        assertThat(then.type()).isEqualTo("double");
        assertThat(List.of(then.rows(), then.nulls(), then.nans())).containsExactly(5L, 1L, 1L);
        assertThat(then.mean()).hasValue(7.0 / 3);
        assertThat(then.distinct()).hasValue(3);
        assertThat(then.quantiles())
                .containsEntry(0.0, Bounds.exactly(1))
                .containsEntry(0.5, Bounds.exactly(2))
                .containsEntry(1.0, Bounds.exactly(4))
                .hasSize(7);
        assertThat(now.deviation()).hasValue(0);
        // The infinity is a value, and in no bin.
        assertThat(((BinShares) found.shape())
                        .current().stream().mapToDouble(Double::doubleValue).sum())
                .isCloseTo(2.0 / 3, within(1e-15));
    }

    @Test
    void theMostFrequentLevelsOfBothSidesComeFirst() {
        Distributions found = of(texts("a", "a", "b", null), texts("c", "c", "c", "a"));
        LevelShares levels = (LevelShares) found.shape();
        assertThat(levels.names()).containsExactly("a", "c", "b");
        assertThat(levels.reference()).containsExactly(2.0 / 3, 0.0, 1.0 / 3);
        assertThat(levels.current()).containsExactly(0.25, 0.75, 0.0);
    }

    @Test
    void ofManyLevelsTwentyAreKept() {
        long seed = 9302;
        Random random = new Random(seed);
        String[] before = new String[3_000];
        String[] now = new String[2_000];
        Arrays.setAll(before, i -> "level " + (int) Math.abs(40 * random.nextGaussian()));
        Arrays.setAll(now, i -> "level " + (int) Math.abs(50 * random.nextGaussian()));
        LevelShares levels = (LevelShares) of(texts(before), texts(now)).shape();
        assertThat(levels.names()).hasSize(20).doesNotHaveDuplicates();
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 20; i++) {
            double weight = share(before, levels.names().get(i))
                    + share(now, levels.names().get(i));
            assertThat(levels.reference().get(i))
                    .isEqualTo(share(before, levels.names().get(i)));
            assertThat(weight).as("seed " + seed).isLessThanOrEqualTo(least);
            least = weight;
        }
        for (String other : new HashSet<>(Arrays.asList(before))) {
            assertThat(levels.names().contains(other) || share(before, other) + share(now, other) <= least)
                    .isTrue();
        }
    }

    private static double share(String[] values, String level) {
        return (double) Arrays.stream(values).filter(level::equals).count() / values.length;
    }

    @Test
    void keysHaveNoPictureAndOfTooManyLevelsThoseCountedOnBothSides() {
        String[] keys = new String[50];
        Arrays.setAll(keys, i -> "key " + i);
        assertThat(of(texts(keys), texts(keys)).shape()).isEqualTo(new Unknown());
        Random random = new Random(9303);
        String[] many = new String[40_000];
        Arrays.setAll(many, i -> i % 2 == 0 ? "rare " + random.nextInt(30_000) : "level " + i % 400);
        Profile profile = texts(many);
        assertThat(profile.column("x").levels().orElseThrow().complete()).isFalse();
        LevelShares levels = (LevelShares) of(profile, profile).shape();
        assertThat(levels.names()).isNotEmpty();
        assertThat(levels.reference()).isEqualTo(levels.current());
        assertThat(levels.reference().get(0))
                .isEqualTo(share(many, levels.names().get(0)));
    }

    @Test
    void ofSensitiveColumnsThereAreCountsAlone() {
        Frame frame = Samples.doubles(98765.25, 98765.25, null);
        Profile profile = Profiling.standard().sensitive("x").of(frame);
        Distributions found = of(profile, profile);
        assertThat(found.shape()).isEqualTo(new Unknown());
        assertThat(found.toString()).doesNotContain("98765").doesNotContain("bucket");
        assertThat(found.current().orElseThrow().nulls()).isEqualTo(1);
        assertThat(found.current().orElseThrow().distinct()).isEmpty();
    }

    @Test
    void aColumnThatOneSideLacksHasOneSide() {
        Profile x = Profile.of(Samples.doubles(1.0, 2.0));
        Profile none = Profile.of(Frame.of(Schema.of(), List.of()));
        assertThat(of(x, none).current()).isEmpty();
        assertThat(of(none, x).reference()).isEmpty();
        assertThat(of(none, x).current().orElseThrow().rows()).isEqualTo(2);
        assertThat(of(x, texts("1", "2")).shape()).isEqualTo(new Unknown());
    }
}
