package dev.boathouse.delta.internal.log;

import com.fasterxml.jackson.databind.JsonNode;
import dev.boathouse.delta.internal.storage.Location;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Which names columns may have: no two that differ in case alone, and without column mapping none that other engines cannot find in files. */
final class ColumnNames {

    private static final String FORBIDDEN = " ,;{}()\n\t=";

    private ColumnNames() {}

    /** Refuses, with an IllegalArgumentException, names that some engine would not read. */
    static void require(Location table, JsonNode fields, boolean mapped) {
        Set<String> seen = new HashSet<>();
        for (JsonNode field : fields) {
            String name = field.path("name").asText();
            if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(
                        "Cannot have column \"" + name + "\" in " + table
                                + ": there is a column of that name, and case does not tell columns apart. Another name would work.");
            }
            if (!mapped && name.chars().anyMatch(letter -> FORBIDDEN.indexOf(letter) >= 0)) {
                throw new IllegalArgumentException("Cannot have column \"" + name + "\" in " + table
                        + ": its name has one of \" ,;{}()=\", a tab or a line break. Another name would work, or a table with"
                        + " the property delta.columnMapping.mode = name.");
            }
            for (JsonNode inner : field.path("type").findValues("fields")) {
                require(table, inner, mapped);
            }
        }
    }
}
