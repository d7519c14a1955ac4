package dev.boathouse.registry.internal.state;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.internal.BinaryReader;
import dev.boathouse.registry.audit.ChainReport.Problem;
import dev.boathouse.registry.internal.event.Payload.SnapshotTaken;
import dev.boathouse.registry.internal.state.Figures.MetricValue;
import dev.boathouse.registry.internal.state.Figures.TableName;
import dev.boathouse.registry.internal.state.VersionEntry.Remark;
import dev.boathouse.registry.lineage.Lineage.Predictions;
import dev.boathouse.registry.policy.Actor;
import dev.boathouse.registry.policy.AliasPolicy;
import dev.boathouse.registry.signing.TrustedKey;
import dev.boathouse.registry.signing.VersionSignature;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/** A state from the bytes that {@link StateWriter} gave. Good for one state. */
final class StateReader {

    private static final String NAME = "a state of a registry";

    private final BinaryReader bytes;
    private final String[] texts;
    private final byte[] figures;

    private StateReader(BinaryReader bytes, String[] texts, byte[] figures) {
        this.bytes = bytes;
        this.texts = texts;
        this.figures = figures;
    }

    static StateReader of(byte[] stored) {
        BinaryReader whole = BinaryReader.of(NAME, stored, StoredState.KIND);
        String[] texts = texts(whole);
        BinaryReader body = BinaryReader.of(NAME, whole.bytes(whole.readInt()));
        return new StateReader(body, texts, whole.rest());
    }

    private static String[] texts(BinaryReader whole) {
        int[] lengths = new int[whole.count(4)];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = whole.readInt();
        }
        byte[] all = whole.bytes(whole.readInt());
        String[] texts = new String[lengths.length];
        int start = 0;
        for (int i = 0; i < lengths.length; i++) {
            if (lengths[i] < 0 || lengths[i] > all.length - start) {
                throw whole.corrupt("found a text of " + lengths[i] + " bytes");
            }
            texts[i] = new String(all, start, lengths[i], StandardCharsets.UTF_8);
            start += lengths[i];
        }
        return texts;
    }

    StoredState read() {
        try {
            long sequence = bytes.readLong();
            String head = text();
            Instant at = instant();
            RegistryState state = new RegistryState();
            for (int i = bytes.count(4); i > 0; i--) {
                model(state);
            }
            for (int i = bytes.count(4); i > 0; i--) {
                state.versionsByKey.put(text(), new RegistryState.VersionKey(text(), bytes.readInt()));
            }
            for (int i = bytes.count(4); i > 0; i--) {
                policy(state);
            }
            for (int i = bytes.count(4); i > 0; i--) {
                state.problems.add(new Problem(bytes.readLong(), text()));
            }
            state.snapshots.addAll(list(() -> new SnapshotTaken(text(), bytes.readLong())));
            state.unknown = optional();
            bytes.end();
            return new StoredState(sequence, head, at, state);
        } catch (IllegalArgumentException | UnsupportedFormatException e) {
            throw new CorruptDataException("Cannot read a state of a registry: " + e.getMessage(), e);
        }
    }

    private void policy(RegistryState state) {
        for (AliasPolicy policy : AliasPolicy.parse(NAME, text())) {
            state.policies.put(new RegistryState.Scope(policy.model().orElse(null), policy.alias()), policy);
        }
    }

    private void model(RegistryState state) {
        String name = text();
        ModelTrack track = state.kept(name);
        track.describe(optional());
        tags().forEach((key, value) -> track.tag(key, Optional.of(value)));
        int versions = bytes.count(4);
        for (int number = 1; number <= versions; number++) {
            track.add(version(name, number));
            for (int i = bytes.count(4); i > 0; i--) {
                track.add(number, new Predictions(text(), text(), bytes.readLong()));
            }
            for (int i = bytes.count(4); i > 0; i--) {
                state.add(decision(name, number));
            }
        }
        for (int i = bytes.count(4); i > 0; i--) {
            track.keep(text(), alias());
        }
    }

    private VersionEntry version(String name, int number) {
        return new VersionEntry(
                name,
                number,
                bytes.readLong(),
                text(),
                text(),
                instant(),
                text(),
                text(),
                text(),
                optional(),
                figures(),
                optional(),
                tags(),
                list(() -> new VersionSignature(TrustedKey.of(text(), text()), text())),
                remark(),
                remark());
    }

    private Supplier<Figures> figures() {
        int offset = bytes.readInt();
        if (offset < 0 || offset > figures.length) {
            throw bytes.corrupt("found figures at " + offset);
        }
        return () -> figures(offset);
    }

    private Figures figures(int offset) {
        BinaryReader from = BinaryReader.of(NAME, figures);
        from.skip(offset);
        List<MetricValue> metrics = new ArrayList<>();
        for (int i = from.count(12); i > 0; i--) {
            metrics.add(new MetricValue(at(from.readInt()), from.readDouble()));
        }
        List<TableName> tables = new ArrayList<>();
        for (int i = from.count(8); i > 0; i--) {
            tables.add(new TableName(at(from.readInt()), at(from.readInt())));
        }
        return new Figures(metrics, tables);
    }

    private Optional<Remark> remark() {
        return flag() ? Optional.of(new Remark(instant(), text(), text())) : Optional.empty();
    }

    private DecisionEntry decision(String name, int number) {
        return new DecisionEntry(
                bytes.readLong(), text(), text(), instant(), text(), name, number, flag(), text(), optional());
    }

    private AliasTrack alias() {
        List<AliasMove> moves = list(() -> new AliasMove(
                bytes.readLong(), instant(), text(), bytes.readInt(), bytes.readInt(), optional(), optional()));
        List<Integer> named = list(bytes::readInt);
        Map<String, List<Consent>> consents = new HashMap<>();
        for (int i = bytes.count(4); i > 0; i--) {
            consents.put(text(), list(() -> new Consent(bytes.readLong(), instant(), actor())));
        }
        return AliasTrack.of(moves, named, consents);
    }

    private Actor actor() {
        return new Actor(text(), new TreeSet<>(list(this::text)));
    }

    private Map<String, String> tags() {
        int count = bytes.count(8);
        if (count == 0) {
            return Map.of();
        }
        Map<String, String> tags = new HashMap<>();
        for (int i = 0; i < count; i++) {
            tags.put(text(), text());
        }
        return tags;
    }

    private <T> List<T> list(Supplier<T> item) {
        int count = bytes.count(4);
        if (count == 0) {
            return List.of();
        }
        List<T> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            items.add(item.get());
        }
        return items;
    }

    private boolean flag() {
        return bytes.readInt() != 0;
    }

    private Instant instant() {
        return Instant.EPOCH.plus(bytes.readLong(), ChronoUnit.MICROS);
    }

    private String text() {
        return at(bytes.readInt());
    }

    private Optional<String> optional() {
        int index = bytes.readInt();
        return index == -1 ? Optional.empty() : Optional.of(at(index));
    }

    private String at(int index) {
        if (index < 0 || index >= texts.length) {
            throw bytes.corrupt("found a text of the number " + index + ", where there are " + texts.length);
        }
        return texts[index];
    }
}
