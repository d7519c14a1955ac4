package com.example.flights;

import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Split;
import dev.boathouse.core.data.TimeCut;
import dev.boathouse.delta.DeltaTable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** The flights, pinned to a version of their table: what is appended later changes neither training nor judgement. */
final class Flights {

    /** What the model reads. */
    static final List<String> INPUTS = List.of("hour", "weekday", "distance", "origin");

    static final String LABEL = "late";

    private static final Path TABLE = Path.of("data", "flights");
    private static final long VERSION = 3;
    private static final LocalDate FIRST_TEST_DAY = LocalDate.of(2001, 3, 1);

    private Flights() {}

    /** January and February. */
    static Frame train() {
        return split().train();
    }

    /** March, which no model has seen. */
    static Frame test() {
        return split().test();
    }

    private static Split split() {
        return DeltaTable.at(TABLE.toAbsolutePath().toString())
                .version(VERSION)
                .scan()
                .read()
                .split(TimeCut.before("day", FIRST_TEST_DAY));
    }
}
