package dev.boathouse.core.features;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which levels a column has, and how often. */
final class LevelCount {

    private LevelCount() {}

    /** The levels as text, the most frequent first, equally frequent ones as they sort. */
    static List<String> byFrequency(Frame frame, String column) {
        int position = frame.schema().indexOf(column);
        DataType type = frame.schema().field(position).type();
        Map<String, Long> counts = new HashMap<>();
        for (Chunk chunk : frame.chunks()) {
            Column values = chunk.column(position);
            for (int i = 0; i < values.size(); i++) {
                if (!values.isNull(i)) {
                    String level = type == DataType.STRING ? values.stringAt(i) : Long.toString(values.longAt(i));
                    counts.merge(level, 1L, Long::sum);
                }
            }
        }
        List<String> levels = new ArrayList<>(counts.keySet());
        levels.sort(Comparator.comparing((String level) -> counts.getOrDefault(level, 0L))
                .reversed()
                .thenComparing(order(type)));
        return levels;
    }

    static List<String> sorted(List<String> levels, DataType type) {
        return levels.stream().sorted(order(type)).toList();
    }

    private static Comparator<String> order(DataType type) {
        return type == DataType.STRING ? Comparator.naturalOrder() : Comparator.comparingLong(Long::parseLong);
    }
}
