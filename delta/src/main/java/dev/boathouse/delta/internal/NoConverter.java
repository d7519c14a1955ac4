package dev.boathouse.delta.internal;

import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;

/** Column readers want converters for the record assembly, which is not used here: values are asked for. */
final class NoConverter extends GroupConverter {

    static final GroupConverter GROUP = new NoConverter();

    private static final PrimitiveConverter VALUE = new PrimitiveConverter() {
        @Override
        public boolean hasDictionarySupport() {
            // Without this, a column reader does not tell the codes of values.
            return true;
        }

        @Override
        public void setDictionary(Dictionary dictionary) {
            // Codes are resolved through the column reader.
        }
    };

    /** Stands for a group and for a value, whichever a path needs. */
    private static final Converter ANY = new Converter() {
        @Override
        public boolean isPrimitive() {
            return true;
        }

        @Override
        public PrimitiveConverter asPrimitiveConverter() {
            return VALUE;
        }

        @Override
        public GroupConverter asGroupConverter() {
            return GROUP;
        }
    };

    private NoConverter() {}

    @Override
    public Converter getConverter(int fieldIndex) {
        return ANY;
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
