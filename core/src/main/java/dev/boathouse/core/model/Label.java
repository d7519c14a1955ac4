package dev.boathouse.core.model;

import dev.boathouse.core.data.DataType;
import java.util.HashSet;
import java.util.List;

/**
 * The column that a model has learnt.
 *
 * @param column its name
 * @param type its type in training
 * @param classes its classes as text, none where it is a number to estimate; of two classes the last one is positive
 */
public record Label(String column, DataType type, List<String> classes) {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if there is only one class, or one appears twice
     */
    public Label {
        classes = List.copyOf(classes);
        if (classes.size() == 1 || new HashSet<>(classes).size() < classes.size()) {
            throw new IllegalArgumentException(
                    "A classifier needs two different classes or more: found " + classes + ".");
        }
    }
}
