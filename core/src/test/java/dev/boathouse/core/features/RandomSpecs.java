package dev.boathouse.core.features;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.features.DateParts.Part;
import dev.boathouse.core.features.Levels.Fallback;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Random specs of every call with every option, over columns of odd names, and rows to fit them to. */
final class RandomSpecs {

    /** Names that look like what the text is made of, or like nothing at all. */
    static final List<String> ODD = List.of(
            "hour",
            "a b",
            "\"quoted\"",
            "it's",
            "back\\slash\\\\",
            "`",
            "``",
            "a`",
            "`a",
            "a, b",
            ", ",
            ")",
            "f(x)",
            "line\nfeed\r",
            "tab\t",
            "🚢",
            "👩‍👩‍👧",
            "Ōsaka",
            "o\u0308",
            "\u0000",
            "٣",
            "mean",
            "level x, indicator",
            "zone Z",
            "drop(a) ",
            "-0",
            "a=b#0[1]*c.d-e_f");

    static final List<Everything.Spread> CUSTOM =
            ODD.stream().map(Everything.Spread::new).toList();

    private static final List<String> ZONES = List.of(
            "Z",
            "UTC",
            "Europe/Paris",
            "America/Argentina/Buenos_Aires",
            "Etc/GMT+5",
            "+05:30",
            "-00:00:01",
            "UTC+01:00");

    private final Random random;
    private final List<String> numbers;
    private final List<String> texts;
    private final String time;
    private final String vector;

    RandomSpecs(Random random) {
        this.random = random;
        List<String> names = new ArrayList<>(ODD);
        Collections.shuffle(names, random);
        this.numbers = names.subList(0, 3);
        this.texts = names.subList(3, 5);
        this.time = names.get(5);
        this.vector = names.get(6);
    }

    /** Any calls in any order, which need not make sense together. */
    FeatureSpec any(int calls) {
        FeatureSpec spec = Features.none();
        for (int i = 0; i < calls; i++) {
            spec = switch (random.nextInt(24)) {
                case 0 -> spec.dateParts(dateParts(), odd());
                case 1 -> spec.vector(odd());
                case 2 -> spec.only(random.nextBoolean() ? new String[] {odd(), odd()} : new String[0]);
                case 3 -> spec.drop(odd());
                case 4 -> spec.copy(odd(), odd());
                case 5 -> spec.with(pick(CUSTOM), odd(), odd(), odd());
                case 6 -> spec.interact(odd(), odd());
                case 7, 8, 9, 10 -> ofLevels(spec, odd());
                default -> ofNumber(spec, odd());
            };
        }
        return spec;
    }

    /** Calls that suit the columns, most often. */
    FeatureSpec suitable() {
        FeatureSpec spec = Features.none();
        for (String number : numbers) {
            for (int calls = random.nextInt(3); calls > 0; calls--) {
                spec = ofNumber(spec, number);
            }
            spec = spec.clip(-1e6, 1e6, number).impute(number);
        }
        spec = ofLevels(spec.impute(Impute.level(odd()), texts.get(0)), texts.get(0));
        spec = spec.impute(Impute.mode(), texts.get(1)).hash(1 + random.nextInt(9), texts.get(1));
        spec = spec.with(pick(CUSTOM), numbers.get(0), numbers.get(1));
        spec = spec.dateParts(dateParts(), time).vector(vector).copy(numbers.get(2), "copied");
        return random.nextInt(4) > 0 ? spec : spec.only(numbers.get(2), "copied");
    }

    private FeatureSpec ofNumber(FeatureSpec spec, String column) {
        return switch (random.nextInt(11)) {
            case 0 -> spec.standardize(column);
            case 1 -> spec.minMax(column);
            case 2 -> spec.robustScale(column);
            case 3 -> spec.clip(-Math.abs(number()), Math.abs(number()), column);
            case 4 -> spec.clip(Double.NEGATIVE_INFINITY, number(), column);
            case 5 -> spec.clipQuantiles(random.nextInt(2) * 0.1, 1 - random.nextDouble() / 3, column);
            case 6 -> spec.signedLog(column);
            case 7 -> spec.log(column);
            case 8 -> spec.bucketize(2 + random.nextInt(9), column);
            case 9 -> spec.bucketizeAt(column, boundaries());
            default -> spec.impute(impute(), column).interact(column, column);
        };
    }

    private FeatureSpec ofLevels(FeatureSpec spec, String column) {
        return switch (random.nextInt(4)) {
            case 0 -> spec.oneHot(levels(true), column);
            case 1 -> spec.ordinal(levels(false), column);
            case 2 -> spec.hash(1 + random.nextInt(9), column);
            default -> spec.encodeTarget(encoding(), column);
        };
    }

    private Impute impute() {
        Impute how = switch (random.nextInt(5)) {
            case 0 -> Impute.mean();
            case 1 -> Impute.median();
            case 2 -> Impute.mode();
            case 3 -> Impute.constant(number());
            default -> Impute.level(odd());
        };
        return random.nextBoolean() ? how.withIndicator() : how;
    }

    private Levels levels(boolean zeros) {
        Levels levels = switch (random.nextInt(3)) {
            case 0 -> Levels.all();
            case 1 -> Levels.mostFrequent(random.nextBoolean() ? 1 + random.nextInt(4) : Integer.MAX_VALUE);
            default -> Levels.seenAtLeast(random.nextBoolean() ? 1 + random.nextInt(9) : 1L << 40);
        };
        levels = zeros && random.nextBoolean() ? levels.withOther() : levels;
        int policies = zeros ? 3 : 2;
        return levels.withUnseen(Fallback.values()[random.nextInt(policies)])
                .withMissing(Fallback.values()[random.nextInt(policies)]);
    }

    private TargetEncoding encoding() {
        return TargetEncoding.standard()
                .withSmoothing(Math.abs(number()))
                .withFolds(2 + random.nextInt(9))
                .withUnseen(Fallback.values()[random.nextInt(2)])
                .withMissing(Fallback.values()[random.nextInt(2)]);
    }

    private DateParts dateParts() {
        DateParts parts = DateParts.of(pick(List.of(Part.values())));
        for (int more = random.nextInt(4); more > 0; more--) {
            parts = parts.withCyclic(Part.values()[1 + random.nextInt(Part.values().length - 1)]);
        }
        return parts.at(ZoneId.of(pick(ZONES)));
    }

    private double[] boundaries() {
        TreeSet<Double> ascending = new TreeSet<>();
        for (int left = 1 + random.nextInt(5); left > 0; left--) {
            ascending.add(number() + 0.0);
        }
        return ascending.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Whole, fractional, tiny, huge, and zeros of both signs. */
    private double number() {
        return switch (random.nextInt(6)) {
            case 0 -> random.nextBoolean() ? 0.0 : -0.0;
            case 1 -> random.nextInt(200) - 100;
            case 2 -> random.nextGaussian() * Math.pow(10, random.nextInt(600) - 300);
            case 3 -> (random.nextBoolean() ? 1 : -1) * 1e15;
            case 4 -> random.nextBoolean() ? Double.MIN_VALUE : -Double.MAX_VALUE;
            default -> random.nextGaussian();
        };
    }

    private String odd() {
        return pick(ODD);
    }

    private <T> T pick(List<? extends T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Rows with the columns of {@link #suitable()}. */
    Frame rows(int count) {
        List<Schema.Field> fields = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (String number : numbers) {
            add(
                    fields,
                    columns,
                    number,
                    DataType.DOUBLE,
                    count,
                    i -> random.nextInt(5) == 0 ? null : random.nextGaussian());
        }
        for (String text : texts) {
            add(fields, columns, text, DataType.STRING, count, i -> random.nextInt(5) == 0 ? null : odd());
        }
        add(fields, columns, time, DataType.TIMESTAMP, count, i -> Instant.ofEpochSecond(random.nextInt()));
        DataType vectors = new DataType.Array(DataType.DOUBLE);
        add(fields, columns, vector, vectors, count, i -> Arrays.asList(random.nextDouble(), 1.0));
        return Frame.of(Schema.of(fields), columns);
    }

    private static void add(
            List<Schema.Field> fields,
            List<Column> columns,
            String name,
            DataType type,
            int count,
            IntFunction<@Nullable Object> value) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(value.apply(i));
        }
        fields.add(Schema.Field.of(name, type));
        columns.add(Column.of(type, values));
    }
}
