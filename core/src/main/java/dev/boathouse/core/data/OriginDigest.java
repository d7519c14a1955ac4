package dev.boathouse.core.data;

import dev.boathouse.core.internal.Digest;

/** What of an origin counts for its identity. */
final class OriginDigest {

    private OriginDigest() {}

    static void put(Origin origin, Digest digest) {
        if (origin instanceof Origin.Table table) {
            digest.put("table").put(table.tableId()).put(table.version());
            digest.put(table.schema().toString()).put(table.columns().size());
            table.columns().forEach(digest::put);
            digest.put(table.filter().orElse("")).put(table.filesDigest());
        } else if (origin instanceof Origin.Derived derived) {
            digest.put("derived").put(derived.step()).put((byte) (derived.opaque() ? 1 : 0));
            digest.put(derived.parents().size());
            derived.parents().forEach(parent -> put(parent, digest));
        } else {
            digest.put("host");
        }
    }
}
