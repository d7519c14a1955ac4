package dev.boathouse.delta.internal.log;

import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.delta.internal.storage.Location;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which reader features we honour. Any other is refused by name: its table could yield wrong rows. */
final class ReadFeatures {

    private static final Set<String> HONOURED = Set.of(
            "timestampNtz",
            "v2Checkpoint",
            "vacuumProtocolCheck",
            "columnMapping",
            "deletionVectors",
            "typeWidening",
            "typeWidening-preview");

    /** All that the protocol has, honoured or not. */
    static final Set<String> KNOWN = Stream.concat(
                    HONOURED.stream(),
                    Stream.of(
                            "catalogManaged",
                            "catalogOwned-preview",
                            "variantType",
                            "variantType-preview",
                            "variantShredding",
                            "variantShredding-preview"))
            .collect(Collectors.toUnmodifiableSet());

    private ReadFeatures() {}

    static void check(Location table, LogState state) {
        Protocol protocol = state.protocol();
        NavigableSet<String> unknown = new TreeSet<>(protocol.readerFeatures());
        unknown.removeAll(HONOURED);
        if (!unknown.isEmpty()) {
            throw new UnsupportedFormatException("Cannot read version " + state.version() + " of " + table
                    + ": it needs table features that are not supported: " + String.join(", ", unknown)
                    + ". A table without them would work.");
        }
        if (protocol.minReader() > 3) {
            throw new UnsupportedFormatException("Cannot read version " + state.version() + " of " + table
                    + ": it needs reader version " + protocol.minReader() + ", and up to 3 is supported.");
        }
    }
}
