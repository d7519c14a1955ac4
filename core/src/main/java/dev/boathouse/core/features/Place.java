package dev.boathouse.core.features;

/**
 * Where a step finds and leaves its values in a block. Value i of a lane lies i behind its start; lanes that a step writes lie
 * {@link Block#capacity} apart.
 *
 * @param reads the slots it reads
 * @param lanes where the lanes of these start
 * @param from where the first of them starts
 * @param to where the first lane that it writes starts
 * @param input room for what a host's transform reads
 * @param output room for what a host's transform writes
 */
record Place(int[] reads, int[] lanes, int from, int to, double[] input, double[] output) {

    static Place of(Step step, int[] reads, int[] lanes, int to) {
        boolean custom = step instanceof Custom;
        return new Place(
                reads,
                lanes,
                lanes[0],
                to,
                new double[custom ? reads.length : 0],
                new double[custom ? step.width() : 0]);
    }
}
