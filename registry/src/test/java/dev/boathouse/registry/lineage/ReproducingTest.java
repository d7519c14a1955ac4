package dev.boathouse.registry.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.algorithm.Repeatability;
import dev.boathouse.registry.lineage.Reproduction.Outcome;
import dev.boathouse.registry.lineage.Reproduction.Promise;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReproducingTest {

    @ParameterizedTest
    @CsvSource({
        "CLOSE, CLOSE, true, KEPT",
        "CLOSE, CLOSE, false, KEPT",
        "CLOSE, EQUAL_BITS, true, BROKEN",
        "CLOSE, EQUAL_BITS, false, NONE",
        "CLOSE, EQUAL_BITS_FOR_THREADS, true, BROKEN",
        "CLOSE, EQUAL_BITS_ON_ONE_PLATFORM, true, NONE",
        "DIFFERENT, CLOSE, true, BROKEN",
        "DIFFERENT, CLOSE, false, NONE",
        "DIFFERENT, EQUAL_BITS, true, BROKEN",
        "DIFFERENT, EQUAL_BITS_FOR_THREADS, false, NONE",
        "DIFFERENT, EQUAL_BITS_ON_ONE_PLATFORM, true, NONE"
    })
    void whatIsPromisedDecidesWhatAnOutcomeMeans(
            Outcome outcome, Repeatability repeatability, boolean sameLibraries, Promise promise) {
        assertThat(Reproducing.promise(outcome, repeatability, sameLibraries)).isEqualTo(promise);
    }
}
