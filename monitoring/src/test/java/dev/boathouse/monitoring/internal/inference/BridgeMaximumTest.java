package dev.boathouse.monitoring.internal.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BridgeMaximumTest {

    /** Which times are looked at: few and many ties, heavy and light ones, and both. */
    private static final long[][] BLOCKS = {
        {100, 100, 100},
        {1, 1, 1000},
        LongStream.range(0, 10).map(i -> 100).toArray(),
        LongStream.range(0, 100).map(i -> 10).toArray(),
        LongStream.range(0, 300).map(i -> 10).toArray(),
        LongStream.range(0, 2000).map(i -> 10).toArray(),
        LongStream.range(1, 40).map(i -> 10_000 / (i * i)).toArray(),
        LongStream.range(0, 501).map(i -> i == 200 ? 5000 : 10).toArray(),
        LongStream.range(0, 61).map(i -> i % 20 == 7 ? 1 : 400).toArray(),
    };

    @Test
    void agreesWithSimulatedBridges() {
        long seed = 31;
        Random random = new Random(seed);
        for (long[] blocks : BLOCKS) {
            int rounds = Math.min(40_000, 12_000_000 / blocks.length);
            double[] maxima = new double[rounds];
            double all = Arrays.stream(blocks).sum();
            for (int round = 0; round < rounds; round++) {
                double[] path = new double[blocks.length];
                double at = 0;
                for (int i = 0; i < blocks.length; i++) {
                    at += random.nextGaussian() * Math.sqrt(blocks[i] / all);
                    path[i] = at;
                }
                double time = 0;
                for (int i = 0; i < blocks.length; i++) {
                    time += blocks[i] / all;
                    maxima[round] = Math.max(maxima[round], Math.abs(path[i] - time * at));
                }
            }
            Arrays.sort(maxima);
            BridgeMaximum bridge = BridgeMaximum.at(blocks);
            for (double share : new double[] {0.5, 0.2, 0.1, 0.05, 0.01}) {
                double barrier = maxima[(int) Math.ceil((1 - share) * rounds) - 1];
                double error = Math.sqrt(share * (1 - share) / rounds);
                assertThat(bridge.tail(barrier))
                        .as("seed %d, %d blocks, share %s", seed, blocks.length, share)
                        .isBetween(share - 4 * error - 0.03 * share, share + 4 * error + 0.03 * share);
            }
        }
    }

    @Test
    void doesNotRiseWithTheBarrier() {
        for (long[] blocks : BLOCKS) {
            BridgeMaximum bridge = BridgeMaximum.at(blocks);
            double before = 1;
            for (double barrier = 0.02; barrier < 4; barrier += 0.02) {
                double tail = bridge.tail(barrier);
                assertThat(tail)
                        .as("%d blocks at %s", blocks.length, barrier)
                        .isBetween(0.0, before + 1e-3 * before + 1e-12);
                before = tail;
            }
        }
    }
}
