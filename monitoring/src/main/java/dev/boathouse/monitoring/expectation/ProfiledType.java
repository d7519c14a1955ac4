package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/** The types of profiled columns, and what their values are as doubles. */
final class ProfiledType {

    static final DataType TEXT = DataType.STRING;

    private ProfiledType() {}

    static DataType of(String name) {
        Optional<DataType> scalar = DataType.scalar(name);
        if (scalar.isPresent()) {
            return scalar.get();
        }
        if (name.matches("decimal\\(\\d{1,2},\\d{1,2}\\)")) {
            int comma = name.indexOf(',');
            return new DataType.Decimal(
                    Integer.parseInt(name.substring(8, comma)),
                    Integer.parseInt(name.substring(comma + 1, name.length() - 1)));
        }
        return new DataType.Other(name);
    }

    /** The least value that is this double in a profile, in the type of the column. */
    static Object low(DataType type, double value) {
        return Domain.isTime(type) ? time(type, value, RoundingMode.FLOOR) : Rounded.low(type, value);
    }

    /** The greatest value that is this double in a profile, in the type of the column. */
    static Object high(DataType type, double value) {
        return Domain.isTime(type) ? time(type, value, RoundingMode.CEILING) : Rounded.high(type, value);
    }

    private static Object time(DataType type, double value, RoundingMode way) {
        if (!Double.isFinite(value)) {
            return value;
        }
        BigInteger place = new BigDecimal(value).setScale(0, way).toBigInteger();
        return Domain.natural(type, place);
    }
}
