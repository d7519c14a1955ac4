package archfixture.delta;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

final class KeepsState {

    static int counter;
    static final ConcurrentHashMap<String, String> CACHE = new ConcurrentHashMap<>();
    static final AtomicLong NEXT = new AtomicLong();
    static final int[] SHARED = {1};
}
