package dev.boathouse.delta.internal;

import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;

/** Column readers want converters for the record assembly, which is not used here: values are asked for. */
final class NoConverter extends GroupConverter {

    static final GroupConverter GROUP = new NoConverter();
    private static final Converter LEAF = new PrimitiveConverter() {};

    @Override
    public Converter getConverter(int fieldIndex) {
        return LEAF;
    }

    @Override
    public void start() {
        // No records.
    }

    @Override
    public void end() {
        // No records.
    }
}
