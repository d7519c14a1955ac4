package dev.boathouse.core.data;

import dev.boathouse.core.internal.Digest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What of an origin counts for its identity. */
final class OriginDigest {

    private OriginDigest() {}

    /** A loop: there may be thousands of steps. Each origin comes before its parents, these in order. */
    static void put(Origin origin, Digest digest) {
        Deque<Origin> open = new ArrayDeque<>(List.of(origin));
        while (!open.isEmpty()) {
            Origin next = open.pop();
            if (next instanceof Origin.Derived derived) {
                digest.put("derived").put(derived.step()).put((byte) (derived.opaque() ? 1 : 0));
                digest.put(derived.parents().size());
                for (int i = derived.parents().size() - 1; i >= 0; i--) {
                    open.push(derived.parents().get(i));
                }
            } else if (next instanceof Origin.Table table) {
                put(table, digest);
            } else {
                digest.put("host");
            }
        }
    }

    private static void put(Origin.Table table, Digest digest) {
        digest.put("table").put(table.tableId()).put(table.version());
        digest.put(table.schema().toString()).put(table.columns().size());
        table.columns().forEach(digest::put);
        digest.put(table.filter().orElse("")).put(table.filesDigest());
    }
}
