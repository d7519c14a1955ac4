package dev.boathouse.benchmarks;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** The most heap of this process that was in use right after a collection. */
final class HeapAfterCollections {

    private final AtomicLong peak = new AtomicLong();

    private HeapAfterCollections() {}

    /** Watches from now on. */
    static HeapAfterCollections watched() {
        HeapAfterCollections heap = new HeapAfterCollections();
        Set<String> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getName)
                .collect(Collectors.toSet());
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector)
                    .addNotificationListener(
                            (notification, handback) -> heap.add((CompositeData) notification.getUserData(), pools),
                            null,
                            null);
        }
        return heap;
    }

    private void add(CompositeData collection, Set<String> pools) {
        long used =
                GarbageCollectionNotificationInfo.from(collection)
                        .getGcInfo()
                        .getMemoryUsageAfterGc()
                        .entrySet()
                        .stream()
                        .filter(pool -> pools.contains(pool.getKey()))
                        .mapToLong(pool -> pool.getValue().getUsed())
                        .sum();
        peak.accumulateAndGet(used, Math::max);
    }

    /** Bytes. */
    long peak() {
        return peak.get();
    }
}
