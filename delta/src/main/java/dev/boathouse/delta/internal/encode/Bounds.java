package dev.boathouse.delta.internal.encode;

import java.math.BigInteger;
import java.util.Arrays;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/** Extremes as footers and column indexes have them ("Statistics" of parquet.thrift). */
final class Bounds {

    private Bounds() {}

    /** Without bounds where a value is no number: then no reader may trust any. */
    static Statistics<?> of(PrimitiveType type, Extremes extremes) {
        Statistics.Builder builder = Statistics.getBuilderForReading(type).withNumNulls(extremes.nulls());
        byte[] least = least(type, extremes);
        byte[] greatest = greatest(type, extremes);
        return extremes.values() == 0 || extremes.sawNaN() || least == null || greatest == null
                ? builder.build()
                : builder.withMin(least).withMax(greatest).build();
    }

    private static byte @Nullable [] least(PrimitiveType type, Extremes extremes) {
        // The least zero is the negative one, whichever was seen, since they are equal to some and not to others.
        double least = extremes.leastDouble() == 0 ? -0.0 : extremes.leastDouble();
        return bytes(type, extremes.leastLong(), least, extremes.leastBytes(), extremes.leastWide());
    }

    private static byte @Nullable [] greatest(PrimitiveType type, Extremes extremes) {
        double greatest = extremes.greatestDouble() == 0 ? 0.0 : extremes.greatestDouble();
        return bytes(type, extremes.greatestLong(), greatest, extremes.greatestBytes(), extremes.greatestWide());
    }

    private static byte @Nullable [] bytes(
            PrimitiveType type, long whole, double real, byte @Nullable [] text, @Nullable BigInteger wide) {
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> new byte[] {(byte) whole};
            case INT32 -> Extremes.littleEndian(whole, Integer.BYTES);
            case INT64 -> Extremes.littleEndian(whole, Long.BYTES);
            case FLOAT -> Extremes.littleEndian(Float.floatToRawIntBits((float) real), Float.BYTES);
            case DOUBLE -> Extremes.littleEndian(Double.doubleToRawLongBits(real), Double.BYTES);
            case BINARY -> text;
            case FIXED_LEN_BYTE_ARRAY -> wide == null ? null : padded(wide, type.getTypeLength());
            case INT96 -> null;
        };
    }

    private static byte[] padded(BigInteger value, int width) {
        byte[] compact = value.toByteArray();
        byte[] padded = new byte[width];
        Arrays.fill(padded, 0, width - compact.length, (byte) (value.signum() < 0 ? -1 : 0));
        System.arraycopy(compact, 0, padded, width - compact.length, compact.length);
        return padded;
    }
}
