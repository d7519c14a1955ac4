package dev.boathouse.parquet;

import dev.boathouse.core.data.DataType;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type.Repetition;

/**
 * A type of the table, how a file stores it, and values for it. A stored value is a Boolean, Integer, Long, Float, Double or Binary.
 *
 * @param name what to call it
 * @param type the table's type
 * @param storage the file's type, by repetition and name
 * @param fresh makes a stored value
 * @param read what a reader must make of a stored value: the Java types of {@code Row.valueAt}
 * @param inDuckDb whether DuckDB reads the same values
 */
public record Kind(
        String name,
        DataType type,
        BiFunction<Repetition, String, PrimitiveType> storage,
        Function<Random, Object> fresh,
        Function<Object, Object> read,
        boolean inDuckDb) {

    Kind withoutDuckDb() {
        return new Kind(name, type, storage, fresh, read, false);
    }

    PrimitiveType.PrimitiveTypeName physical() {
        return storage.apply(Repetition.REQUIRED, "value").getPrimitiveTypeName();
    }

    @Override
    public String toString() {
        return name;
    }
}
