package dev.boathouse.faults;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Random;

/** How a writer's lives end: each life has a plan. */
interface Death {

    /**
     * The end of one life.
     *
     * @param faults what it runs into by itself
     * @param kill after how many acknowledgements it is killed from outside
     * @param delayMillis and how much later
     * @param commits how many it is to make at least, so that its end comes before them
     */
    record Plan(List<Fault> faults, OptionalInt kill, int delayMillis, int commits) {
        static final Plan NONE = new Plan(List.of(), OptionalInt.empty(), 0, 0);
    }

    /** The plan of the next life; none if it may live until its work is done. */
    Plan next();

    /** A life ended as planned, or not. */
    void ended(boolean asPlanned);

    /** By SIGKILL, at a time drawn by lot. */
    final class AtAnyTime implements Death {
        private final Random random;
        private final int within;
        private int left;

        AtAnyTime(long seed, int kills, int commits) {
            this.random = new Random(seed);
            this.left = kills;
            this.within = Math.max(1, commits / kills);
        }

        @Override
        public Plan next() {
            if (left == 0) {
                return Plan.NONE;
            }
            left--;
            return new Plan(List.of(), OptionalInt.of(random.nextInt(within)), random.nextInt(40), 0);
        }

        @Override
        public void ended(boolean asPlanned) {
            // Whether it was quicker than the kill is a matter of luck.
        }
    }

    /** By itself, at steps that several writers share among them. */
    final class AtSteps implements Death {
        private static final int COMMITS = 30;
        private static final int MISSES = 5;

        private final Random random;
        private final Queue<Step> steps;
        private Optional<Step> current = Optional.empty();
        private int missed;

        AtSteps(long seed, Queue<Step> steps) {
            this.random = new Random(seed);
            this.steps = steps;
        }

        @Override
        public Plan next() {
            current = Optional.ofNullable(steps.poll());
            return current.map(step -> new Plan(
                            List.of(Fault.at(
                                    step, step.isOfCheckpoint() ? 1 : 1 + random.nextInt(3), Fault.Action.HALT)),
                            OptionalInt.empty(),
                            0,
                            COMMITS))
                    .orElse(Plan.NONE);
        }

        @Override
        public void ended(boolean asPlanned) {
            if (asPlanned || current.isEmpty()) {
                return;
            }
            missed++;
            if (missed > MISSES) {
                throw new IllegalStateException("No commit of " + COMMITS + " comes to " + current.get() + ".");
            }
            steps.add(current.get());
        }
    }
}
