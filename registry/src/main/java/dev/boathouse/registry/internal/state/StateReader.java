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

    private final BinaryReader bytes;
    private final String[] texts;

    private StateReader(BinaryReader bytes, String[] texts) {
        this.bytes = bytes;
        this.texts = texts;
    }

    static StateReader of(byte[] stored) {
        BinaryReader bytes = BinaryReader.of("a state of a registry", stored, StoredState.KIND);
        String[] texts = new String[bytes.count(4)];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = bytes.text();
        }
        return new StateReader(bytes, texts);
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
        for (AliasPolicy policy : AliasPolicy.parse("a state of a registry", text())) {
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

    private Figures figures() {
        return new Figures(
                list(() -> new MetricValue(text(), bytes.readDouble())), list(() -> new TableName(text(), text())));
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
