package dev.boathouse.core.predictor;

/**
 * How large the buffers are that a walk through trees needs.
 *
 * @param depth how many splits the longest path has
 * @param points at how many points the walk is done at once
 */
record TreeShape(int depth, int points) {

    /** How many numbers the buffers of one row hold, about. */
    long numbers() {
        return (2L * depth + 2) * (points + 1);
    }
}
