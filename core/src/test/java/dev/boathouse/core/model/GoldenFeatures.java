package dev.boathouse.core.model;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.features.DateParts;
import dev.boathouse.core.features.DateParts.Part;
import dev.boathouse.core.features.FeaturePipeline;
import dev.boathouse.core.features.FeatureSpec;
import dev.boathouse.core.features.Features;
import dev.boathouse.core.features.Impute;
import dev.boathouse.core.features.Levels;
import dev.boathouse.core.features.Levels.Fallback;
import dev.boathouse.core.features.Target;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/** A pipeline with every built-in transform, over a column of every type that can become a feature. */
final class GoldenFeatures {

    private static final Schema SCHEMA = Schema.of(
            Schema.Field.of("departure", DataType.TIMESTAMP),
            Schema.Field.of("scheduled", DataType.TIMESTAMP_NTZ),
            Schema.Field.of("day", DataType.DATE),
            Schema.Field.of("origin", DataType.STRING),
            Schema.Field.of("route", DataType.STRING),
            Schema.Field.of("tail", DataType.STRING),
            Schema.Field.of("gate", DataType.STRING),
            Schema.Field.of("stops", DataType.INT),
            Schema.Field.of("weekend", DataType.BOOLEAN),
            Schema.Field.of("distance", DataType.LONG),
            Schema.Field.of("fare", new DataType.Decimal(8, 2)),
            Schema.Field.of("weight", DataType.DOUBLE),
            Schema.Field.of("wind", DataType.FLOAT),
            Schema.Field.of("delay", DataType.DOUBLE),
            Schema.Field.of("taxi", DataType.DOUBLE),
            Schema.Field.of("shape", new DataType.Array(DataType.DOUBLE)),
            Schema.Field.of("note", DataType.BINARY));

    private GoldenFeatures() {}

    static Frame rows() {
        return Frame.of(
                SCHEMA,
                List.of(
                        column(
                                "departure",
                                Instant.parse("2001-01-01T06:30:00Z"),
                                Instant.parse("2001-03-25T01:15:30Z"),
                                Instant.parse("2001-06-30T23:59:59.999999Z")),
                        column(
                                "scheduled",
                                LocalDateTime.parse("2001-01-01T06:30:00"),
                                LocalDateTime.parse("2001-03-25T03:15:30"),
                                LocalDateTime.parse("2001-07-01T01:59:59")),
                        column(
                                "day",
                                LocalDate.parse("2001-01-01"),
                                LocalDate.parse("2000-02-29"),
                                LocalDate.parse("1969-12-31")),
                        column("origin", "ATL", null, "Ōsaka"),
                        column("route", "ATL-ORD", "ATL-ORD", "KIX-HND"),
                        column("tail", "N123", "N456", null),
                        column("gate", "A1", null, "B2"),
                        column("stops", 0, 1, 1),
                        column("weekend", true, false, false),
                        column("distance", 600L, 1721L, 400L),
                        column("fare", new BigDecimal("99.50"), null, new BigDecimal("12.25")),
                        column("weight", 70.5, Double.NaN, 82.0),
                        column("wind", 3.5f, -1f, 12f),
                        column("delay", -3.0, 250.0, 4.0),
                        column("taxi", 10.0, 14.0, 11.0),
                        column("shape", List.of(1.0, 2.0), List.of(-0.5, 4.0), List.of(0.0, 8.0)),
                        column("note", new byte[] {1}, new byte[0], new byte[] {2})));
    }

    private static Column column(String name, Object... values) {
        return Column.of(SCHEMA.field(name).type(), Arrays.asList(values));
    }

    static FeaturePipeline every() {
        Levels loose = Levels.all().withUnseen(Fallback.RARE).withMissing(Fallback.RARE);
        FeatureSpec spec = Features.none()
                .dateParts(
                        DateParts.of(Part.MONTH, Part.DAY_OF_WEEK)
                                .withCyclic(Part.HOUR)
                                .at(ZoneId.of("Europe/Paris")),
                        "departure")
                .dateParts(DateParts.of(Part.HOUR, Part.MINUTE), "scheduled")
                .dateParts(DateParts.of(Part.YEAR, Part.DAY_OF_YEAR), "day")
                .oneHot(
                        Levels.mostFrequent(1)
                                .withOther()
                                .withUnseen(Fallback.RARE)
                                .withMissing(Fallback.ZEROS),
                        "origin")
                .encodeTarget("route")
                .impute(Impute.level("none"), "tail")
                .hash(4, "tail")
                .ordinal(loose, "gate")
                .impute(Impute.median().withIndicator(), "fare")
                .minMax("fare")
                .impute(Impute.constant(75), "weight")
                .robustScale("weight")
                .clip(-2, 10, "wind")
                .standardize("wind")
                .signedLog("delay")
                .bucketize(2, "taxi")
                .bucketizeAt("distance", 500, 1000)
                .vector("shape")
                .log("shape[1]")
                .clipQuantiles(0.1, 0.9, "shape[0]")
                .interact("wind", "delay")
                .copy("stops", "legs")
                .oneHot("stops")
                .drop("note");
        return spec.fit(rows(), Target.numbers(new double[] {1, 0, 5}), 7).pipeline();
    }
}
