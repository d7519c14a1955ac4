package dev.boathouse.benchmarks;

/** One way to do a piece of work. */
interface Contender {

    /** What it is called in the results. */
    String name();

    /** Does the work once and gives a figure that every contender must agree on. */
    double run();

    /** A contender from its parts. */
    static Contender of(String name, Work work) {
        return new Contender() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public double run() {
                try {
                    return work.run();
                } catch (Exception e) {
                    throw new IllegalStateException(name + " failed: " + e.getMessage(), e);
                }
            }
        };
    }

    /** Work that may throw. */
    @FunctionalInterface
    interface Work {
        /** Does it once and gives the figure to compare. */
        double run() throws Exception;
    }
}
