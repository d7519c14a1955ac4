package dev.boathouse.registry.lineage;

import java.util.Comparator;

/** What a model version is found by. */
record Key(String model, int version) implements Comparable<Key> {

    private static final Comparator<Key> ORDER =
            Comparator.comparing(Key::model).thenComparingInt(Key::version);

    static Key of(Lineage.Subject subject) {
        return new Key(subject.model(), subject.version());
    }

    @Override
    public int compareTo(Key other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return model + " version " + version;
    }
}
