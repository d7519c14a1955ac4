package dev.boathouse.delta.internal.write;

import dev.boathouse.core.data.DataType;
import java.math.BigInteger;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/** Scalar types as Spark stores them. */
final class StoredType {

    private static final int INT_DIGITS = 9;
    private static final int LONG_DIGITS = 18;

    private StoredType() {}

    static Types.PrimitiveBuilder<PrimitiveType> of(DataType type, Repetition repetition) {
        if (type instanceof DataType.Decimal decimal) {
            return decimal(decimal, repetition);
        }
        if (type == DataType.BOOLEAN) {
            return Types.primitive(PrimitiveTypeName.BOOLEAN, repetition);
        }
        if (type == DataType.FLOAT) {
            return Types.primitive(PrimitiveTypeName.FLOAT, repetition);
        }
        if (type == DataType.DOUBLE) {
            return Types.primitive(PrimitiveTypeName.DOUBLE, repetition);
        }
        if (type == DataType.BINARY) {
            return Types.primitive(PrimitiveTypeName.BINARY, repetition);
        }
        if (type == DataType.STRING) {
            return Types.primitive(PrimitiveTypeName.BINARY, repetition).as(LogicalTypeAnnotation.stringType());
        }
        return whole(type, repetition);
    }

    private static Types.PrimitiveBuilder<PrimitiveType> whole(DataType type, Repetition repetition) {
        var ints = Types.primitive(PrimitiveTypeName.INT32, repetition);
        var longs = Types.primitive(PrimitiveTypeName.INT64, repetition);
        if (type == DataType.BYTE || type == DataType.SHORT) {
            return ints.as(LogicalTypeAnnotation.intType(type == DataType.BYTE ? 8 : 16, true));
        }
        if (type == DataType.DATE) {
            return ints.as(LogicalTypeAnnotation.dateType());
        }
        if (type == DataType.TIMESTAMP || type == DataType.TIMESTAMP_NTZ) {
            return longs.as(LogicalTypeAnnotation.timestampType(type == DataType.TIMESTAMP, TimeUnit.MICROS));
        }
        return type == DataType.INT ? ints : longs;
    }

    private static Types.PrimitiveBuilder<PrimitiveType> decimal(DataType.Decimal decimal, Repetition repetition) {
        LogicalTypeAnnotation annotation = LogicalTypeAnnotation.decimalType(decimal.scale(), decimal.precision());
        if (decimal.precision() <= INT_DIGITS) {
            return Types.primitive(PrimitiveTypeName.INT32, repetition).as(annotation);
        }
        if (decimal.precision() <= LONG_DIGITS) {
            return Types.primitive(PrimitiveTypeName.INT64, repetition).as(annotation);
        }
        return Types.primitive(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY, repetition)
                .length(bytes(decimal.precision()))
                .as(annotation);
    }

    /** The least number of bytes that hold every unscaled value of a precision. */
    private static int bytes(int precision) {
        return BigInteger.TEN.pow(precision).bitLength() / 8 + 1;
    }
}
