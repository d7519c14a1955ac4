package dev.boathouse.benchmarks;

import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;

/** parquet-java wants to know where records go; there are none. */
final class NoConverter extends GroupConverter {

    @Override
    public Converter getConverter(int fieldIndex) {
        return new PrimitiveConverter() {};
    }

    @Override
    public void start() {
        throw new IllegalStateException("Nobody asked for records.");
    }

    @Override
    public void end() {
        throw new IllegalStateException("Nobody asked for records.");
    }
}
