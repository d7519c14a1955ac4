package dev.boathouse.benchmarks;

/**
 * One way to do a piece of work.
 *
 * @param name what it is called in the results
 * @param units how many units the work has, such as rows
 * @param work does it once and gives figures that every contender must agree on
 * @param proof does it once, untimed, and gives all figures, also those that {@code work} has no need to look at
 * @param mostRounds in how many rounds it takes part
 */
record Contender(String name, long units, Work work, Work proof, int mostRounds) {

    /** A contender that is proved by its work, in every round. */
    static Contender of(String name, long units, Work work) {
        return new Contender(name, units, work, work, Integer.MAX_VALUE);
    }

    /** The same, whose figures are compared where they come from this. */
    Contender provedBy(Work other) {
        return new Contender(name, units, work, other, mostRounds);
    }

    /** The same in so many rounds only: for one that takes very long. */
    Contender inRounds(int most) {
        return new Contender(name, units, work, proof, most);
    }

    /** The same under another name. */
    Contender named(String other) {
        return new Contender(other, units, work, proof, mostRounds);
    }

    double[] run() {
        return done(work);
    }

    double[] prove() {
        return done(proof);
    }

    private double[] done(Work what) {
        try {
            return what.run();
        } catch (Exception e) {
            throw new IllegalStateException(name + " failed: " + e.getMessage(), e);
        }
    }

    /** Work that may throw. */
    @FunctionalInterface
    interface Work {
        /** Does it once and gives the figures to compare. */
        double[] run() throws Exception;
    }
}
