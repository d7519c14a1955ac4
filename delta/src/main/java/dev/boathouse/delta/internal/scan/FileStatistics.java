package dev.boathouse.delta.internal.scan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.boathouse.core.data.DataType;
import dev.boathouse.delta.internal.log.DataFile;
import dev.boathouse.delta.internal.log.DeletionVectorRef;
import java.util.List;
import java.util.OptionalLong;

/**
 * The statistics that the log has of a file. What is missing or cannot be understood is unknown, and unknown never skips.
 *
 * @param json the statistics, or a missing node
 */
public record FileStatistics(JsonNode json) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static FileStatistics of(DataFile file) {
        if (file.stats().isEmpty()) {
            return new FileStatistics(MissingNode.getInstance());
        }
        try {
            return new FileStatistics(JSON.readTree(file.stats().get()));
        } catch (JsonProcessingException e) {
            return new FileStatistics(MissingNode.getInstance());
        }
    }

    /**
     * How many rows a reader sees in a file.
     *
     * @param file the file
     * @return empty if the log does not know
     */
    public static OptionalLong rows(DataFile file) {
        OptionalLong physical = of(file).rows();
        long deleted = file.deletionVector().map(DeletionVectorRef::cardinality).orElse(0L);
        return physical.isEmpty() ? physical : OptionalLong.of(physical.getAsLong() - deleted);
    }

    /** Rows in the file, deleted ones included. */
    OptionalLong rows() {
        return number(json.path("numRecords"));
    }

    private static OptionalLong number(JsonNode node) {
        return node.canConvertToLong() && node.isIntegralNumber()
                ? OptionalLong.of(node.asLong())
                : OptionalLong.empty();
    }

    /** What is known of a column, by the names that lead to it in files. */
    Bounds bounds(List<String> path, DataType type) {
        OptionalLong rows = rows();
        OptionalLong nulls = number(at(json.path("nullCount"), path));
        boolean mayBeNull = nulls.isEmpty() || nulls.getAsLong() > 0;
        boolean mayHaveValues = nulls.isEmpty() || rows.isEmpty() || nulls.getAsLong() < rows.getAsLong();
        return new Bounds(
                mayBeNull,
                mayHaveValues,
                StatisticsValue.lower(at(json.path("minValues"), path), type),
                StatisticsValue.upper(at(json.path("maxValues"), path), type));
    }

    /** Whether it is sure that a column has a value. */
    boolean hasValues(List<String> path) {
        OptionalLong rows = rows();
        OptionalLong nulls = number(at(json.path("nullCount"), path));
        return rows.isPresent() && nulls.isPresent() && nulls.getAsLong() < rows.getAsLong();
    }

    private static JsonNode at(JsonNode node, List<String> path) {
        JsonNode found = node;
        for (String name : path) {
            found = found.path(name);
        }
        return found;
    }
}
