package dev.boathouse.faults;

/** Which cases a suite runs: some in every build, all with {@code -Pfull}. {@code -Dcases.seed=N} sets the first seed. */
final class Cases {

    private static final String MODE = System.getProperty("cases", "quick");

    private Cases() {}

    static int of(int quick, int full) {
        return isFull() ? full : quick;
    }

    static boolean isFull() {
        return switch (MODE) {
            case "quick" -> false;
            case "full" -> true;
            default ->
                throw new IllegalArgumentException("-Dcases=" + MODE + " is not known: quick or full would work.");
        };
    }

    static long seed() {
        return Long.getLong("cases.seed", 20_260_101);
    }
}
