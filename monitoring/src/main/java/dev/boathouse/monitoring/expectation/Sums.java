package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Schema;
import dev.boathouse.monitoring.internal.sketch.Moments;
import dev.boathouse.monitoring.internal.sketch.NumberBuilder.Workspace;
import dev.boathouse.monitoring.internal.sketch.SumBuilder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Optional;

/** Sum, mean and standard deviation of a column of numbers. Not thread-safe. */
final class Sums implements Reading {

    private final DataType type;
    private final Domain domain;
    private final SumBuilder doubles = new SumBuilder();
    /** The sum of longs in two parts, exactly. */
    private long upper;

    private long lower;
    private BigDecimal wide = BigDecimal.ZERO;
    private long count;

    Sums(Schema.Field field) {
        type = field.type();
        domain = Domain.of(type);
        if (!type.isNumeric()) {
            throw new Unfit("Column \"" + field.name() + "\" of type " + type + " holds no numbers.");
        }
    }

    @Override
    public void add(Column column, Marks marks, Workspace space) {
        double[] block = space.block();
        long[] whole = new long[block.length];
        for (int from = 0; from < marks.size; from += block.length) {
            int to = Math.min(marks.size, from + block.length);
            if (domain == Domain.LONG) {
                Domain.copy(column, from, to, whole);
            }
            column.copyTo(from, to, block, 0);
            int kept = 0;
            for (int i = from; i < to; i++) {
                block[kept] = block[i - from];
                long value = whole[i - from];
                if (marks.looksAt(i)) {
                    kept++;
                    upper += value >> 32;
                    lower += value & 0xffff_ffffL;
                }
            }
            doubles.add(block, 0, kept, space);
            count += kept;
        }
        if (domain == Domain.WIDE) {
            for (int i = 0; i < marks.size; i++) {
                if (marks.looksAt(i) && column.valueAt(i) instanceof BigDecimal value) {
                    wide = wide.add(value);
                }
            }
        }
    }

    /** Zero without values; NaN or infinite where a value is. */
    Object sum() {
        return switch (domain) {
            case LONG -> Domain.natural(decimalType(), longs());
            case WIDE -> wide;
            default -> {
                double unusual = doubles.unusual();
                yield unusual == 0 ? doubles.build().total() : unusual;
            }
        };
    }

    private DataType decimalType() {
        return type instanceof DataType.Decimal ? type : DataType.LONG;
    }

    private BigInteger longs() {
        return BigInteger.valueOf(upper).shiftLeft(32).add(BigInteger.valueOf(lower));
    }

    Optional<Object> mean() {
        if (count == 0) {
            return Optional.empty();
        }
        if (domain == Domain.DOUBLE) {
            double unusual = doubles.unusual();
            return Optional.of(unusual == 0 ? doubles.build().mean() : unusual);
        }
        BigDecimal sum = domain == Domain.WIDE ? wide : new BigDecimal(longs(), Domain.scale(type));
        BigDecimal divisor = BigDecimal.valueOf(count);
        // More digits than a double has, and a last one that is not zero for what was left: rounded once.
        return Optional.of(sum.divide(divisor, new MathContext(60)).doubleValue());
    }

    Optional<Object> standardDeviation() {
        Moments moments = doubles.build();
        if (count < 2) {
            return Optional.empty();
        }
        return Optional.of(doubles.unusual() == 0 ? moments.standardDeviation() : Double.NaN);
    }
}
