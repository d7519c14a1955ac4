package dev.boathouse.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How much a contender allocates on this thread for one unit of its work. */
final class Allocation {

    private Allocation() {}

    /** Bytes, in the second of two runs: the first one loads classes. */
    static double perUnit(Contender contender) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        contender.run();
        long before = threads.getCurrentThreadAllocatedBytes();
        contender.run();
        return (threads.getCurrentThreadAllocatedBytes() - before) / (double) contender.units();
    }
}
