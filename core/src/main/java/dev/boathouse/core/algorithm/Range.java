package dev.boathouse.core.algorithm;

/** Checks parameters. */
final class Range {

    private Range() {}

    static void check(String algorithm, String parameter, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    algorithm + " cannot have " + parameter + " " + value + ": give " + least + " to " + most + ".");
        }
    }

    static void check(String algorithm, String parameter, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    algorithm + " cannot have " + parameter + " " + value + ": give " + least + " to " + most + ".");
        }
    }
}
