package dev.boathouse.monitoring.drift;

/** The values of one column, before and now, as far as measures can look at them. */
interface Comparison {

    /** Whether a measure has a meaning here. */
    boolean fits(Measure measure);

    /** The measure unless another was asked for. */
    Measure standard();

    /** What a measure that fits finds; of values, not yet weighed. */
    Evidence by(Measure measure);

    /** How much changed, whatever the number of rows. */
    double effect();

    /** Whether there are two values only, whose rates are compared. */
    boolean isRate();

    /** The change in words. */
    String words();
}
