package dev.boathouse.monitoring.expectation;

/** An expectation on its way to a result. */
interface Check {

    /** The result, once all rows were added, of which there are so many. */
    ExpectationResult result(long rows);
}
