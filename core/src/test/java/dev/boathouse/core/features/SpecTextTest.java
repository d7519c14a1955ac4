package dev.boathouse.core.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.data.Frame;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A spec says all of itself in its text: what is read back is the same spec. */
class SpecTextTest {

    private static final Pattern CALL = Pattern.compile("([A-Za-z]+)\\(");

    @Test
    void randomSpecsAreReadBackToTheLetter() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Set<String> calls = new TreeSet<>();
        for (int i = 0; i < 3_000; i++) {
            String text = new RandomSpecs(random).any(random.nextInt(12)).toString();
            assertThat(FeatureSpec.of(text, RandomSpecs.CUSTOM).toString())
                    .as("seed %d, case %d", seed, i)
                    .isEqualTo(text);
            CALL.matcher(text).results().forEach(call -> calls.add(call.group(1)));
        }
        assertThat(calls).contains("with").hasSizeGreaterThanOrEqualTo(21);
    }

    @Test
    void whatIsReadBackLearnsTheSame() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int fitted = 0;
        for (int i = 0; i < 300; i++) {
            RandomSpecs specs = new RandomSpecs(random);
            FeatureSpec spec = specs.suitable();
            Frame rows = specs.rows(60);
            String learnt = learnt(spec, rows);
            assertThat(learnt(FeatureSpec.of(spec.toString(), RandomSpecs.CUSTOM), rows))
                    .as("seed %d, case %d: %s", seed, i, spec)
                    .isEqualTo(learnt);
            fitted += learnt.startsWith("Cannot") ? 0 : 1;
        }
        assertThat(fitted).as("seed %d", seed).isGreaterThan(100);
    }

    /** Pipeline and training features, or why there is none. */
    private static String learnt(FeatureSpec spec, Frame rows) {
        int[] codes = new int[(int) rows.rowCount()];
        Arrays.setAll(codes, i -> i * i % 3);
        try {
            FittedFeatures fitted = spec.fit(rows, Target.classes(codes, 3), 7);
            return HexFormat.of().formatHex(fitted.pipeline().toBytes()) + Arrays.deepToString(fitted.columns());
        } catch (IllegalArgumentException e) {
            return "Cannot: " + e.getMessage();
        }
    }

    @Test
    void everyTransformIsReadBackAndLearnsTheSame() {
        Random random = new Random(3);
        Frame rows = Everything.rows(random, 200);
        FeatureSpec read = FeatureSpec.of(Everything.SPEC.toString(), List.of(Everything.SPREAD));
        Target target = Everything.target(random, 200);
        assertThat(read.fit(rows, target, 5).pipeline().toBytes())
                .isEqualTo(Everything.SPEC.fit(rows, target, 5).pipeline().toBytes());
    }

    @Test
    void theTextLosesNoSignAndKnowsNoRelease() {
        assertThat(Features.none().clip(-0.0, 0.0, "x").impute(Impute.constant(-0.0), "x"))
                .hasToString("clip(x, -0 0) impute(x, constant -0)");
        assertThat(Features.none().bucketizeAt("x", -0.0)).hasToString("bucketizeAt(x, 0)");
        // Not plain: which letters there are depends on the release of Unicode, and so on that of Java.
        assertThat(Features.drop("Ōsaka", "𞤀", "A")).hasToString("drop(`Ōsaka`) drop(`𞤀`) drop(A)");
    }

    @Test
    void noTextIsNoTransform() {
        assertThat(FeatureSpec.of("")).hasToString("");
        assertThat(FeatureSpec.of("only()")).hasToString("only()");
    }

    @Test
    void aLongTextIsReadAsWell() {
        String[] names = Plan.numbered("c", "", 20_000, "").toArray(String[]::new);
        String many = Features.drop(names).toString();
        assertThat(FeatureSpec.of(many)).hasToString(many);
        String deep = Features.drop("`".repeat(100_000)).toString();
        assertThat(FeatureSpec.of(deep)).hasToString(deep);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "impute                                | character 6: found the end, not \"(\"",
                "impute(hour, mean                     | character 17: found the end, not \")\"",
                "impute(hour, maen)                    | character 13: found \"maen)\", not mean, median",
                "impute(hour)                          | character 11: found \")\", not \", \"",
                "impute(hour, constant x)              | character 22: found \"x)\", not a number",
                "impute(hour, constant NaN)            | character 25: Cannot fill with NaN",
                "impute(hour, mean)  drop(a)           | character 19: found \" drop(a)\", not a transform",
                "drop(a)drop(b)                        | character 7: found \"drop(b)\", not \" \"",
                "drop(a, b)                            | character 6",
                "drop(`a b)                            | character 10: found the end, not \"`\"",
                "drop(`a`)                             | which is written \"drop(a)\"",
                "drop(Ō)                               | which is written \"drop(`Ō`)\"",
                "drop()                                | character 5: found \")\", not a name",
                "with(sum, )                           | it has no inputs",
                "clip(x, 1 0)                          | Cannot clip to 1.0 and 0.0",
                "clip(x, 0.0 1)                        | which is written \"clip(x, 0 1)\"",
                "clipQuantiles(x, 0 2)                 | Cannot clip to the quantiles",
                "bucketize(x, 1)                       | Cannot make 1 buckets",
                "bucketize(x, 2.5)                     | character 13: found \"2.5)\", not a whole number",
                "bucketize(x, 3000000000)              | character 13: found \"3000000000)\", not a whole number up to",
                "bucketizeAt(x, 2 1)                   | Cannot bucketize \"x\"",
                "oneHot(o, mostFrequent 0)             | character 24: Cannot keep 0 levels",
                "oneHot(o, some)                       | character 10: found \"some)\", not mostFrequent",
                "oneHot(o, all, missing rare, unseen rare) | character 27: found \", unseen rare)\", not \")\"",
                "oneHot(o, all, unseen error)          | character 22: found \"error)\", not rare or zeros",
                "ordinal(o, all, other)                | Cannot rank the levels",
                "encodeTarget(o, smoothing 1, folds 1) | Cannot use 1 folds",
                "encodeTarget(o, smoothing 1, folds 5, unseen zeros) | Target encoding has no zeros",
                "dateParts(t, days)                    | character 13: found \"days)\", not year, quarter",
                "dateParts(t, cyclic year)             | A year is not cyclic",
                "dateParts(t, zone UTC)                | give at least one part",
                "dateParts(t, zone UTC, year)          | which is written \"dateParts(t, year, zone UTC)\"",
                "dateParts(t, year, zone Z)            | which is written \"dateParts(t, year)\"",
                "dateParts(t, year, zone ?)            | character 24: found \"?)\", not a time zone",
            })
    void aBrokenTextNamesThePlace(String text, String found) {
        assertThatThrownBy(() -> FeatureSpec.of(text, List.of(new Everything.Spread("sum"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Cannot read features at character ")
                .hasMessageContaining(found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "embed(text, 32)                     | \"embed\", known are bucketize, bucketizeAt, clip",
                "drop(a) with(haversine, lat, lon)   | \"haversine\" of [lat, lon], given are [sum]",
                "dateParts(t, year, zone Mars/Base)  | \"Mars/Base\"",
            })
    void whatAnotherVersionOrAHostMayKnowIsUnsupported(String text, String found) {
        assertThatThrownBy(() -> FeatureSpec.of(text, List.of(new Everything.Spread("sum"))))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageStartingWith("Cannot read features: ")
                .hasMessageContaining(found);
    }

    @Test
    void twoTransformsOfOneNameAreRefused() {
        assertThatThrownBy(() -> FeatureSpec.of("", List.of(Everything.SPREAD, new Everything.Spread("spread"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Two transforms are called \"spread\"");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 0})
    void damagedTextsAreRefusedOrAreTheTextOfWhatIsRead(long fixed) {
        long seed = fixed == 0 ? System.nanoTime() : fixed;
        Random random = new Random(seed);
        int read = 0;
        for (int i = 0; i < 4_000; i++) {
            String text =
                    damaged(new RandomSpecs(random).any(1 + random.nextInt(5)).toString(), random);
            try {
                assertThat(FeatureSpec.of(text, RandomSpecs.CUSTOM).toString())
                        .as("seed %d, case %d", seed, i)
                        .isEqualTo(text);
                read++;
            } catch (IllegalArgumentException | UnsupportedFormatException e) {
                assertThat(e).as("seed %d, case %d", seed, i).hasMessageStartingWith("Cannot read features");
            }
        }
        assertThat(read).as("some damage makes another spec").isBetween(100, 3_000);
    }

    private static String damaged(String text, Random random) {
        StringBuilder damaged = new StringBuilder(text);
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            int from = random.nextInt(damaged.length() + 1);
            int to = Math.min(damaged.length(), from + random.nextInt(4));
            switch (random.nextInt(4)) {
                case 0 -> damaged.delete(from, to);
                case 1 -> damaged.insert(from, " ,()`-0.9eEx\n\ud83d".charAt(random.nextInt(14)));
                case 2 -> damaged.insert(from, damaged.substring(from, to));
                default -> damaged.setLength(from);
            }
        }
        return damaged.toString();
    }
}
