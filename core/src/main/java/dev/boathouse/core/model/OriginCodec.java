package dev.boathouse.core.model;

import dev.boathouse.core.data.Origin;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.internal.BinaryReader;
import dev.boathouse.core.internal.BinaryWriter;
import dev.boathouse.core.internal.SchemaCodec;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Origins as bytes, locations included. */
final class OriginCodec {

    private static final String KIND = "boathouse-origin-1";
    private static final int MAX_DEPTH = 2_000;
    private static final int MAX_NANO = 999_999_999;
    private static final byte TABLE = 1;
    private static final byte HOST = 2;
    private static final byte DERIVED = 3;
    /** A table, with the time of its version in front. */
    private static final byte TIMED_TABLE = 4;

    private OriginCodec() {}

    /** A loop, as reading is. Each origin comes before its parents, these in order. */
    static byte[] write(Origin origin) {
        BinaryWriter out = BinaryWriter.of(KIND);
        Deque<Placed> left = new ArrayDeque<>(List.of(new Placed(origin, 0)));
        while (!left.isEmpty()) {
            Placed next = left.pop();
            if (next.depth > MAX_DEPTH) {
                throw new IllegalArgumentException("Cannot package the model: its training rows took more than "
                        + MAX_DEPTH + " steps. Write them as a table and train from that.");
            }
            if (next.origin instanceof Origin.Table table) {
                write(table, out);
            } else if (next.origin instanceof Origin.Derived derived) {
                out.put(DERIVED).put(derived.step()).put((byte) (derived.opaque() ? 1 : 0));
                out.put(derived.parents().size());
                for (int i = derived.parents().size() - 1; i >= 0; i--) {
                    left.push(new Placed(derived.parents().get(i), next.depth + 1));
                }
            } else {
                out.put(HOST);
            }
        }
        return out.toBytes();
    }

    private static void write(Origin.Table table, BinaryWriter out) {
        table.committedAt()
                .ifPresentOrElse(
                        at -> out.put(TIMED_TABLE).put(at.getEpochSecond()).put(at.getNano()), () -> out.put(TABLE));
        out.put(table.tableId()).put(table.location()).put(table.version());
        SchemaCodec.write(table.schema(), out);
        out.put(table.columns().size());
        table.columns().forEach(out::put);
        out.put((byte) (table.filter().isPresent() ? 1 : 0)).put(table.filter().orElse(""));
        out.put(table.filesDigest());
    }

    /** An origin, so many steps before the last. */
    private record Placed(Origin origin, int depth) {}

    static Origin read(byte[] bytes) {
        BinaryReader in = BinaryReader.of(ModelParts.ORIGIN, bytes, KIND);
        Origin origin = origin(in);
        in.end();
        return origin;
    }

    /** A loop: a host's stack may be small. */
    private static Origin origin(BinaryReader in) {
        Deque<Open> open = new ArrayDeque<>();
        while (true) {
            byte tag = in.readByte();
            if (tag == DERIVED) {
                if (open.size() == MAX_DEPTH) {
                    throw in.corrupt("found more than " + MAX_DEPTH + " steps");
                }
                open.push(new Open(in.text(), in.readByte() != 0, in.count(1), new ArrayList<>()));
            } else {
                Origin origin = leaf(in, tag);
                if (open.isEmpty()) {
                    return origin;
                }
                open.getFirst().parents.add(origin);
            }
            while (open.getFirst().isComplete()) {
                Origin origin = open.pop().origin();
                if (open.isEmpty()) {
                    return origin;
                }
                open.getFirst().parents.add(origin);
            }
        }
    }

    /** A step whose parents are still to come. */
    private record Open(String step, boolean opaque, int count, List<Origin> parents) {

        boolean isComplete() {
            return parents.size() == count;
        }

        Origin origin() {
            return new Origin.Derived(parents, step, opaque);
        }
    }

    private static Origin leaf(BinaryReader in, byte tag) {
        return switch (tag) {
            case TABLE -> table(in, Optional.empty());
            case TIMED_TABLE -> table(in, Optional.of(time(in)));
            case HOST -> new Origin.Host();
            default -> throw in.corrupt("found an origin with the unknown tag " + tag);
        };
    }

    private static Instant time(BinaryReader in) {
        long second = in.readLong();
        int nano = in.readInt();
        if (second < Instant.MIN.getEpochSecond()
                || second > Instant.MAX.getEpochSecond()
                || nano < 0
                || nano > MAX_NANO) {
            throw in.corrupt("found the time " + second + " s and " + nano + " ns");
        }
        return Instant.ofEpochSecond(second, nano);
    }

    private static Origin table(BinaryReader in, Optional<Instant> committedAt) {
        String id = in.text();
        String location = in.text();
        long version = in.readLong();
        Schema schema = SchemaCodec.read(in);
        List<String> columns = new ArrayList<>();
        for (int left = in.count(Integer.BYTES); left > 0; left--) {
            columns.add(in.text());
        }
        boolean filtered = in.readByte() != 0;
        String filter = in.text();
        return new Origin.Table(
                id,
                location,
                version,
                committedAt,
                schema,
                columns,
                filtered ? Optional.of(filter) : Optional.empty(),
                in.text());
    }
}
