package dev.boathouse.delta.internal.write;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.internal.log.TableMetadata;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which columns have statistics, as the table's properties want it. Asked for in the order of the columns. */
final class IndexedColumns {

    private static final String COLUMNS = "delta.dataSkippingStatsColumns";
    private static final String NUMBER = "delta.dataSkippingNumIndexedCols";
    private static final int STANDARD_NUMBER = 32;

    private final Set<List<String>> named = new HashSet<>();
    private final boolean byName;
    private int left;

    IndexedColumns(TableMetadata metadata) {
        String names = metadata.properties().get(COLUMNS);
        byName = names != null;
        left = number(metadata.properties().getOrDefault(NUMBER, String.valueOf(STANDARD_NUMBER)));
        if (names != null) {
            for (String name : split(names)) {
                add(name.strip(), metadata.schema().schema());
            }
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return STANDARD_NUMBER;
        }
    }

    private void add(String name, Schema schema) {
        try {
            named.add(schema.steps(name));
        } catch (NotFoundException | IllegalArgumentException e) {
            // A column that is no more needs no statistics.
            named.remove(List.of(name));
        }
    }

    /** At commas, but not those between backticks. */
    private static List<String> split(String names) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < names.length(); i++) {
            quoted ^= names.charAt(i) == '`';
            if (names.charAt(i) == ',' && !quoted) {
                parts.add(names.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(names.substring(start));
        return parts;
    }

    /** Whether the next column that is no struct has statistics. A struct that is named stands for its fields. */
    boolean next(List<String> path) {
        if (byName) {
            for (int length = 1; length <= path.size(); length++) {
                if (named.contains(path.subList(0, length))) {
                    return true;
                }
            }
            return false;
        }
        if (left == 0) {
            return false;
        }
        left--;
        return true;
    }
}
