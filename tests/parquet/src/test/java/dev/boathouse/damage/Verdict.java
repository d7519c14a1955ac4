package dev.boathouse.damage;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What came of one case.
 *
 * @param seed the case
 * @param place where it was hit
 * @param damage which file and how
 * @param outcome what came of it
 * @param detail the exception, or what was changed without anybody being able to notice
 */
record Verdict(long seed, Place place, String damage, Outcome outcome, String detail) {

    /** One line. */
    String line() {
        return Stream.of("" + seed, place.name(), damage, outcome.name(), detail)
                .map(part -> part.replaceAll("[\\p{Cntrl}]+", " "))
                .collect(Collectors.joining("\t"));
    }

    static Verdict parse(String line) {
        String[] parts = line.split("\t", -1);
        return new Verdict(
                Long.parseLong(parts[0]), Place.valueOf(parts[1]), parts[2], Outcome.valueOf(parts[3]), parts[4]);
    }
}
