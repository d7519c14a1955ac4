package dev.boathouse.core.model;

import dev.boathouse.core.data.Schema;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a model reads and what it answers.
 *
 * @param inputs the columns it reads, with their types in training; nullable are those that may be null when scoring
 * @param outputs the columns it answers
 * @param levels the levels that one-hot inputs know, by input
 */
public record Signature(Schema inputs, Schema outputs, Map<String, List<String>> levels) {

    /** Copies the map. */
    public Signature {
        levels = Collections.unmodifiableMap(new TreeMap<>(levels));
    }
}
