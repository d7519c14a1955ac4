package dev.boathouse.core.features;

import dev.boathouse.core.NotFoundException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Named values in order: the columns of the training frame at first, the features in the end. Belongs to one thread. */
final class WorkingSet {

    /** A name, and the slot that has its value. */
    record Entry(String name, int slot) {}

    private Map<String, Entry> entries = new LinkedHashMap<>();

    WorkingSet(List<String> columns) {
        for (String column : columns) {
            entries.put(column, new Entry(column, entries.size()));
        }
    }

    List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    Entry find(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw new NotFoundException("No column \"" + name + "\" to make features of: at this step there are "
                    + String.join(", ", entries.keySet()) + ".");
        }
        return entry;
    }

    boolean uses(int slot) {
        return entries.values().stream().anyMatch(entry -> entry.slot() == slot);
    }

    void remove(String name) {
        find(name);
        entries.remove(name);
    }

    void keep(List<String> names) {
        names.forEach(this::find);
        entries.keySet().retainAll(names);
    }

    /** Puts other values in the place of one. */
    void replace(String name, List<Entry> others) {
        find(name);
        Map<String, Entry> changed = new LinkedHashMap<>();
        for (Entry entry : entries.values()) {
            if (entry.name().equals(name)) {
                others.forEach(other -> add(changed, other));
            } else {
                add(changed, entry);
            }
        }
        entries = changed;
    }

    void append(List<Entry> others) {
        others.forEach(other -> add(entries, other));
    }

    private static void add(Map<String, Entry> to, Entry entry) {
        if (to.putIfAbsent(entry.name(), entry) != null) {
            throw new IllegalArgumentException("Two features would be called \"" + entry.name()
                    + "\". Rename a column, or drop one of them before.");
        }
    }

    static List<Entry> made(List<String> names, int first) {
        List<Entry> made = new ArrayList<>();
        for (String name : names) {
            made.add(new Entry(name, first + made.size()));
        }
        return made;
    }
}
