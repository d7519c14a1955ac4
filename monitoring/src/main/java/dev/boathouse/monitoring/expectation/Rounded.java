package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.DataType;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What values of a column, or halves of them, can have been that are known as doubles. */
final class Rounded {

    private static final double EXACT = 1L << 53;
    private static final int EXACT_DIGITS = 15;

    private Rounded() {}

    /** The least value of the type that is rounded to this double. */
    static Object low(DataType type, Object value) {
        return fitted(type, (Double) value, -1);
    }

    /** The greatest value of the type that is rounded to this double. */
    static Object high(DataType type, Object value) {
        return fitted(type, (Double) value, 1);
    }

    private static Object fitted(DataType type, double value, int way) {
        if (type.isFloating() || !Double.isFinite(value)) {
            return value;
        }
        if (type.isInteger() && Math.abs(value) < EXACT) {
            return value == Math.rint(value) ? (Object) (long) value : (Object) value;
        }
        if (type instanceof DataType.Decimal decimal && decimal.precision() <= EXACT_DIGITS) {
            return new BigDecimal(value).setScale(decimal.scale(), RoundingMode.HALF_EVEN);
        }
        return way < 0 ? Math.nextDown(value) : Math.nextUp(value);
    }

    /** A half of a sum of two values is no less. */
    static Object below(DataType type, Object value) {
        double middle = (Double) value;
        return exactHalf(type, middle) ? middle : half(type, middle, -1);
    }

    /** A half of a sum of two values is no greater. */
    static Object above(DataType type, Object value) {
        double middle = (Double) value;
        return exactHalf(type, middle) ? middle : half(type, middle, 1);
    }

    private static boolean exactHalf(DataType type, double middle) {
        return !Double.isFinite(middle) || (type.isInteger() && Math.abs(middle) < EXACT / 2);
    }

    private static Object half(DataType type, double middle, int way) {
        if (type instanceof DataType.Decimal decimal && decimal.precision() < EXACT_DIGITS) {
            return new BigDecimal(middle)
                    .setScale(decimal.scale() + 1, RoundingMode.HALF_EVEN)
                    .stripTrailingZeros();
        }
        return way < 0 ? Math.nextDown(middle) : Math.nextUp(middle);
    }
}
