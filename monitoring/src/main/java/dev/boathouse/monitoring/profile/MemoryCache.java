package dev.boathouse.monitoring.profile;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Profiles in memory. Thread-safe. */
final class MemoryCache implements ProfileCache {

    private static final float LOAD = 0.75f;

    private final long mostBytes;
    private final Map<String, byte[]> entries = new LinkedHashMap<>(16, LOAD, true);
    private long bytes;

    MemoryCache(long mostBytes) {
        this.mostBytes = FolderCache.requireBound(mostBytes);
    }

    @Override
    public synchronized Optional<byte[]> find(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    @Override
    public synchronized void store(String key, byte[] value) {
        byte[] before = entries.put(key, value);
        bytes += value.length - (before == null ? 0 : before.length);
        Iterator<byte[]> eldest = entries.values().iterator();
        while (bytes > mostBytes) {
            bytes -= eldest.next().length;
            eldest.remove();
        }
    }

    @Override
    public synchronized String toString() {
        return entries.size() + " profiles in memory";
    }
}
